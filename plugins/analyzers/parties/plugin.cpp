#include "jianbao/plugin.h"

#include <algorithm>

#include "aliases.h"
#include "assignment.h"
#include "document_words.h"
#include "item_blocks.h"
#include "jianbao/standard_tables.h"
#include "labels.h"

namespace jianbao::chinese {

namespace {

/// How the role was read: modal, request, lead, plain, support, bracket, cell, effect, narrated, label, reports.
constexpr Column<std::string> shape_column{"shape"};

constexpr ColumnSpec columns[] = {
    {"name", ColumnType::text, "单位", "the party as written, a shared head distributed; of 你局 and 该局 the office that is meant"},
    {"canonical", ColumnType::text, "规范名称", "the name by the alias table"},
    {"kind", ColumnType::text, "类别", "unit, class, post, person or universal"},
    {"role", ColumnType::text, "角色", "lead, support, recipient or mention"},
    {"scope", ColumnType::span, "范围", "the text the party answers for"},
    {"confidence", ColumnType::number, "可信度", "0 to 1"},
    {"shape", ColumnType::text, "依据",
     "how the text says it: modal, request, lead, plain, support, bracket, cell, effect, narrated, label or reports"},
};
constexpr TableSpec tables[] = {{"parties", "party", "责任主体", "Who is named, and in which role.", columns}};
constexpr const char* data[] = {"parties", "directives", "phrases"};
constexpr OptionSpec options[] = {
    {"region", OptionType::text, "\"\"",
     "Where the office is, from above: 明江省安河市青禾县. Aliases of these places hold for documents that name no other place."},
};

Places home_of(const std::string& region) {
    if (region.empty()) return {};
    if (auto places = read_places(region)) return std::move(*places);
    throw SettingError({}, "`region` is to be places with their levels, not " + region, "write it from above: 明江省安河市青禾县");
}

class PartyAnalyzer : public Analyzer {
public:
    explicit PartyAnalyzer(const Setup& setup)
        : words_(make_words(setup.data("parties"), setup.data("directives"), setup.data("phrases"))),
          aliases_(setup.data("parties")),
          home_(home_of(setup.options().text("region"))) {}

