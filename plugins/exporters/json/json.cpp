// The json exporter: the report as data, for other programs.

#include <fstream>
#include <nlohmann/json.hpp>

#include "jianbao/plugin.h"

namespace jianbao::json {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* light_names[] = {"none", "red", "yellow", "green", "blue", "grey"};
constexpr const char* emphasis_names[] = {"none", "strong", "muted"};
constexpr const char* style_names[] = {"body", "plain", "centred", "note", "signature"};
constexpr const char* align_names[] = {"left", "centre", "right"};
constexpr const char* type_names[] = {"text", "integer", "number", "percent", "date"};
constexpr const char* chart_names[] = {"bar", "stacked_bar", "line", "pie"};

template <class Enum, std::size_t size>
const char* name_of(Enum value, const char* const (&names)[size]) {
    const auto index = static_cast<std::size_t>(value);
    return names[index < size ? index : 0];
}

/// An object whose members are left out where they have their standard value.
class Object {
public:
    Object() : json_(Json::object()) {}
    explicit Object(const char* block) : json_{{"block", block}} {}

    template <class T>
    Object& add(const char* name, T value, const T& standard) {
        if (value != standard) json_[name] = std::move(value);
        return *this;
    }
    Object& add(const char* name, const std::string& text) { return add(name, text, std::string()); }
    Object& add(const char* name, bool value) { return add(name, value, false); }
    Object& list(const char* name, Json items) {
        if (!items.empty()) json_[name] = std::move(items);
        return *this;
    }
    template <class Enum, std::size_t size>
    Object& choice(const char* name, Enum value, const char* const (&names)[size]) {
        if (value != Enum{}) json_[name] = name_of(value, names);
        return *this;
    }
    Json take() { return std::move(json_); }

private:
    Json json_;
};

template <class T, class Convert>
Json list_of(const std::vector<T>& items, Convert convert) {
    Json list = Json::array();
    for (const T& item : items) list.push_back(convert(item));
    return list;
}

Json cell(const ReportCell& cell) {
    if (cell.value.index() == 0 && cell.light == Light::none && cell.link.empty()) return cell.text;
    Object object;
    object.add("text", cell.text);
    Json value;
    if (const auto* integer = std::get_if<std::int64_t>(&cell.value)) value = *integer;
    if (const auto* number = std::get_if<double>(&cell.value)) value = *number;
    if (const auto* date = std::get_if<Date>(&cell.value); date && date->ok()) value = to_iso(*date);
    return object.add("value", value, Json()).choice("light", cell.light, light_names).add("link", cell.link).take();
}

Json row(const ReportRow& row) {
    return Object().add("anchor", row.anchor).add("key", row.key).list("cells", list_of(row.cells, cell)).take();
}

Json column(const ReportColumn& column) {
    return Object()
        .add("name", column.name)
        .add("title", column.title)
        .choice("type", column.type, type_names)
        .choice("align", column.align, align_names)
        .add("width", column.width, 0.0)
        .add("merge_equal", column.merge_equal)
        .add("editable", column.editable)
        .list("choices", column.choices)
        .take();
}

Json run(const TextRun& run) {
    return Object().add("text", run.text).choice("emphasis", run.emphasis, emphasis_names).add("link", run.link).take();
}

Json figure(const KeyFigure& figure) {
    Object object;
    object.add("label", figure.label).add("value", figure.value);
    if (figure.number) object.add("number", Json(*figure.number), Json());
    return object.add("unit", figure.unit)
        .add("change", figure.change)
        .choice("light", figure.light, light_names)
        .take();
}

Json series(const ChartSeries& series) {
    return Object()
        .add("name", series.name)
        .choice("light", series.light, light_names)
        .list("values", series.values)
        .take();
}

struct BlockWriter {
    Json operator()(const HeadingBlock& block) const {
        return Object("heading")
            .add("level", block.level, 1)
            .add("text", block.text)
            .add("anchor", block.anchor)
            .take();
    }
    Json operator()(const ParagraphBlock& block) const {
        return Object("paragraph")
            .choice("style", block.style, style_names)
            .add("anchor", block.anchor)
            .list("text", list_of(block.text, run))
            .take();
    }
    Json operator()(const KeyFiguresBlock& block) const {
        return Object("figures").add("title", block.title).list("figures", list_of(block.figures, figure)).take();
    }
    Json operator()(const TableBlock& block) const {
        return Object("table")
            .add("name", block.name)
            .add("title", block.title)
            .add("numbered", block.numbered)
            .add("landscape", block.landscape)
            .list("columns", list_of(block.columns, column))
            .list("rows", list_of(block.rows, row))
            .add("empty_text", block.empty_text)
            .add("note", block.note)
            .take();
    }
    Json operator()(const ChartBlock& block) const {
        return Object("chart")
            .choice("kind", block.kind, chart_names)
            .add("title", block.title)
            .add("unit", block.unit)
            .add("horizontal", block.horizontal)
            .list("categories", block.categories)
            .list("series", list_of(block.series, series))
            .take();
    }
    Json operator()(const SlipBlock& block) const {
        return Object("slip")
            .add("title", block.title)
            .add("number", block.number)
            .choice("light", block.light, light_names)
            .list("fields", list_of(block.fields,
                                    [](const auto& field) {
                                        return Json::array({field.first, field.second});
                                    }))
            .list("reply_fields", block.reply_fields)
            .take();
    }
    Json operator()(const PageBreakBlock&) const { return Object("page_break").take(); }
    Json operator()(const ContentsBlock& block) const {
        return Object("contents").add("title", block.title).add("depth", block.depth, 2).take();
    }
};

Json whole(const Report& report) {
    Object object;
    object.add("layout", report.layout)
        .add("title", report.title)
        .add("subtitle", report.subtitle)
        .add("author", report.author);
    if (report.as_of.ok()) object.add("as_of", to_iso(report.as_of));
    if (const auto& masthead = report.masthead)
        object.add("masthead",
                   Object()
                       .add("name", masthead->name)
                       .add("issue", masthead->issue)
                       .add("office", masthead->office)
                       .add("date", masthead->date)
                       .add("red", masthead->red, true)
                       .take(),
                   Json());
    if (const auto& imprint = report.imprint)
        object.add("imprint",
                   Object()
                       .add("copies_to", imprint->copies_to)
                       .add("printed_by", imprint->printed_by)
                       .add("printed_on", imprint->printed_on)
                       .take(),
                   Json());
    object.list("notices", report.notices);
    return object
        .list("blocks", list_of(report.blocks, [](const Block& block) { return std::visit(BlockWriter{}, block); }))
        .take();
}

class JsonExporter final : public Exporter {
public:
    explicit JsonExporter(const Options& options) : indent_(static_cast<int>(options.integer("indent"))) {}

    const char* extension() const override { return "json"; }

    void write(const Report& report, const std::filesystem::path& file, Context&) const override {
        std::ofstream out(file, std::ios::binary);
        out << whole(report).dump(indent_, ' ', false, Json::error_handler_t::replace) << "\n";
        out.close();
        if (!out)
            throw ExportError("the file can't be written; check the free space and the permissions of the folder");
    }

private:
    int indent_;
};

constexpr OptionSpec options[] = {
    {"indent", OptionType::integer, "1", "Spaces a level is set in; -1 puts everything on one line.", "", -1, 8},
};

}  // namespace

}  // namespace jianbao::json

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::exporter,
    .name = "json",
    .version = "1.0",
    .summary = "The report as data: every block, cell, value and link, for other programs",
    .options = jianbao::json::options,
    .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
        return std::make_unique<jianbao::json::JsonExporter>(setup.options());
    }});
