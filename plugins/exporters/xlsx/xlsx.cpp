// The xlsx exporter: the workbook an office goes on working in.

#include <algorithm>
#include <ctime>

#include "book.h"
#include "jianbao/plugin.h"
#include "plan.h"

namespace jianbao::xlsx {

namespace {

const OptionSpec options[] = {
    {"font", OptionType::text, "\"宋体\"", "Font of all cells; Excel replaces it where it is not installed."},
    {"font_size", OptionType::integer, "11", "Size of the text in points.", "", 6, 24},
    {"narrative", OptionType::boolean, "true", "Whether headings and paragraphs get a sheet (正文)."},
    {"protect", OptionType::boolean, "false",
     "Whether table sheets are protected (no password), so that only editable columns take input."},
    {"spare_rows", OptionType::integer, "200",
     "Rows below each table that still have its drop-downs and colour rules, for rows people add.", "", 0, 10000},
    {"streaming_cells", OptionType::integer, "50000",
     "Above this many table cells rows are written to disk as they come, which keeps memory small.", "", 0, 1e12},
    {"watermark", OptionType::text, "\"\"", "Text at the head of every printed page; empty for none."},
    exporters::colour_head,
    exporters::colour_heading,
    exporters::colour_red,
    exporters::colour_yellow,
    exporters::colour_green,
    exporters::colour_blue,
    exporters::colour_grey,
    exporters::colour_heat,
};

/// Noon of the day the report is for: the only clock there is, so the same report gives the same bytes.
std::time_t creation_time(Date as_of) {
    constexpr std::time_t day = 86400;
    return std::chrono::sys_days(as_of).time_since_epoch().count() * day + day / 2;
}

void set_properties(const Report& report, Book& book) {
    std::string title = cell_text(report.title, 255).text;
    std::string subject = cell_text(report.subtitle, 255).text;
    std::string author = cell_text(report.author, 255).text;
    std::string comments = "统计日期 " + to_iso(report.as_of);
    std::string category = cell_text(report.layout, 255).text;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    properties.company = author.data();
    properties.category = category.data();
    properties.comments = comments.data();
    properties.created = creation_time(report.as_of);
    book.check(workbook_set_properties(book.handle(), &properties), "the document properties");
    if (!category.empty())
        book.check(workbook_set_custom_property_string(book.handle(), "jianbao layout", category.c_str()),
                   "a document property");
    book.check(workbook_set_custom_property_string(book.handle(), "jianbao as_of", to_iso(report.as_of).c_str()),
               "a document property");
}

class XlsxExporter final : public Exporter {
public:
    explicit XlsxExporter(const Options& given) {
        preferences_.palette = exporters::make_palette(given);
        preferences_.watermark = given.text("watermark");
        preferences_.font = given.text("font");
        preferences_.font_size = static_cast<int>(given.integer("font_size"));
        preferences_.narrative = given.boolean("narrative");
        preferences_.protect = given.boolean("protect");
        preferences_.spare_rows = given.integer("spare_rows");
        preferences_.streaming_cells = given.integer("streaming_cells");
    }

    const char* extension() const override { return "xlsx"; }

    void write(const Report& report, const std::filesystem::path& file, Context& context) const override {
        if (!report.as_of.ok()) throw ExportError("the report has no date (as_of), so the workbook cannot be dated");
        std::int64_t cells = 0;
        for (const Block& block : report.blocks)
            if (const auto* table = std::get_if<TableBlock>(&block))
                cells += static_cast<std::int64_t>(table->rows.size() * table->columns.size());
        try {
            Book book(file, preferences_, cells > preferences_.streaming_cells, context);
            set_properties(report, book);
            Plan plan = make_plan(report, book, context);
            for (const TablePlan& table : plan.tables) write_table(book, plan, table);
            for (const HeatPlan& heat : plan.heats) write_heat(book, plan, heat);
            for (const CalendarPlan& calendar : plan.calendars) write_calendar(book, plan, calendar);
            write_overview(book, plan);
            write_narrative(book, plan);
            write_slips(book, plan);
            write_chart_data(book, plan);
            write_notes(book, plan);
            write_index(book, plan);
            book.close();
        } catch (const ExportError&) {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
            throw;
        }
    }

private:
    Preferences preferences_;
};

}  // namespace

}  // namespace jianbao::xlsx

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "xlsx",
    .version = "0.1.0",
    .summary = "Excel workbook: a sheet per table with filters, drop-downs and lights, key figures and native charts.",
    .options = jianbao::xlsx::options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::xlsx::XlsxExporter>(setup.options());
    }});
