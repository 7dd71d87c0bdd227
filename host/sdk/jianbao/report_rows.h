/// Rows of a report's table: few of them in memory, many read from where they are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao {

/// Traffic light of a task. Always shown with its word, so that it reads in black and white.
enum class Light {
    none,
    red,     ///< 逾期
    yellow,  ///< 临期
    green,   ///< 正常
    blue,    ///< 办结
    grey,    ///< 待核, 无期限
};

struct ReportCell {
    std::string text;  ///< as shown
    /// The value behind the text, for workbooks and sorting; nothing where it is text.
    std::variant<std::monostate, std::int64_t, double, Date> value;
    Light light = Light::none;
    std::string link;  ///< anchor in this report
};

struct ReportRow {
    std::vector<ReportCell> cells;
    std::string anchor;  ///< unique in the report, or empty
    std::string key;     ///< stable identity of the row (task id) for the way back, or empty
    std::string state;   ///< what its cells hold, in a short form, for the way back; stands beside the key
};

/// Rows that are kept elsewhere, in a file for example, and made when they are asked for.
class RowSource {
public:
    virtual ~RowSource() = default;
    virtual std::size_t size() const = 0;
    /// Puts row `index` into `row`, whatever it held. Going through the rows in order is cheapest. Called from one
    /// thread at a time. Throws std::runtime_error where the rows can't be read.
    virtual void read(std::size_t index, ReportRow& row) const = 0;
};

/// The rows of a table, like a vector. Long tables come from a source: then rows can't be changed or added, and the
/// row that [] gives stands until another is asked for. A loop over the rows costs the memory of one.
class ReportRows {
public:
    class const_iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = ReportRow;
        using difference_type = std::ptrdiff_t;
        using pointer = const ReportRow*;
        using reference = const ReportRow&;

        const_iterator() = default;
        const_iterator(const ReportRows& rows, std::size_t index) : rows_(&rows), index_(index) {}
        reference operator*() const {
            if (!rows_->source_) return rows_->own_[index_];
            if (!read_) rows_->source_->read(index_, row_);
            read_ = true;
            return row_;
        }
        pointer operator->() const { return &**this; }
        const_iterator& operator++() {
            ++index_;
            read_ = false;
            return *this;
        }
        const_iterator operator++(int) {
            const_iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const const_iterator& other) const { return index_ == other.index_; }

    private:
        const ReportRows* rows_ = nullptr;
        std::size_t index_ = 0;
        mutable ReportRow row_;
        mutable bool read_ = false;
    };

    ReportRows() = default;
    ReportRows(std::vector<ReportRow> rows) : own_(std::move(rows)) {}
    ReportRows(std::initializer_list<ReportRow> rows) : own_(rows) {}
    explicit ReportRows(std::shared_ptr<const RowSource> source) : source_(std::move(source)) {}

    std::size_t size() const { return source_ ? source_->size() : own_.size(); }
    bool empty() const { return size() == 0; }
    const_iterator begin() const { return {*this, 0}; }
    const_iterator end() const { return {*this, size()}; }
    const ReportRow& operator[](std::size_t index) const {
        if (!source_) return own_[index];
        source_->read(index, read_);
        return read_;
    }

    /// Where the rows come from; null where they are in memory.
    const std::shared_ptr<const RowSource>& source() const { return source_; }

    /// The rows in memory, for changes; throws std::logic_error for those of a source.
    std::vector<ReportRow>& own() {
        if (source_) throw std::logic_error("rows of a source can't be changed");
        return own_;
    }
    ReportRow& operator[](std::size_t index) { return own()[index]; }
    ReportRow& emplace_back(ReportRow row = {}) { return own().emplace_back(std::move(row)); }
    void push_back(ReportRow row) { own().push_back(std::move(row)); }
    void clear() { *this = {}; }

private:
    std::vector<ReportRow> own_;
    std::shared_ptr<const RowSource> source_;
    mutable ReportRow read_;
};

}  // namespace jianbao
