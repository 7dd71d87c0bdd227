#include "cli/explanation.h"

#include <algorithm>
#include <cstdio>
#include <ostream>

#include "jianbao/standard_tables.h"

namespace jianbao::cli {

namespace {

std::string percent(double share) {
    char out[16];
    std::snprintf(out, sizeof out, "%.0f%%", share * 100);
    return out;
}

std::size_t line_of(const Document& document, std::uint32_t at) {
    const std::string_view before = std::string_view(document.text()).substr(0, at);
    return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

std::string role_in_words(const std::string& role, const Console& text) {
    if (role == "lead") return text("leads");
    if (role == "support") return text("helps");
    if (role == "recipient") return text("is reported to");
    return text("is only mentioned");
}

void explain_parties(std::ostream& out, Span quote, const FindingTable& table, const Document& document,
                     const Console& text) {
    for (const Row& row : table.rows()) {
        const Span scope = table.get_or(row, parties::scope);
        const bool answers = !scope.empty() && scope.overlaps(quote);
        if (!answers && !quote.contains(row.evidence.begin)) continue;
        out << "    " << text("party") << '\t' << table.get_or(row, parties::name) << '\t'
            << role_in_words(table.get_or(row, parties::role), text) << '\t'
            << percent(table.get_or(row, parties::confidence)) << "\t「" << document.text(row.evidence) << "」\n";
    }
}

void explain_times(std::ostream& out, Span quote, const FindingTable& table, const Document& document,
                   const Console& text) {
    for (const Row& row : table.rows()) {
        if (!quote.overlaps(row.evidence)) continue;
        const std::string role = table.get_or(row, deadlines::role);
        out << "    " << text("time") << '\t' << table.get_or(row, deadlines::norm) << '\t'
            << (role == "limit"       ? text("binds")
                : role == "frequency" ? text("recurs")
                                      : text("is only mentioned"))
            << '\t' << percent(table.get_or(row, deadlines::confidence)) << "\t「" << document.text(row.evidence)
            << "」\n";
    }
}

}  // namespace

std::string meaning_of_rule(const std::string& rule, const Console& text) {
    if (rule == "modal") return text("a party is told to act (要, 应, 须)");
    if (rule == "request") return text("a party is asked or charged (由, 请, 责成)");
    if (rule == "lead") return text("a party leads or answers (牵头, 负责)");
    if (rule == "plain") return text("a party acts, with no word that commands");
    if (rule == "bracket") return text("a closing bracket names who answers for the item");
    if (rule == "bracket-sentence") return text("a measured sentence of an item that a bracket closes");
    if (rule == "cell" || rule == "table-row") return text("a row of a task table");
    if (rule == "effect") return text("a party's part is called for (发挥…作用)");
    if (rule == "measured") return text("nobody is named, but there is a limit, a frequency or an amount");
    if (rule == "command") return text("nobody is named, but it commands");
    if (rule == "inherited") return text("the sentence before names who answers");
    if (rule == "in-requirements") return text("stands where the document says what is to be done");
    if (rule == "in-review") return text("doubt: stands where the document tells what was done");
    if (rule == "among-problems") return text("doubt: stands among problems");
    if (rule == "narrates") return text("doubt: tells of something done (已, 了)");
    if (rule == "complains") return text("doubt: says what is wrong");
    if (rule == "permits") return text("doubt: permits rather than orders (可, 鼓励)");
    if (rule == "exhorts") return text("doubt: asks many for an attitude");
    if (rule == "bare-name") return text("doubt: a bare name like 企业 is often only spoken about");
    if (rule == "sweeping") return text("doubt: everybody and officials at large are told");
    if (rule == "told-genre") return text("doubt: bulletins and reports mostly tell");
    return rule;
}

void explain_tasks(std::ostream& out, const Document& document, const Findings& findings, const Console& text) {
    const FindingTable* table = findings.find(tasks::table);
    if (!table) return;
    const FindingTable* named = findings.find(parties::table);
    const FindingTable* times = findings.find(deadlines::table);
    for (const Row& row : table->rows()) {
        out << table->get_or(row, tasks::grade) << "  " << percent(table->get_or(row, tasks::confidence)) << "  "
            << table->get_or(row, tasks::title);
        if (table->get_or(row, tasks::to_check)) out << "  " << text("(to be checked)");
        out << "\n    " << text("line {}", {std::to_string(line_of(document, row.evidence.begin))}) << "\t「"
            << document.text(row.evidence) << "」\n";
        if (named) explain_parties(out, row.evidence, *named, document, text);
        if (times) explain_times(out, row.evidence, *times, document, text);
        for (const std::string& target : table->get_or(row, tasks::targets))
            out << "    " << text("target") << '\t' << target << '\n';
        for (const std::string& rule : table->get_or(row, tasks::reasons))
            out << "    " << text("rule") << '\t' << rule << '\t' << meaning_of_rule(rule, text) << '\n';
    }
}

}  // namespace jianbao::cli
