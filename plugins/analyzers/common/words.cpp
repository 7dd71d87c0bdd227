#include "words.h"

namespace jianbao::chinese {

const std::vector<std::string_view>& class_names() {
    static const std::vector<std::string_view> names = {
        "modal",     "adverb",    "preposition", "verb",      "soft_verb",  "lead_verb",   "support_verb", "opener",
        "request",   "head_unit", "head_class",  "head_post", "head_place", "head_person", "determiner",   "name",
        "universal", "pronoun",   "stem",        "domain",    "past",       "problem",     "permission",   "recipient",
        "goal",      "reporting", "object",      "surname",   "future",     "joint",       "audience",
        "mutual"};
    return names;
}

bool states_condition(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t length, std::uint32_t limit) {
    const std::string_view command = text.substr(at, length);
    const std::string_view rest = text.substr(at + length, limit - at - length);
    // 要 asks for action also in this form: 要符合实际
    if (command.find("要") != command.npos && command != "需要") return false;
    // 应为用户提供帮助: something is done for somebody
    if (rest.starts_with("为") && known[Phrase::services_done].stands_in(rest.substr(0, rest.find("，")))) return false;
    if (rest.starts_with("为") || rest.starts_with("是") || !known[Phrase::states_required].begins(rest).empty())
        return rest.substr(0, 6) != "为了" && rest.substr(0, 6) != "是否";
    // 应有10万元以上资金
    if (rest.starts_with("有") && known[Phrase::manners_with_have].begins(rest).empty() &&
        !known[Phrase::means_required].ends(rest.substr(0, rest.find("，"))).empty())
        return true;
    if (rest.substr(0, 6) != "满足" && rest.substr(0, 12) != "同时满足") return false;
    const std::string_view met = rest.substr(rest.substr(0, 6) == "满足" ? 6 : 12);
    return met.empty() || met.substr(0, 3) == "：" || met.substr(0, 1) == ":" || met.find("条件") != met.npos ||
           met.find("之一") != met.npos || met.substr(0, 6) == "以下" || met.substr(0, 6) == "下列";
}

namespace {

constexpr std::pair<Sign, std::string_view> signs[] = {
    {Sign::colon, "："},    {Sign::colon, ":"},     {Sign::bracket, "（"},  {Sign::bracket, "("},
    {Sign::bracket, "〔"},  {Sign::bracket, "【"},  {Sign::bracket, "［"},  {Sign::bracket, "["},  {Sign::occasion, "前"}, {Sign::occasion, "后"},
    {Sign::occasion, "期间"},
    {Sign::demand, "要求"}, {Sign::demand, "强调"}, {Sign::effect, "发挥"},
    {Sign::at_time, "于"},
    {Sign::mask, "x"},      {Sign::mask, "X"},      {Sign::mask, "Ｘ"},     {Sign::mask, "×"},
    {Sign::mask, "*"},      {Sign::mask, "＊"},     {Sign::you, "你"},
};

}  // namespace

Lexicon make_words(const Node& parties, const Node& directives, const Node& phrases) {
    Lexicon words;
    add_groups(words, parties, class_names());
    add_groups(words, directives, class_names());
    for (const auto& [sign, word] : signs) words.spot(word, bit(sign));
    words.carry(Phrases(phrases));
    for (const std::string_view verb : reporting_verbs) words.spot(verb, bit(Sign::report));
    for (const std::string_view level : words.phrases()[Phrase::town_levels]) words.spot(level, bit(Sign::town));
    words.finish();
    return words;
}

}  // namespace jianbao::chinese
