#include "report/report_json.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace jianbao::report {

namespace {

using Json = nlohmann::ordered_json;

template <class Enum>
struct Names;
template <>
struct Names<Emphasis> {
    static constexpr const char* list[] = {"none", "strong", "muted"};
};
template <>
struct Names<Light> {
    static constexpr const char* list[] = {"none", "red", "yellow", "green", "blue", "grey"};
};
template <>
struct Names<ParagraphStyle> {
    static constexpr const char* list[] = {"body", "plain", "centred", "note", "signature"};
};
template <>
struct Names<Align> {
    static constexpr const char* list[] = {"left", "centre", "right"};
};
template <>
struct Names<CellType> {
    static constexpr const char* list[] = {"text", "integer", "number", "percent", "date"};
};
template <>
struct Names<ChartKind> {
    static constexpr const char* list[] = {"bar", "stacked_bar", "line", "pie"};
};

/// Names of the alternatives of Block, in its order.
constexpr const char* block_names[] = {"heading", "paragraph", "figures",    "table",
                                       "chart",   "slip",      "page_break", "contents"};
static_assert(std::size(block_names) == std::variant_size_v<Block>);

// The members of each type are listed once, for both directions: `io` is a Writer or a Reader.

template <class IO>
void members(IO& io, TextRun& v) {
    io("text", v.text), io("emphasis", v.emphasis), io("link", v.link);
}
template <class IO>
void members(IO& io, HeadingBlock& v) {
    io("level", v.level), io("text", v.text), io("anchor", v.anchor);
}
template <class IO>
void members(IO& io, ParagraphBlock& v) {
    io("style", v.style), io("anchor", v.anchor), io("text", v.text);
}
template <class IO>
void members(IO& io, KeyFigure& v) {
    io("label", v.label), io("value", v.value), io("number", v.number), io("unit", v.unit), io("change", v.change);
    io("light", v.light);
}
template <class IO>
void members(IO& io, KeyFiguresBlock& v) {
    io("title", v.title), io("figures", v.figures);
}
template <class IO>
void members(IO& io, ReportColumn& v) {
    io("name", v.name), io("title", v.title), io("type", v.type), io("align", v.align), io("width", v.width);
    io("merge_equal", v.merge_equal), io("editable", v.editable), io("choices", v.choices);
}
template <class IO>
void members(IO& io, ReportCell& v) {
    io("text", v.text), io("value", v.value), io("light", v.light), io("link", v.link);
}
template <class IO>
void members(IO& io, ReportRow& v) {
    io("anchor", v.anchor), io("key", v.key), io("cells", v.cells);
}
template <class IO>
void members(IO& io, TableBlock& v) {
    io("name", v.name), io("title", v.title), io("numbered", v.numbered), io("landscape", v.landscape);
    io("columns", v.columns), io("rows", v.rows), io("empty_text", v.empty_text), io("note", v.note);
}
template <class IO>
void members(IO& io, ChartSeries& v) {
    io("name", v.name), io("light", v.light), io("values", v.values);
}
template <class IO>
void members(IO& io, ChartBlock& v) {
    io("kind", v.kind), io("title", v.title), io("unit", v.unit), io("horizontal", v.horizontal);
    io("categories", v.categories), io("series", v.series);
}
template <class IO>
void members(IO& io, SlipBlock& v) {
    io("title", v.title), io("number", v.number), io("light", v.light), io("fields", v.fields);
    io("reply_fields", v.reply_fields);
}
template <class IO>
void members(IO&, PageBreakBlock&) {}
template <class IO>
void members(IO& io, ContentsBlock& v) {
    io("title", v.title), io("depth", v.depth);
}
template <class IO>
void members(IO& io, Masthead& v) {
    io("name", v.name), io("issue", v.issue), io("office", v.office), io("date", v.date), io("red", v.red);
}
template <class IO>
void members(IO& io, Imprint& v) {
    io("copies_to", v.copies_to), io("printed_by", v.printed_by), io("printed_on", v.printed_on);
}
template <class IO>
void members(IO& io, Report& v) {
    io("layout", v.layout), io("title", v.title), io("subtitle", v.subtitle), io("author", v.author);
    io("as_of", v.as_of), io("masthead", v.masthead), io("imprint", v.imprint), io("notices", v.notices);
    io("blocks", v.blocks);
}

/// Writes the members that differ from those of a new object.
class Writer {
public:
    template <class T>
    static Json object(const T& value) {
        Writer writer;
        T copy = value, standard{};
        Writer plain;
        members(plain, standard);
        members(writer, copy);
        for (const auto& [name, member] : plain.json_.items())
            if (writer.json_[name] == member) writer.json_.erase(name);
        return writer.json_.is_null() ? Json::object() : writer.json_;
    }

