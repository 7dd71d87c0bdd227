#include "pipeline/undated.h"

#include <algorithm>

#include "jianbao/standard_tables.h"
#include "pipeline/context.h"

namespace jianbao::pipeline {

namespace {

bool lacks_date(const Document& document) {
    if (document.metadata().date) return false;
    const auto articles = document.articles();
    return articles.empty() || std::any_of(articles.begin(), articles.end(),
                                           [](const Article& article) { return !article.metadata.date; });
}

/// XXXX-06-30 of 6月底前, whose year nobody knows, and event:30日内, which counts from a day that nobody knows; 20XX is a year the
/// document itself leaves open, and 收到通知后30日内 has its occasion.
bool lacks_day(std::string_view norm) {
    constexpr std::string_view any_year = "XXXX", occasion = "event:", inside = "内";
    if (norm.starts_with(any_year)) return true;
    if (!norm.starts_with(occasion) || !norm.ends_with(inside)) return false;
    norm.remove_prefix(occasion.size());
    if (norm.front() >= '0' && norm.front() <= '9') return true;
    constexpr std::string_view numerals[] = {"一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "半"};
    return std::any_of(std::begin(numerals), std::end(numerals), [&](std::string_view one) { return norm.starts_with(one); });
}

}  // namespace

std::optional<Diagnostic> undated_limits(const Analyzed& analyzed, Severity severity) {
    const FindingTable* rows = analyzed.findings.find(tasks::table);
    if (!rows || !lacks_date(analyzed.document)) return std::nullopt;
    const auto lost = std::count_if(rows->rows().begin(), rows->rows().end(),
                                    [&](const Row& row) { return lacks_day(rows->get_or(row, tasks::deadline_norm)); });
    if (lost == 0) return std::nullopt;
    return about(analyzed.document.path(), severity,
                 "it states no date, and time limits in it can't be made days without one: " + std::to_string(lost),
                 "give the day it was issued: --ref 2021-04-26, or --refs FILE where several files have different days");
}

}  // namespace jianbao::pipeline