    void analyze(const Document& document, const Findings&, Findings& found, Context& context) const override {
        FindingTable& table = found.at(parties::table);
        const std::shared_ptr<const Reading> read = read_words(context, words_, document);
        const Reading& words = *read;
        const std::shared_ptr<const SentenceClauses> clauses = read_clauses(context, document, words);
        const ShapeGrammar shapes(words);
        BracketGrammar brackets(words);
        brackets.look_for_bare(document);
        const CellGrammar cells(words);
        LabelGrammar labels(words);
        std::vector<Assignment> assignments;
        bool first_leads = false;
        const ClosesItem closes = [&](Span lines) { return brackets.closes(document.text(), lines); };
        ItemBlock block;  // the last one met
        const std::vector<Places> from = places_of_articles(document);
        const std::vector<std::string> written_to = addressees(document, words);
        auto next_table = document.tables().begin();
        const auto paragraphs = document.paragraphs();
        for (std::size_t place = 0; place < paragraphs.size(); ++place) {
            const Paragraph& paragraph = paragraphs[place];
            if (context.cancelled()) return;
            assignments.clear();
            if (paragraph.role == ParagraphRole::signature) continue;
            if (paragraph.role == ParagraphRole::addressee && hands_over(document, paragraph.article, written_to))
                labels.hand_to(PartyList{paragraph.span, {{paragraph.span, written_to[paragraph.article], PartyKind::unit}}}, paragraph.article);
            if (paragraph.role == ParagraphRole::table) {
                for (; next_table != document.tables().end() && next_table->span.begin < paragraph.span.end;
                     ++next_table)
                    cells.find(document, *next_table, assignments);
            } else if (place > 0 && closes(paragraph.span) && !(hands_over(document, paragraph.article, written_to) && asks_in_line(document.text(paragraph.span)))) {
                Span lines = paragraph.span;
                if (place > block.last || block.end == 0) block = item_block(document, words.phrases(), closes, place);
                while (place + 1 < paragraphs.size() && closes(paragraphs[place + 1].span))
                    lines.end = paragraphs[++place].span.end;
                // 一、销售部 and below it 责任人：孟山: whose person it is, and no item yet
                const auto above = std::find_if(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& one) { return one.span.begin == block.begin; });
                const bool label = above != paragraphs.end() && above->span.end <= lines.begin && labels.is_label(document.text(), above->span);
                if (!label) brackets.find_closing(document.text(), lines, {block.begin, std::max(lines.end, block.end)}, first_leads, assignments);
            } else {
                std::uint32_t item = paragraph.span.begin;
                std::size_t first_of_item = assignments.size();
                for (std::uint32_t i = paragraph.sentences.begin; i < paragraph.sentences.end; ++i) {
                    const Span sentence = document.sentences()[i].span;
                    if (i > paragraph.sentences.begin && item < sentence.begin && first_of_item == assignments.size() &&
                        brackets.only_names(document.text(), sentence)) {
                        brackets.find_closing(document.text(), sentence, {item, sentence.end}, first_leads, assignments);
                        item = sentence.end;
                        first_of_item = assignments.size();
                        continue;
                    }
                    shapes.find(document.text(), sentence, clauses->of(i), assignments);
                    shapes.recipients(document.text(), clauses->of(i), assignments);
                }
                brackets.find(document.text(), paragraph.span, first_leads, assignments);
                if (const std::uint32_t at = brackets.labels_behind_item(document.text(), paragraph.span); at != 0)
                    brackets.find_closing(document.text(), {at, paragraph.span.end}, paragraph.span, first_leads, assignments);
                labels.find(document, paragraph, assignments);
            }
            std::stable_sort(assignments.begin(), assignments.end(), [](const Assignment& a, const Assignment& b) {
                return a.party.evidence.begin < b.party.evidence.begin;
            });
            for (Assignment& one : assignments)
                if (const std::string& whom = written_to[paragraph.article]; !whom.empty() && is_addressed(one.party.name)) one.party.name = whom;
            for (std::size_t i = 0; i < assignments.size(); ++i)
                if (std::string whom = spoken_of(document, words, paragraph, std::span(assignments).first(i), assignments[i].party); !whom.empty())
                    assignments[i].party.name = std::move(whom);
            for (const Assignment& one : assignments) add(document, one, paragraph, from[paragraph.article], table);
        }
    }

private:
    /// 你局, 你镇, 贵公司: whom the paper is written to.
    static bool is_addressed(std::string_view name) {
        constexpr std::size_t longest = 9;  // bytes
        // 贵局, 贵委; 贵州局 is a place's
        constexpr std::size_t two_characters = 6;
        const bool politely = name.starts_with("贵") && (name.size() == two_characters || name == "贵单位" || name == "贵公司");
        return name.size() <= longest && ((name.starts_with("你") && !name.starts_with("你们") && !name.starts_with("你各")) || politely);
    }

    /// 该局, 该公司: the last office before it in the article whose name ends so; empty for other names and where there is none.
    static std::string spoken_of(const Document& document, const Reading& words, const Paragraph& paragraph,
                                 std::span<const Assignment> before, const Party& party) {
        constexpr std::size_t shortest = 6, longest = 12;  // bytes
        constexpr std::string_view that = "该";
        if (!party.name.starts_with(that) || party.name.size() < shortest || party.name.size() > longest) return {};
        const std::string_view body = std::string_view(party.name).substr(that.size());
        const auto is_meant = [&](const Party& one) {
            return one.kind == PartyKind::unit && one.name.ends_with(body) && one.name.size() > body.size() && !one.name.starts_with(that) && !holds(one.name, "个");
        };
        for (auto one = before.rbegin(); one != before.rend(); ++one)
            if (is_meant(one->party)) return one->party.name;
        const NameGrammar names(words);
        const std::string_view text = document.text();
        constexpr std::uint32_t longest_name = 36, farthest = 3000;  // bytes
        const std::uint32_t here = party.evidence.begin;
        const std::uint32_t article = paragraph.article < document.articles().size() ? document.articles()[paragraph.article].span.begin : 0;
        const std::uint32_t front = std::max(article, here > farthest ? here - farthest : 0);
        for (std::size_t at = text.rfind(body, here); at != text.npos && at > front; at = text.rfind(body, at - 1)) {
            const auto end = static_cast<std::uint32_t>(at + body.size());
            for (auto begin = static_cast<std::uint32_t>(std::max<std::size_t>(front, at > longest_name ? at - longest_name : 0)); begin < at; ++begin) {
                if ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) continue;
                const auto list = names.list_at(text, begin, end);
                if (list && list->span.end == end && list->parties.size() == 1 && is_meant(list->parties.front())) return list->parties.front().name;
            }
        }
        return {};
    }

