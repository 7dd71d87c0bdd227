/// Exporter for calendars (iCalendar, RFC 5545): an event for each row with a day.
#include <fstream>
#include <set>
#include <vector>

#include "jianbao/plugin.h"

namespace jianbao::ics {

namespace {

const OptionSpec options[] = {
    {"alarm_days", OptionType::text_list, "[\"3\", \"0\"]", "Days before an event at which an alarm goes off; 0 is the day itself."},
    {"alarm_hour", OptionType::integer, "9", "Hour of the day at which alarms go off.", "", 0, 23},
    {"domain", OptionType::text, "\"jianbao\"", "Second part of the events' identities; it must stay the same from one calendar to the next."},
};

std::string basic(Date day) {
    std::string out = to_iso(day);
    std::erase(out, '-');
    return out;
}

/// Text as a property value: RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t') continue;
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

class Writer {
public:
    explicit Writer(std::ostream& out) : out_(out) {}

    /// A line of at most 75 bytes, continued below; characters stay whole.
    void line(std::string_view text) {
        std::size_t room = 75;
        while (text.size() > room) {
            std::size_t cut = room;
            while (cut > 1 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
            out_ << text.substr(0, cut) << "\r\n ";
            text.remove_prefix(cut);
            room = 74;  // the space counts
        }
        out_ << text << "\r\n";
    }
    void line(const std::string& name, std::string_view value) { line(name + ":" + escaped(value)); }

private:
    std::ostream& out_;
};

/// Positions of the columns an event is made of.
struct Columns {
    std::optional<std::size_t> summary, date, rule, except, category;
};

std::optional<std::size_t> column_named(const TableBlock& table, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == name) return i;
    return std::nullopt;
}

class IcsExporter : public Exporter {
public:
    explicit IcsExporter(const Options& given) : domain_(given.text("domain")), hour_(static_cast<int>(given.integer("alarm_hour"))) {
        for (const std::string& day : given.texts("alarm_days")) {
            if (day.empty() || day.size() > 3 || day.find_first_not_of("0123456789") != day.npos)
                throw std::runtime_error("alarm_days: `" + day + "` is no number of days");
            alarms_.push_back(std::stoi(day));
        }
        if (domain_.empty() || domain_.find_first_of(" ;:,\r\n") != domain_.npos)
            throw std::runtime_error("domain: `" + domain_ + "` can't stand in an identity");
    }

    const char* extension() const override { return "ics"; }

    void write(const Report& report, const std::filesystem::path& file, Context& context) const override {
        std::ofstream out(file, std::ios::binary);
        Writer writer(out);
        writer.line("BEGIN:VCALENDAR");
        writer.line("VERSION:2.0");
        writer.line("PRODID:-//jianbao//jianbao//ZH");
        writer.line("CALSCALE:GREGORIAN");
        writer.line("METHOD:PUBLISH");
        writer.line("X-WR-CALNAME", report.title);
        std::set<std::string> seen;
        for (const Block& block : report.blocks)
            if (const auto* table = std::get_if<TableBlock>(&block)) add(*table, report, writer, seen);
        writer.line("END:VCALENDAR");
        out.close();
        if (!out) throw ExportError("the calendar can't be written; check the free space and the permissions of the folder");
        if (seen.empty())
            context.report({.severity = Severity::note,
                            .message = "the calendar has no events: no table of the layout has keys and a column `date` or `due`"});
    }

private:
    void add(const TableBlock& table, const Report& report, Writer& writer, std::set<std::string>& seen) const {
        const Columns columns{column_named(table, {"summary", "title"}), column_named(table, {"day", "date", "due", "deadline"}),
                              column_named(table, {"rule"}), column_named(table, {"except_day"}), column_named(table, {"category", "lead"})};
        if (!columns.summary || !columns.date) return;
        for (const ReportRow& row : table.rows) {
            if (row.key.empty() || row.cells.size() < table.columns.size()) continue;
            const Date* day = std::get_if<Date>(&row.cells[*columns.date].value);
            // A task that stands in several tables is one event.
            if (day == nullptr || !seen.insert(row.key).second) continue;
            writer.line("BEGIN:VEVENT");
            writer.line("UID", row.key + "@" + domain_);
            writer.line("DTSTAMP:" + basic(report.as_of) + "T000000Z");
            // Later calendars take the place of earlier ones.
            writer.line("SEQUENCE:" + std::to_string(std::max(0, days_between(make_date(2000, 1, 1), report.as_of))));
            writer.line("DTSTART;VALUE=DATE:" + basic(*day));
            writer.line("DTEND;VALUE=DATE:" + basic(add_days(*day, 1)));
            if (columns.rule && !row.cells[*columns.rule].text.empty()) writer.line("RRULE:" + row.cells[*columns.rule].text);
            if (columns.rule && columns.except && !row.cells[*columns.rule].text.empty())
                if (const auto closed = parse_iso(row.cells[*columns.except].text)) writer.line("EXDATE;VALUE=DATE:" + basic(*closed));
            writer.line("SUMMARY", row.cells[*columns.summary].text);
            if (columns.category && !row.cells[*columns.category].text.empty())
                writer.line("CATEGORIES", row.cells[*columns.category].text);
            std::string description;
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                if (i == columns.summary || i == columns.date || i == columns.rule || i == columns.except || row.cells[i].text.empty()) continue;
                description += (description.empty() ? "" : "\n") + table.columns[i].title + "：" + row.cells[i].text;
            }
            if (!description.empty()) writer.line("DESCRIPTION", description);
            writer.line("TRANSP:TRANSPARENT");
            for (const int days : alarms_) {
                writer.line("BEGIN:VALARM");
                writer.line("ACTION:DISPLAY");
                writer.line("DESCRIPTION", row.cells[*columns.summary].text);
                const int hours = days * 24 - hour_;
                writer.line(std::string("TRIGGER:") + (hours > 0 ? "-PT" : "PT") + std::to_string(std::abs(hours)) + "H");
                writer.line("END:VALARM");
            }
            writer.line("END:VEVENT");
        }
    }

    std::vector<int> alarms_;
    std::string domain_;
    int hour_;
};

}  // namespace

}  // namespace jianbao::ics

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::exporter,
                                 .name = "ics",
                                 .version = "1.0",
                                 .summary = "Calendar (.ics): an event with alarms for each row that has a day",
                                 .options = jianbao::ics::options,
                                 .make_exporter = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Exporter> {
                                     return std::make_unique<jianbao::ics::IcsExporter>(setup.options());
                                 }});
