// Lists whose places and fields of government go each with each: 市、区民政、财政部门.
#include "name_words.h"
#include "names.h"

namespace jianbao::chinese {

/// 市、区民政、财政部门: each place has an office for each field. Adds them and gives how many items they
/// were; 0 where the list does not begin so.
std::size_t NameGrammar::add_placed_fields(std::string_view text, const std::vector<Item>& items,
                                           PartyList& list) const {
    constexpr std::size_t fewest = 3;  // 市, 区民政, 财政部门
    if (items.size() < fewest) return 0;
    const Phrases& known = words_->phrases();
    std::vector<std::string> places;
    std::size_t at = 0;
    while (at < items.size() && is_place_word(known, name_in(text, items[at].span))) places.push_back(name_in(text, items[at++].span));
    if (places.empty() || at + 1 >= items.size() || items[at].complete) return 0;
    const std::string first = name_in(text, items[at].span);
    const std::size_t place = place_in_front(known, first);
    if (place == 0 || !(words_->classes_of(std::string_view(first).substr(place)) & bit(domain))) return 0;
    places.push_back(first.substr(0, place));
    std::vector<std::pair<const Item*, std::string>> fields;
    bool departments = false;  // 市、区民政、财政部门: 民政 is 民政部门
    for (std::size_t i = at; i < items.size(); ++i) {
        const Item& item = items[i];
        if (i > at && !chinese::ends_with(text, items[i - 1].span.end, item.span.begin, "、")) break;
        std::string field = i == at ? first.substr(place) : name_in(text, item.span);
        if (place_in_front(known, field) != 0) break;
        departments |= field.ends_with("部门");
        fields.emplace_back(&item, std::move(field));
    }
    if (departments)
        for (auto& [item, field] : fields)
            if (!item->complete) field += "部门";
    constexpr std::size_t many = 4;  // 市、区教育、公安、民政、司法: the places are left out
    if (!departments && fields.size() >= many) places.assign(1, "");
    for (const std::string& one : places)
        for (const auto& [item, field] : fields) {
            Item named = *item;
            if (!named.complete) named.classes = bit(head_class);
            add(text, named, one + field, list);
        }
    return at + fields.size();
}

void NameGrammar::complete_fields(std::string_view text, Series& series) const {
    std::vector<Item>& items = series.items;
    if (series.shared || items.size() < 2 || items.front().complete) return;
    const Phrases& known = words_->phrases();
    const std::string_view first = text.substr(items.front().span.begin, items.front().span.size());
    const std::size_t place = place_in_front(known, first);
    if (place == 0) return;
    bool offices = false;  // 公安, 民政 are nothing else; 文化, 工业 are what goes on there
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string_view field = text.substr(items[i].span.begin, items[i].span.size()).substr(i == 0 ? place : 0);
        const Classes said = words_->classes_of(field);
        const bool bare_office = items[i].complete && items[i].head == items[i].span && said & any_of(name, head_unit);
        if (!bare_office && (items[i].complete || !(said & bit(domain)))) return;
        offices |= known[Phrase::fields_of_offices].has(field);
    }
    if (!offices) return;
    for (Item& one : items) {
        one.complete = true;
        one.classes |= bit(head_class);
    }
    series.place = first.substr(0, place);
    series.kept = items.size();
}

/// 市、区教育、公安、民政等单位: at many fields the places are left out. Adds the fields and gives how many items they
/// were with the places; 0 where the list is no such one.
std::size_t NameGrammar::add_shared_fields(std::string_view text, const std::vector<Item>& items, const std::string& head,
                                           PartyList& list) const {
    constexpr std::size_t many = 3;
    const Phrases& known = words_->phrases();
    std::size_t at = 0;
    while (at < items.size() && is_place_word(known, name_in(text, items[at].span))) ++at;
    if (at == 0 || items.size() < at + many || items[at].complete) return 0;
    const std::string first = name_in(text, items[at].span);
    const std::size_t place = place_in_front(known, first);
    if (place == 0 || place >= first.size()) return 0;
    for (std::size_t i = at; i < items.size(); ++i) {
        Item named = items[i];
        std::string field = i == at ? first.substr(place) : name_in(text, named.span);
        if (!named.complete && head != "单位") field += head;
        if (!named.complete) named.classes = bit(head_class);
        add(text, named, std::move(field), list);
    }
    return items.size();
}

}  // namespace jianbao::chinese
