/// Document: clean text, a paragraph a line, its structure as spans into it, and where every piece came from.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao {

/// Genres of Chinese official documents, as far as analysis treats them differently.
enum class DocumentKind {
    unknown,
    speech,    ///< 讲话
    notice,    ///< 通知, 意见, 决定 and other directives
    plan,      ///< 方案, 计划, 要点
    minutes,   ///< 会议纪要
    bulletin,  ///< 通报, 简报, 公告
    report,    ///< 报告, 总结
    letter,    ///< 函, 批复
};
std::string_view name_of(DocumentKind kind);     ///< "speech"
std::string_view chinese_name(DocumentKind kind);  ///< "讲话"

/// Where a reference date was taken from, the most trusted first.
enum class DateSource { none, file, text, option };

struct Metadata {
    std::string title;                    ///< 标题; the file's name where the text has none
    std::string issuer;                   ///< 发文机关
    std::string number;                   ///< 发文字号, as 国办发〔2019〕3号
    std::string speaker;                  ///< who gave the speech
    std::vector<std::string> addressees;  ///< 主送机关
    DocumentKind kind = DocumentKind::unknown;
    std::optional<Date> date;             ///< date of issue or of the meeting
    DateSource date_source = DateSource::none;
};

/// A place in the original file. Zero means unknown; pages and paragraphs count from one.
struct Origin {
    std::uint32_t page = 0;
    std::uint32_t paragraph = 0;
    std::uint64_t byte = 0;  ///< offset in the original's own encoding where the reader knows it
};

/// One speech, notice or plan. A compilation holds several; every other document holds one.
struct Article {
    Span span;
    Span title;  ///< empty where the article has none of its own
    Range sections;
    Range paragraphs;
    Range sentences;
    Metadata metadata;
};

constexpr std::uint32_t no_index = 0xFFFFFFFF;

/// A part under a heading. Sections nest; `span` covers the subsections too.
struct Section {
    Span span;
    Span heading;  ///< with its marker; a run-in heading is the first sentence of a paragraph
    Span marker;   ///< 一、 （一） 1. 一是 第一，
    /// 1 一、 第一章 · 2 （一） · 3 1. · 4 （1） · 5 一是, 第一 inside a paragraph
    int level = 1;
    std::uint32_t parent = no_index;  ///< position in Document::sections()
    std::uint32_t article = 0;
};

enum class ParagraphRole {
    body,
    title,
    heading,
    salutation,  ///< 同志们：
    addressee,   ///< 各县（市、区）人民政府：
    signature,   ///< sign-off office and date
    attachment,  ///< 附件：…
    table,       ///< the text of one table, cell by cell
    note,        ///< footnote, editor's note
};

struct Paragraph {
    Span span;
    ParagraphRole role = ParagraphRole::body;
    std::uint32_t section = no_index;  ///< innermost
    std::uint32_t article = 0;
    Range sentences;
};

/// Ends at 。！？!? or at the end of the paragraph. ；and ，do not end one.
struct Sentence {
    Span span;
    std::uint32_t paragraph = 0;
    std::uint32_t section = no_index;  ///< innermost, run-in headings included
    std::uint32_t article = 0;
};

struct Cell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    Span text;
};

struct Table {
    Span span;
    Span caption;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::uint32_t header_rows = 0;
    std::uint32_t paragraph = no_index;  ///< the paragraph of role `table` that holds its text
    std::vector<Cell> cells;             ///< by row, then column; merged cells stand once

    /// The cell that covers the place, merged ones included; null outside and for holes.
    const Cell* at(std::uint32_t row, std::uint32_t column) const;
};

/// What a cleaning step changed.
struct Repair {
    std::string step;    ///< name of the step, as in the configuration
    Span span;           ///< in the clean text; empty where something was only removed
    std::string before;  ///< the original characters
    double confidence = 1.0;
};

/// From clean offset `begin` on, the text came from `origin`; inside the run original bytes
/// advance with clean bytes when `linear`.
struct SourceRun {
    std::uint32_t begin = 0;
    Origin origin;
    bool linear = false;
};

/// Immutable once made; safe to read from several threads.
class Document {
public:
    /// Everything a document is made of, for the host and for tests.
    struct Parts {
        std::string id;    ///< SHA-256 of the original bytes, in hexadecimal
        std::string name;  ///< file name without folder and extension
        std::string path;  ///< as the user named it; `archive.zip!inner.docx` for a member
        std::string text;
        Metadata metadata;
        std::vector<Article> articles;
        std::vector<Section> sections;
        std::vector<Paragraph> paragraphs;
        std::vector<Sentence> sentences;
        std::vector<Table> tables;
        std::vector<Repair> repairs;
        std::vector<SourceRun> sources;
    };

    explicit Document(Parts parts);

    const std::string& id() const { return parts_.id; }
    const std::string& name() const { return parts_.name; }
    const std::string& path() const { return parts_.path; }
    const std::string& text() const { return parts_.text; }
    std::string_view text(Span span) const {
        return std::string_view(parts_.text).substr(span.begin, span.size());
    }
    const Metadata& metadata() const { return parts_.metadata; }
    std::span<const Article> articles() const { return parts_.articles; }
    std::span<const Section> sections() const { return parts_.sections; }
    std::span<const Paragraph> paragraphs() const { return parts_.paragraphs; }
    std::span<const Sentence> sentences() const { return parts_.sentences; }
    std::span<const Table> tables() const { return parts_.tables; }
    std::span<const Repair> repairs() const { return parts_.repairs; }
    std::span<const SourceRun> sources() const { return parts_.sources; }

    /// The date that "年底前" and "3天内" count from: the article's own, else the document's.
    std::optional<Date> reference_date(std::uint32_t article) const;
    /// Position of the sentence that holds the byte, or no_index.
    std::uint32_t sentence_at(std::uint32_t offset) const;
    /// Sections from the outermost to `section`; empty for no_index.
    std::vector<std::uint32_t> section_path(std::uint32_t section) const;
    /// "一、加强组织领导 / （二）落实责任": the headings of section_path(), or their beginnings.
    std::string section_title(std::uint32_t section) const;
    /// Where the byte stood in the original file.
    Origin origin(std::uint32_t offset) const;
    /// Characters before the byte: turns byte offsets into the character offsets users see.
    std::uint32_t characters_before(std::uint32_t offset) const;

private:
    Parts parts_;
    std::vector<std::uint32_t> character_index_;  ///< characters before every 64th byte
};

}  // namespace jianbao