    template <class T>
    void operator()(const char* name, const T& value) {
        json_[name] = write(value);
    }

private:
    static Json write(const std::string& value) { return value; }
    static Json write(bool value) { return value; }
    static Json write(int value) { return value; }
    static Json write(double value) { return value; }
    static Json write(Date value) { return value.ok() ? Json(to_iso(value)) : Json(nullptr); }
    static Json write(const ReportCell& cell) {
        // Most cells are text alone.
        if (cell.value.index() == 0 && cell.light == Light::none && cell.link.empty()) return cell.text;
        return object(cell);
    }
    static Json write(const Block& block) {
        Json out{{"block", block_names[block.index()]}};
        out.update(std::visit([](const auto& value) { return object(value); }, block));
        return out;
    }
    static Json write(const std::variant<std::monostate, std::int64_t, double, Date>& value) {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
        if (const auto* number = std::get_if<double>(&value)) return *number;
        if (const auto* date = std::get_if<Date>(&value)) return write(*date);
        return nullptr;
    }
    template <class T>
    static Json write(const std::optional<T>& value) {
        return value ? write(*value) : Json(nullptr);
    }
    template <class A, class B>
    static Json write(const std::pair<A, B>& value) {
        return Json::array({write(value.first), write(value.second)});
    }
    template <class T>
    static Json write(const std::vector<T>& list) {
        Json out = Json::array();
        for (const T& item : list) out.push_back(write(item));
        return out;
    }
    template <class T>
    static Json write(const T& value) {
        if constexpr (std::is_enum_v<T>)
            return Names<T>::list[static_cast<std::size_t>(value)];
        else
            return object(value);
    }

    Json json_;
};

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("this is no report: " + what); }

class Reader {
public:
    explicit Reader(const Json& json) : json_(json) {
        if (!json.is_object()) refuse("an object was expected");
    }
    template <class T>
    void operator()(const char* name, T& value) {
        const auto found = json_.find(name);
        if (found != json_.end()) read(*found, value);
    }

private:
    static void read(const Json& json, std::string& value) { value = json.get<std::string>(); }
    static void read(const Json& json, bool& value) { value = json.get<bool>(); }
    static void read(const Json& json, int& value) { value = json.get<int>(); }
    static void read(const Json& json, double& value) { value = json.get<double>(); }
    static void read(const Json& json, Date& value) {
        const std::optional<Date> date = json.is_string() ? parse_iso(json.get<std::string>()) : std::nullopt;
        if (!date) refuse("a date must be like 2021-04-26");
        value = *date;
    }
    static void read(const Json& json, ReportCell& cell) {
        if (json.is_string())
            cell.text = json.get<std::string>();
        else
            read_members(json, cell);
    }
    static void read(const Json& json, Block& block) {
        const auto name = json.find("block");
        if (name == json.end()) refuse("a block needs its kind");
        bool known = false;
        read_block(json, name->get<std::string>(), block, known,
                   std::make_index_sequence<std::variant_size_v<Block>>());
        if (!known) refuse("there is no block '" + name->get<std::string>() + "'");
    }
    template <std::size_t... I>
    static void read_block(const Json& json, const std::string& name, Block& block, bool& known,
                           std::index_sequence<I...>) {
        ((name == block_names[I] ? (known = true, read_members(json, block.emplace<I>())) : void()), ...);
    }
    static void read(const Json& json, std::variant<std::monostate, std::int64_t, double, Date>& value) {
        if (json.is_number_integer())
            value = json.get<std::int64_t>();
        else if (json.is_number())
            value = json.get<double>();
        else if (!json.is_null())
            read(json, value.emplace<Date>());
    }
    template <class T>
    static void read(const Json& json, std::optional<T>& value) {
        if (!json.is_null()) read(json, value.emplace());
    }
    template <class A, class B>
    static void read(const Json& json, std::pair<A, B>& value) {
        if (!json.is_array() || json.size() != 2) refuse("a list of two was expected");
        read(json[0], value.first);
        read(json[1], value.second);
    }
    template <class T>
    static void read(const Json& json, std::vector<T>& list) {
        if (!json.is_array()) refuse("a list was expected");
        for (const Json& item : json) read(item, list.emplace_back());
    }
    template <class T>
    static void read(const Json& json, T& value) {
        if constexpr (std::is_enum_v<T>) {
            const std::string name = json.get<std::string>();
            for (std::size_t i = 0; i < std::size(Names<T>::list); ++i)
                if (name == Names<T>::list[i]) {
                    value = static_cast<T>(i);
                    return;
                }
            refuse("'" + name + "' is not known");
        } else {
            read_members(json, value);
        }
    }
    template <class T>
    static void read_members(const Json& json, T& value) {
        Reader reader(json);
        members(reader, value);
    }

    const Json& json_;
};

}  // namespace

std::string to_json(const Report& report) {
    return Writer::object(report).dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Report from_json(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Report report;
        Reader reader(json);
        members(reader, report);
        return report;
    } catch (const nlohmann::json::exception& error) {
        refuse(error.what());
    }
}

}  // namespace jianbao::report
