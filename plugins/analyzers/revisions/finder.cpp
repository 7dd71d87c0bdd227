#include "finder.h"

#include <algorithm>
#include <bit>
#include <iterator>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jianbao::chinese {

namespace {

constexpr std::string_view opens = "《", closes = "》";
constexpr std::size_t shortest_title = 6;  // characters
constexpr int first_pieces = 8;  // lines and sentences of a supplement: its head, the addressee, and what it adds to

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

/// A number like 云政办发〔2020〕3号 in the text, and where it stands; empty where there is none.
Span number_in(std::string_view text, std::size_t from, const std::vector<std::string>& before_number) {
    for (const std::string_view open : {"〔", "[", "［"})
        for (std::size_t at = text.find(open, from); at != text.npos; at = text.find(open, at + 1)) {
            std::size_t end = at + open.size();
            const std::size_t year = end;
            while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
            if (end - year != 4) continue;
            std::size_t length = 0;
            for (const std::string_view close : {"〕", "]", "］"})
                if (text.substr(end).starts_with(close)) length = close.size();
            if (length == 0) continue;
            end += length;
            const std::size_t digits = end;
            while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
            if (end == digits || !text.substr(end).starts_with("号")) continue;
            end += std::string_view("号").size();
            std::size_t begin = at;
            while (begin >= from + 3) {
                std::size_t next = begin - 3;
                if (!is_han(next_character(text, next))) break;
                const auto ends = [&](const std::string& word) { return text.substr(0, begin).ends_with(word); };
                if (std::any_of(before_number.begin(), before_number.end(), ends)) break;
                begin -= 3;
            }
            if (begin < at) return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        }
    return {};
}

/// Titles in 《》 with the numbers behind them, and numbers that stand alone.
void names_in(std::string_view text, const Revision& place, const std::string& kind,
              const std::vector<std::string>& before_number, std::vector<Revision>& out) {
    std::size_t at = 0;
    for (;;) {
        const std::size_t open = text.find(opens, at);
        const Span number = number_in(text, at, before_number);
        if (number.end > number.begin && number.begin < open) {
            Revision one = place;
            one.kind = kind;
            one.number = text.substr(number.begin, number.end - number.begin);
            // A number behind a title belongs to it: 《…》（云政办发〔2020〕3号）.
            const std::string_view between = text.substr(at, number.begin - at);
            if (at > 0 && !out.empty() && out.back().number.empty() && (between == "（" || between == "(" || between.empty()))
                out.back().number = one.number;
            else
                out.push_back(one);
            at = number.end;
            continue;
        }
        const std::size_t close = open == text.npos ? text.npos : text.find(closes, open);
        if (close == text.npos) return;
        Revision one = place;
        one.kind = kind;
        one.title = text.substr(open + opens.size(), close - open - opens.size());
        at = close + closes.size();
        if (count_characters(one.title) >= shortest_title) out.push_back(std::move(one));
    }
}

/// Where the clause begins that ends at `end`: behind a comma that stands in no brackets and does not part names.
std::size_t clause_begin(std::string_view text, std::size_t end) {
    for (const std::string_view mark : {"；", "。", "！"})
        if (const std::size_t at = text.substr(0, end).rfind(mark); at != text.npos)
            return at + mark.size() + clause_begin(text.substr(at + mark.size()), end - at - mark.size());
    constexpr std::string_view comma = "，";
    for (std::size_t at = text.substr(0, end).rfind(comma); at != text.npos && at > 0; at = text.substr(0, at).rfind(comma)) {
        const std::string_view before = text.substr(0, at);
        const std::size_t open = before.rfind(opens), close = before.rfind(closes);
        if (open != text.npos && (close == text.npos || close < open)) continue;
        if (before.ends_with(closes) || before.ends_with("）") || before.ends_with("号")) continue;
        return at + comma.size();
    }
    return 0;
}

/// Where the title stands; where it was put together from several lines, the first sentence.
Span place_of_title(const Document& document, const Article& article, std::string_view title) {
    if (!article.title.empty()) return article.title;
    const std::string_view text = document.text(article.span);
    if (const std::size_t at = title.empty() ? text.npos : text.find(title); at != text.npos)
        return {static_cast<std::uint32_t>(article.span.begin + at), static_cast<std::uint32_t>(article.span.begin + at + title.size())};
    return article.sentences.begin < article.sentences.end ? document.sentences()[article.sentences.begin].span : Span{};
}

}  // namespace