    /// 二、办理时限：请于4月20日前完成: the label stands before what is asked, not before a value.
    static bool asks_in_line(std::string_view line) {
        const std::size_t colon = line.find("：");
        return colon != line.npos && line.substr(colon + 3).starts_with("请");
    }

    /// Whether all that is asked in the article is asked of the one office it is written to: 关于督办…的通知, …交你单位办理.
    static bool hands_over(const Document& document, std::uint32_t article, const std::vector<std::string>& written_to) {
        if (written_to[article].empty() || article >= document.articles().size()) return false;
        const Article& one = document.articles()[article];
        for (const std::string_view cue : Words{"督办", "交办", "转办", "催办", "整改通知", "限期整改"})
            if (one.metadata.title.find(cue) != std::string::npos) return true;
        const std::string_view text = document.text(one.span);
        for (const std::string_view cue : Words{"交你单位", "交你局", "交你镇", "转你单位", "转你局", "转你镇", "责成你", "责令你", "请你局", "请你单位", "请你镇", "请你公司", "请你办", "请你中心", "请你委", "请你乡", "请你院", "请你校"})
            if (holds(text, cue)) return true;
        return false;
    }

    /// By article the one office it is written to; empty where they are several or none.
    static std::vector<std::string> addressees(const Document& document, const Reading& words) {
        std::vector<std::string> out(std::max<std::size_t>(1, document.articles().size()));
        const NameGrammar names(words);
        const std::string_view text = document.text();
        for (const Paragraph& one : document.paragraphs()) {
            if (one.role != ParagraphRole::addressee) continue;
            const auto list = names.list_at(text, one.span.begin, one.span.end);
            const bool alone = list && list->parties.size() == 1 && list->parties.front().kind == PartyKind::unit && list->span.end + 3 >= one.span.end;
            out[one.article] = alone && out[one.article].empty() ? list->parties.front().name : std::string();
        }
        return out;
    }

    std::vector<Places> places_of_articles(const Document& document) const {
        std::vector<Places> from(std::max<std::size_t>(1, document.articles().size()));
        if (aliases_.regions().empty()) return from;
        for (std::size_t i = 0; i < document.articles().size(); ++i)
            from[i] = places_of(document, document.articles()[i], home_, aliases_.regions());
        return from;
    }

    void add(const Document& document, const Assignment& one, const Paragraph& paragraph, const Places& from,
             FindingTable& table) const {
        const std::uint32_t sentence = document.sentence_at(one.party.evidence.begin);
        Row& row = table.add(one.party.evidence, paragraph.article,
                             sentence == no_index ? paragraph.section : document.sentences()[sentence].section);
        table.set(row, parties::name, one.party.name);
        table.set(row, parties::canonical,
                  one.party.kind == PartyKind::unit ? aliases_.canonical(one.party.name, from) : one.party.name);
        table.set(row, parties::kind, std::string(name_of(one.party.kind)));
        table.set(row, parties::role, std::string(name_of(one.role)));
        if (!one.scope.empty()) table.set(row, parties::scope, one.scope);
        table.set(row, parties::confidence, one.confidence);
        table.set(row, shape_column, std::string(name_of(one.shape)));
    }

    Lexicon words_;
    Aliases aliases_;
    Places home_;
};

}  // namespace

}  // namespace jianbao::chinese

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "parties",
    .version = "1.0",
    .summary = "Finds who is made responsible: offices, classes of offices, posts and persons with their roles",
    .options = jianbao::chinese::options,
    .data = jianbao::chinese::data,
    .tables = jianbao::chinese::tables,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::chinese::PartyAnalyzer>(setup);
    }});
