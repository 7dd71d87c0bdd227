/// JSON written as it goes: values put at the end of a text, without a tree in memory.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace jianbao::cli {

/// JSON put together value by value. It grows like a std::string but leaves its spare room as it is, so
/// that texts are copied and looked at for escapes in one go.
class JsonText {
public:
    /// What is JSON already: marks, names, values written before.
    void add(std::string_view json) {
        std::memcpy(room(json.size()), json.data(), json.size());
        size_ += json.size();
    }
    void add(char mark) {
        *room(1) = mark;
        ++size_;
    }

    /// The text in quotes, with escapes where JSON needs them. It must be valid UTF-8.
    void add_text(std::string_view text);
    void add_number(std::int64_t number);
    /// The shortest form that reads back as the same number, with a point or an exponent; null for
    /// infinity and what is no number.
    void add_number(double number);

    /// Makes room for so many bytes in all.
    void reserve(std::size_t bytes);

    std::string_view view() const { return {bytes_.get(), size_}; }
    std::size_t size() const { return size_; }
    /// Puts a mark in the place of another.
    void replace(std::size_t at, char mark) { bytes_[at] = mark; }
    /// Only the first so many bytes stay.
    void shorten(std::size_t size) { size_ = size; }

private:
    /// Where at least so many bytes can be put.
    char* room(std::size_t bytes) {
        if (capacity_ - size_ < bytes) grow(bytes);
        return bytes_.get() + size_;
    }
    void grow(std::size_t bytes);

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace jianbao::cli