std::size_t next_opening(std::string_view text, std::size_t at, std::size_t end) {
    const auto opens_name = [&](std::size_t place) {
        const std::string_view here = text.substr(place, end - place);
        return here.starts_with('[') || here.starts_with("《") || here.starts_with("〔") || here.starts_with("［");
    };
#if defined(__SSE2__)
    // Sixteen places at a time, by what follows their first byte: 80 8A, 80 94, BC BB.
    for (; at + 18 <= end; at += 16) {
        const auto bytes_from = [&](std::size_t from) {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
        };
        const auto are = [](__m128i bytes, int byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte))); };
        const __m128i second = bytes_from(at + 1), third = bytes_from(at + 2);
        const __m128i ideographic = _mm_and_si128(are(second, 0x80), _mm_or_si128(are(third, 0x8A), are(third, 0x94)));
        const __m128i wide = _mm_and_si128(are(second, 0xBC), are(third, 0xBB));
        const __m128i any = _mm_or_si128(_mm_or_si128(ideographic, wide), are(bytes_from(at), '['));
        for (auto found = static_cast<unsigned>(_mm_movemask_epi8(any)); found != 0; found &= found - 1)
            if (const std::size_t place = at + static_cast<unsigned>(std::countr_zero(found)); opens_name(place)) return place;
    }
#endif
    while (at < end && !opens_name(at)) ++at;
    return at;
}

RevisionFinder::RevisionFinder(const Node& lexicon) {
    for (const Node& group : lexicon["group"].list()) {
        const std::string name = group["class"].text(), kind = group["kind"].text_or("");
        for (const Node& word : group["words"].list()) {
            if (name == "behind") behind_.emplace_back(word.text(), kind);
            if (name == "opening") opening_.emplace_back(word.text(), kind);
            if (name == "edition") editions_.emplace_back(word.text(), kind);
            if (name == "supplement") supplements_.emplace_back(word.text(), kind);
            if (name == "cited") cited_.push_back(word.text());
            if (name == "closing") closing_.push_back(word.text());
            if (name == "before_number") before_number_.push_back(word.text());
        }
    }
    std::vector<std::string> words;
    for (const auto& [word, kind] : behind_)
        if (!word.empty()) words.push_back(word);
    scan_.emplace(words);
}

std::vector<Revision> RevisionFinder::find(const Document& document) const {
    std::vector<Revision> out;
    for (std::uint32_t i = 0; i < document.articles().size(); ++i) {
        const Article& article = document.articles()[i];
        std::string title = article.metadata.title;
        if (title.empty()) title = document.text(article.title);
        if (title.empty() && i == 0) title = document.metadata().title;
        Revision place;
        place.article = i;
        place.span = place_of_title(document, article, title);
        if (place.span.empty()) continue;
        in_title(title, place, out);
        in_supplement(document, article, title, place, out);
    }
    in_sentences(document, out);
    return out;
}

void RevisionFinder::in_sentences(const Document& document, std::vector<Revision>& out) const {
    const std::string_view text = document.text();
    for (std::size_t at = 0; (at = next_opening(text, at, text.size())) < text.size();) {
        const std::uint32_t index = document.sentence_at(static_cast<std::uint32_t>(at));
        if (index == no_index) {
            ++at;
            continue;
        }
        const Sentence& sentence = document.sentences()[index];
        bool says_so = false;
        scan_->scan(document.text(sentence.span), [&](const WordScan::Match&) { says_so = true; });
        if (says_so) in_sentence(document.text(sentence.span), {sentence.span, sentence.article, sentence.section, {}, {}, {}}, out);
        at = sentence.span.end;
    }
}

