/// Documents and findings made by hand, for tests of the ledger and of reports.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/findings.h"
#include "jianbao/standard_tables.h"

namespace jianbao::test {

inline const ColumnSpec task_columns[] = {
    {"title", ColumnType::text, "督办事项", ""},
    {"grade", ColumnType::text, "等级", ""},
    {"lead", ColumnType::text_list, "牵头单位", ""},
    {"support", ColumnType::text_list, "配合单位", ""},
    {"person", ColumnType::text_list, "责任人", ""},
    {"deadline.text", ColumnType::text, "时限原文", ""},
    {"deadline.norm", ColumnType::text, "时限", ""},
    {"deadline.kind", ColumnType::text, "时限类型", ""},
    {"deadline.last_day", ColumnType::date, "最后一天", ""},
    {"frequency.text", ColumnType::text_list, "频次", ""},
    {"frequency.norm", ColumnType::text_list, "频次规范", ""},
    {"targets", ColumnType::text_list, "量化指标", ""},
    {"confidence", ColumnType::number, "可信度", ""},
    {"to_check", ColumnType::boolean, "待核", ""},
    {"reasons", ColumnType::text_list, "依据规则", ""},
};
inline const TableSpec task_table{"tasks", "task", "督办事项", "", task_columns};

inline const ColumnSpec party_columns[] = {
    {"name", ColumnType::text, "名称", ""},  {"canonical", ColumnType::text, "规范名称", ""},
    {"kind", ColumnType::text, "类别", ""},  {"role", ColumnType::text, "角色", ""},
    {"scope", ColumnType::span, "范围", ""}, {"confidence", ColumnType::number, "可信度", ""},
};
inline const TableSpec party_table{"parties", "party", "责任单位", "", party_columns};

inline const ColumnSpec slogan_columns[] = {
    {"phrase", ColumnType::text, "套话", ""},
    {"category", ColumnType::text, "类别", ""},
};
inline const TableSpec slogan_table{"slogans", "slogan", "套话", "", slogan_columns};

inline const ColumnSpec style_columns[] = {
    {"characters", ColumnType::integer, "字数", ""}, {"slogans", ColumnType::integer, "套话数", ""},
    {"density", ColumnType::number, "套话密度", ""}, {"share", ColumnType::number, "套话占比", ""},
    {"tasks", ColumnType::integer, "任务数", ""},
};
inline const TableSpec style_table{"style", "style", "文风", "", style_columns};

/// A table no host code knows of.
inline const ColumnSpec amount_columns[] = {
    {"sum", ColumnType::number, "金额", "in yuan"},
    {"purpose", ColumnType::text, "用途", ""},
};
inline const TableSpec amount_table{"amounts", "amount", "资金", "", amount_columns};

inline const TableSpec* const all_tables[] = {&task_table, &party_table, &slogan_table, &style_table, &amount_table};

/// One line is one sentence and one paragraph; a line that starts with 一、 to 九、 is a heading.
inline Document make_document(const std::string& id, const std::string& title, const std::vector<std::string>& lines) {
    Document::Parts parts;
    parts.id = id;
    parts.name = title;
    parts.path = "inbox/" + title + ".txt";
    parts.metadata.title = title + "全文";
    parts.metadata.kind = DocumentKind::notice;
    parts.metadata.issuer = "云溪县人民政府办公室";
    for (const std::string& line : lines) {
        const auto begin = static_cast<std::uint32_t>(parts.text.size());
        parts.text += line;
        const auto end = static_cast<std::uint32_t>(parts.text.size());
        parts.text += '\n';
        if (line.find("、") == 3) {
            if (!parts.sections.empty()) parts.sections.back().span.end = begin;
            parts.sections.push_back({.span = {begin, end}, .heading = {begin, end}, .marker = {begin, begin + 6}});
        }
        const auto section = parts.sections.empty() ? no_index : static_cast<std::uint32_t>(parts.sections.size() - 1);
        const auto number = static_cast<std::uint32_t>(parts.paragraphs.size());
        parts.paragraphs.push_back({.span = {begin, end}, .section = section, .sentences = {number, number + 1}});
        parts.sentences.push_back({.span = {begin, end}, .paragraph = number, .section = section});
        parts.sources.push_back({.begin = begin, .origin = {.page = 1, .paragraph = number + 1}});
    }
    const auto size = static_cast<std::uint32_t>(parts.text.size());
    if (!parts.sections.empty()) parts.sections.back().span.end = size;
    const auto count = static_cast<std::uint32_t>(parts.paragraphs.size());
    parts.articles.push_back({.span = {0, size},
                              .sections = {0, static_cast<std::uint32_t>(parts.sections.size())},
                              .paragraphs = {0, count},
                              .sentences = {0, count},
                              .metadata = parts.metadata});
    return Document(std::move(parts));
}

/// A task as a test states it; `quote` stands in the document.
struct TaskRow {
    std::string quote, title;
    TextList lead{}, support{};
    std::string deadline{};  ///< ISO, or as written where it is no date
    std::string frequency{};
    TextList targets{};
    std::string grade = "A";
    bool to_check = false;
};

inline Span find(const Document& document, const std::string& quote) {
    const std::size_t at = document.text().find(quote);
    if (at == std::string::npos) throw std::logic_error("the document has no " + quote);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())};
}

inline void add_task(const Document& document, Findings& findings, const TaskRow& task) {
    FindingTable& table = findings.add(task_table);
    const Span span = find(document, task.quote);
    Row& row = table.add(span, 0, document.sentences()[document.sentence_at(span.begin)].section);
    table.set(row, tasks::title, task.title);
    table.set(row, tasks::grade, task.grade);
    table.set(row, tasks::lead, task.lead);
    table.set(row, tasks::support, task.support);
    if (const auto day = parse_iso(task.deadline)) {
        table.set(row, tasks::deadline_day, *day);
        table.set(row, tasks::deadline_norm, task.deadline);
        table.set(row, tasks::deadline_kind, std::string("date"));
    } else if (!task.deadline.empty()) {
        table.set(row, tasks::deadline_text, task.deadline);
        table.set(row, tasks::deadline_kind, std::string("event"));
    }
    if (!task.frequency.empty()) table.set(row, tasks::frequency_text, TextList{task.frequency});
    table.set(row, tasks::targets, task.targets);
    table.set(row, tasks::confidence, 0.9);
    table.set(row, tasks::to_check, task.to_check);
}

inline Findings make_findings(const Document& document, const std::vector<TaskRow>& rows) {
    Findings findings;
    findings.add(task_table);
    for (const TaskRow& task : rows) add_task(document, findings, task);
    return findings;
}

inline void add_party(const Document& document, Findings& findings, const std::string& name,
                      const std::string& canonical, const std::string& kind = "unit") {
    FindingTable& table = findings.add(party_table);
    Row& row = table.add(find(document, name));
    table.set(row, parties::name, name);
    table.set(row, parties::canonical, canonical);
    table.set(row, parties::kind, kind);
}

inline void add_slogan(const Document& document, Findings& findings, const std::string& phrase,
                       const std::string& category) {
    FindingTable& table = findings.add(slogan_table);
    Row& row = table.add(find(document, phrase));
    table.set(row, slogans::phrase, phrase);
    table.set(row, slogans::category, category);
}

}  // namespace jianbao::test
