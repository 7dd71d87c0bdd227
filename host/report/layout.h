/// Layout: what a report consists of, read from TOML and checked as a whole.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "jianbao/report.h"
#include "jianbao/settings.h"
#include "ledger/reading.h"
#include "report/extend.h"
#include "report/format.h"
#include "report/template.h"

namespace jianbao::report {

/// A SELECT with the place it stands at, for messages.
struct Query {
    std::string sql;
    SourcePosition where;
    std::string label;  ///< "section 4 (table)", "[figures] overdue"
};

/// Holds where the figure or parameter, or the first value the query gives, is not 0 or empty.
struct Condition {
    std::string name;
    std::optional<Query> query;
    bool negated = false;
};

struct Parameter {
    std::string name;
    ledger::ResultValue standard;
};

/// One query whose columns are figures. A figure of a single value is named by its key.
struct FigureSet {
    std::vector<std::string> names;
    Query query;
    bool available = true;  ///< false where a table it requires is not there
};

struct HeadingSection {
    Template text;
    int level = 1;
    bool numbered = true;
    Template anchor;
};

struct TextSection {
    std::vector<RichTemplate> paragraphs;
    ParagraphStyle style = ParagraphStyle::body;
    std::optional<Query> rows;
    Template anchor;
};

struct FigureItem {
    Template label;
    std::string value;
    Template unit;
    Format format = Format::standard;
    Light light = Light::none;
    bool compare = false;
};
struct FiguresSection {
    Template title;
    std::vector<FigureItem> figures;
};

struct ColumnItem {
    std::string name;
    Template text;
    std::string title;
    std::optional<CellType> type;
    std::optional<Format> format;
    std::optional<Align> align;
    double width = 0;
    bool merge_equal = false;
    bool editable = false;
    std::string light;
    Template link;
    std::vector<std::string> choices;
    std::string empty;
    std::vector<std::string> exporters;  ///< it stands in; empty: in all
};
struct TableSection {
    Query rows;
    std::optional<int> most_rows;  ///< in place of the limits of the medium
    Template name, title, note, empty, anchor;
    std::string key;
    bool numbered = false;
    bool compact = false;
    bool list = false;
    bool landscape = false;
    std::vector<ColumnItem> columns;
};

struct SeriesItem {
    std::string value;
    Template name;
    Light light = Light::none;
};
struct ChartSection {
    ChartKind kind = ChartKind::bar;
    Query rows;
    Template title, unit;
    std::string category;
    bool horizontal = false;
    std::vector<SeriesItem> series;
};

struct HeatSection {
    Query rows;
    Template name, title, unit, head, note;
    std::string category;
    std::vector<SeriesItem> series;
};

struct CalendarSection {
    Query rows;
    Template name, title, note, text, link;
    std::string day, light;
    std::string from;  ///< name of a value that is a date
    int weeks = 5;
};

struct NoticesSection {
    Template title, empty;
};

struct SlipSection {
    Query rows;
    Template title, number;
    std::string light;
    std::vector<std::pair<Template, Template>> fields;
    std::vector<std::string> reply;
    bool page_break = true;
};

struct ContentsSection {
    Template title;
    int depth = 2;
};
struct PageBreakSection {};

using SectionBody = std::variant<HeadingSection, TextSection, FiguresSection, TableSection, ChartSection, HeatSection,
                                 CalendarSection, SlipSection, ContentsSection, NoticesSection, PageBreakSection>;

struct Section {
    std::string label;  ///< "section 4 (table)"
    SourcePosition where;
    std::optional<Condition> when;
    std::optional<RichTemplate> otherwise;
    bool available = true;               ///< false where a table it requires is not there
    std::vector<std::string> exporters;  ///< it stands in; empty: in all
    SectionBody body;
};

struct MastheadItem {
    Template name, issue, office, date;
    bool red = true;
};
struct ImprintItem {
    Template copies_to, printed_by, printed_on;
};

/// How much of long tables and full days is shown where nobody would read all; 0 is all.
struct RowLimits {
    int paper = 1000;   ///< rows in pdf, docx
    int screen = 5000;  ///< rows in html, markdown
    int day = 6;        ///< entries of a day of a calendar in docx, html, markdown
    Template rest;      ///< stands under what was limited; `rest` is the number of rows
};

struct Layout {
    std::string name, help;
    Template title, subtitle, author;
    int due_soon_days = 7;
    RowLimits limits;
    std::vector<Parameter> parameters;
    std::vector<std::string> needs;  ///< parameters the user must give a value
    std::vector<FigureSet> figures;
    std::optional<MastheadItem> masthead;
    std::optional<ImprintItem> imprint;
    std::optional<Query> numbers;  ///< columns `series` and `key`: what gets a number in the view `issues`
    std::vector<Section> sections;
    /// [look]: options for every exporter that has them; its own stand above.
    Node look;
    /// Options of exporters, [pdf] and the like, for their own validation.
    std::vector<std::pair<std::string, Node>> exporters;

    /// The options for that exporter; a null node where the layout has none.
    const Node& options(std::string_view exporter) const;
};

/// All that is wrong with a layout. what() is the first mistake.
class LayoutError : public std::runtime_error {
public:
    explicit LayoutError(std::vector<SettingError> problems);
    const std::vector<SettingError>& problems() const { return problems_; }

private:
    std::vector<SettingError> problems_;
};

struct LayoutSources {
    const Node& root;            ///< the layout's file
    const Node& queries;         ///< reports/queries.toml: [query.NAME] for all layouts; may be null
    std::string_view text = {};  ///< text of the layout's file; read from the place of the nodes if empty
    ParentSource parents = {};   ///< reads the layout that `extends` names; it is refused if empty
};

/// Reads and checks a layout: keys, values, placeholders, and each query against the tables of
/// `reading`, for which an empty ledger serves. `exporters` are the names whose tables ([pdf])
/// are handed on. Throws LayoutError with every mistake.
Layout load_layout(const LayoutSources& sources, const ledger::Reading& reading,
                   std::span<const std::string> exporters);

/// Names that stand for values in every text and, with a colon before them, in every query:
/// as_of, year, month, day, week and the year it belongs to (ISO 8601), week_start, week_end,
/// month_start, month_end, due_soon_days.
std::span<const std::string_view> standard_names();
/// Their values.
ledger::NamedValues standard_values(const ledger::Viewpoint& view);

}  // namespace jianbao::report