void RevisionFinder::in_title(std::string_view title, const Revision& place, std::vector<Revision>& out) const {
    for (const auto& [word, kind] : opening_) {
        const std::size_t at = title.find(word);
        if (at == title.npos) continue;
        std::string_view rest = title.substr(at + word.size());
        const std::size_t before = out.size();
        names_in(rest, place, kind, before_number_, out);
        if (out.size() > before) return;
        for (const std::string& end : closing_)
            if (rest.ends_with(end)) {
                rest.remove_suffix(end.size());
                break;
            }
        if (count_characters(rest) < shortest_title) return;
        Revision one = place;
        one.kind = kind;
        one.title = rest;
        out.push_back(std::move(one));
        return;
    }
    // A new edition names what it takes the place of: 云溪县值班办法（2026年修订）.
    for (const auto& [word, kind] : editions_)
        for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")")}) {
            const std::size_t end = title.find(word + close);
            if (end == title.npos) continue;
            const std::size_t at = title.rfind(open, end);
            if (at == title.npos) continue;
            Revision one = place;
            one.kind = kind;
            std::string_view base = title.substr(0, at);
            if (const std::size_t quoted = base.rfind(opens); quoted != base.npos && base.find(closes, quoted) == base.npos)
                base.remove_prefix(quoted + opens.size());
            if (count_characters(base) < shortest_title) continue;
            one.title = base;
            out.push_back(std::move(one));
            return;
        }
}

void RevisionFinder::in_supplement(const Document& document, const Article& article, std::string_view title,
                                   const Revision& place, std::vector<Revision>& out) const {
    const auto word = std::find_if(supplements_.begin(), supplements_.end(),
                                   [&](const auto& one) { return title.find(one.first) != title.npos; });
    if (word == supplements_.end()) return;
    const std::string_view all = document.text(article.span);
    std::size_t at = article.title.empty() ? 0 : article.title.end - article.span.begin;
    for (int i = 0; i < first_pieces && at < all.size(); ++i) {
        const std::size_t end = std::min({all.find("。", at), all.find('\n', at), all.size()});
        const std::string_view text = all.substr(at, end - at);
        Revision where = place;
        where.span = {static_cast<std::uint32_t>(article.span.begin + at), static_cast<std::uint32_t>(article.span.begin + end)};
        at = end + (all.substr(end).starts_with("。") ? std::string_view("。").size() : 1);
        std::vector<Revision> found;
        names_in(text, where, word->second, before_number_, found);
        std::erase_if(found, [&](const Revision& one) {
            if (one.title.empty()) return true;  // its own number
            const std::string_view before = text.substr(0, text.find(std::string(opens) + one.title));
            return std::any_of(cited_.begin(), cited_.end(), [&](const std::string& cited) { return before.ends_with(cited); });
        });
        if (found.empty()) continue;
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        return;
    }
    constexpr std::string_view adds = "补充";
    Revision one = place;
    one.kind = word->second;
    one.title = title;
    one.title.erase(one.title.find(word->first) + word->first.find(adds), adds.size());
    if (count_characters(one.title) >= shortest_title) out.push_back(std::move(one));
}

void RevisionFinder::in_sentence(std::string_view sentence, const Revision& place, std::vector<Revision>& out) const {
    for (const auto& [word, kind] : behind_) {
        const std::size_t at = sentence.find(word);
        if (at == sentence.npos) continue;
        const std::size_t begin = clause_begin(sentence, at);
        std::vector<Revision> found;
        names_in(sentence.substr(begin, at - begin), place, kind, before_number_, found);
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        return;
    }
}

}  // namespace jianbao::chinese
