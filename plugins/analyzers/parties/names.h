/// Names: the noun phrases that name parties, and lists of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses.h"
#include "words.h"

namespace jianbao::chinese {

enum class PartyKind { unit, group, post, person, universal };
std::string_view name_of(PartyKind kind);  ///< "class" for group

struct Party {
    Span evidence;     ///< the words that name it; a shared head is not in it
    std::string name;  ///< as written, without spaces, a shared head distributed
    PartyKind kind = PartyKind::unit;
};

/// Parties named one after the other: 县工信局、大数据中心和各通讯网络运营单位.
struct PartyList {
    Span span;
    std::vector<Party> parties;

    bool universal() const;  ///< nobody narrower than everybody is named
};

class NameGrammar {
public:
    explicit NameGrammar(const Reading& words) : words_(&words) {}

    /// The list that starts at byte `at` and ends by `limit`; nothing where no name starts there.
    /// A name ends where a word that cannot be in a name follows it. With `verb_follows`, as behind
    /// 由, it may also end at its last head where unknown words follow.
    std::optional<PartyList> list_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                     bool verb_follows = false) const;

    /// list_at() is these two. Where no list can begin, as at most clauses, may_list() tells it from a few words; where it
    /// says no, read_list() finds none. Whoever teaches names something new tells may_name() as well.
    bool may_list(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const;
    std::optional<PartyList> read_list(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const;

    /// Bare names of persons, all of the stretch: 王建国、李志明 behind 牵头领导：.
    std::optional<PartyList> persons_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

    /// Names behind 责任科室：, whatever words are in them (农经站、计财股): all of the stretch, between its 、.
    std::optional<PartyList> units_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

    /// Whether at `at` stands the 各 of 甲、乙各组建一支队伍: each of those named does it. 各监管室 is a name.
    bool distributes(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

    /// 江苏, 上海: a province in short.
    static bool is_province(std::string_view name);

private:
    struct Item {
        Span span;
        Span head;                ///< the last head; empty where the item has none of its own
        Span person;              ///< the name of a person behind a post; empty for none
        Classes classes = 0;      ///< of the head
        std::uint32_t joint = 0;  ///< an inner 和 that may part two fields (应急管理和消防部门); 0 for none
        bool complete = false;
        bool is_domain = false;  ///< nothing but a field of government
        Span unit = {};          ///< whose person it is: 县水利局 in 县水利局李明负责; empty for none
    };
    /// A whole item that is a person's name and what follows it (同志, a post) up to `end`.
    static Item a_person(Span name, std::uint32_t end);
    bool may_name(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const;
    /// The word at `at` as names are read: of two that share a character the one before (村 of 各村组建, 处 of 总务处于6月).
    Word word_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
        const Word word = words_->longest(text, at, limit);
        return word.length == 6 ? word_before(text, at, limit, word) : word;  // 村组, 处于
    }
    Word word_before(std::string_view text, std::uint32_t at, std::uint32_t limit, const Word& word) const;
    class ItemScan;  ///< one reading of a name: item_scan.h
    std::optional<Item> item_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                bool verb_follows = false) const;
    bool joins_body(std::string_view text, std::uint32_t begin, std::uint32_t at, std::uint32_t limit) const;
    std::optional<Item> joint_body_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                      bool verb_follows) const;
    bool told_after(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    bool is_division(std::string_view text, const Item& item, std::uint32_t begin) const;
    Span relative_body_at(std::string_view text, std::uint32_t verb_at, std::uint32_t limit) const;
    std::uint32_t purpose_body_at(std::string_view text, std::uint32_t begin, std::uint32_t verb_at,
                                  std::uint32_t limit) const;
    /// The surname at `at`, where the place in the sentence says that somebody is named: behind a post, behind 由, of a label.
    Word family_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    std::uint32_t person_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    /// 青江、白石、柳河等3个县（市、区）: places by their short names, and how many they are; nothing where the list goes on otherwise.
    std::optional<PartyList> counted_places_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    /// The end of a town's name that holds a word of the grammar (平定镇) or runs into one (周城镇); 0 for none.
    std::uint32_t town_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    std::optional<Item> person_in_charge(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    bool acts_by_name(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const;
    std::optional<Item> province_in_charge(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    std::optional<Item> titled_person_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    bool plausible(std::string_view text, const Item& item) const;
    std::size_t add_placed_fields(std::string_view text, const std::vector<Item>& items, PartyList& list) const;
    std::size_t add_shared_fields(std::string_view text, const std::vector<Item>& items, const std::string& head,
                                  PartyList& list) const;
    void add(std::string_view text, const Item& item, std::string name, PartyList& list) const;
    std::optional<Item> shared_head(std::string_view text, std::uint32_t& at, std::uint32_t limit) const;

    const Reading* words_;
};

/// The words without spaces and quotation marks left open.
std::string without_spaces(std::string_view words);

}  // namespace jianbao::chinese
