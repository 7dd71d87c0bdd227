/// Readers turn the bytes of a file into blocks of text in reading order. Cleaning, structure
/// and metadata that stand in the text are the host's work and the same for all readers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/context.h"
#include "jianbao/document.h"

namespace jianbao {

/// The bytes to read. Valid during the call.
struct Input {
    std::string name;  ///< with extension; a hint, never proof of the kind
    std::string_view bytes;
};

/// A cell of a table as a reader found it. Places covered by a merged cell are left out.
struct RawCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    std::string text;
    bool header = false;
    std::uint32_t line = 0;  ///< number of the row in the file, from one; 0 where it has none
    bool struck = false;     ///< the whole cell is struck through
    /// In a row the file does not show, by a filter or by hand: no part of the document, but there
    /// for those who take edits back. Rows of such cells stand behind the others.
    bool hidden = false;
};

/// A paragraph, heading or table as the reader found it, uncleaned, in UTF-8.
struct RawBlock {
    enum class Kind { paragraph, heading, table, note };
    Kind kind = Kind::paragraph;
    std::string text;            ///< for a table its caption
    int level = 0;               ///< of a heading the file itself marks as one; 0 unknown
    std::vector<RawCell> cells;  ///< of a table
    Origin origin;
    std::string name;            ///< of a table: its sheet's, where it has one
    bool hidden = false;         ///< of a table: on a sheet the file does not show; as a hidden cell
};

/// One document as a reader delivers it.
struct RawDocument {
    std::vector<RawBlock> blocks;
    Metadata metadata;           ///< what the file states outside its text; the host fills the rest
    /// True where the lines are the file's own paragraphs; false where the page broke them
    /// (PDF), so that the host may join them.
    bool lines_are_paragraphs = true;
    /// True where the bytes of a block's text stand in the file as they are, from origin.byte on
    /// (UTF-8 text): every character then has its own place, not only its block.
    bool bytes_follow = false;
};

/// Takes what a reader delivers.
class ReaderOutput {
public:
    virtual ~ReaderOutput() = default;
    virtual void document(RawDocument document) = 0;  ///< a file may hold several
    /// A file inside the file (archive member, mail attachment): the host reads it in turn.
    virtual void nested(std::string name, std::string bytes) = 0;
    /// The file itself in another format, which the host reads in its place. The document keeps
    /// the identity and the name of the file that was converted.
    virtual void converted(std::string name, std::string bytes) { nested(std::move(name), std::move(bytes)); }
};

/// Thrown by a reader for input it can't read; the sentence says why and what to do.
class UnreadableInput : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Reader {
public:
    virtual ~Reader() = default;
    /// How sure the reader is, 0…100, that the bytes are of its kind, judged by content. The
    /// surest reader gets the file; 0 is "not mine", 10 any text, 90 a signature. Cheap: the first kilobytes decide.
    virtual int recognize(const Input& input) const = 0;
    /// Reads the input. Called from several threads at once. Throws UnreadableInput.
    virtual void read(const Input& input, ReaderOutput& output, Context& context) const = 0;
};

}  // namespace jianbao
