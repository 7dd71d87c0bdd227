/// Rows of a long table on disk: written once, read by exporters in any number of passes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "jianbao/report_rows.h"

namespace jianbao::report {

/// Anchors of a report by their hashes, which take little where there are many of them.
using AnchorSet = std::vector<std::uint64_t>;
std::uint64_t hash_of(const std::string& anchor);
bool has_anchor(const AnchorSet& sorted, const std::string& anchor);

/// Keeps rows in a file without a name in the folder for temporary files: it is gone with the last that reads it,
/// however the program ends. Throws std::runtime_error where the disk is full.
class RowSpool final : public RowSource {
public:
    RowSpool();
    ~RowSpool() override;
    RowSpool(const RowSpool&) = delete;
    RowSpool& operator=(const RowSpool&) = delete;

    void add(const ReportRow& row);

    std::size_t size() const override { return size_; }
    void read(std::size_t index, ReportRow& row) const override;

    /// Hash of the anchor of each row, 0 where it has none.
    const std::vector<std::uint64_t>& anchors() const { return anchors_; }
    /// From now on rows have only links that lead to one of `anchors`, and those in `dropped`, sorted, no anchor.
    void settle(std::shared_ptr<const AnchorSet> anchors, std::vector<std::size_t> dropped);

private:
    void flush();
    void read_next(ReportRow& row) const;
    void fill_window(std::uint64_t from) const;
    const char* bytes(std::size_t count) const;
    std::uint64_t number() const;
    void text(std::string& out) const;

    int file_ = -1;
    std::size_t size_ = 0;
    std::uint64_t length_ = 0;             ///< bytes in the file
    std::string waiting_;                  ///< bytes that are not there yet
    std::vector<std::uint64_t> places_;    ///< of every so many rows
    std::vector<std::uint64_t> anchors_;
    std::shared_ptr<const AnchorSet> known_;
    std::vector<std::size_t> dropped_;

    // Where reading goes on.
    mutable std::string window_;
    mutable std::uint64_t window_begin_ = 0;
    mutable std::uint64_t at_ = 0;
    mutable std::size_t next_ = 0;
};

}  // namespace jianbao::report
