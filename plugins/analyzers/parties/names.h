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
    bool marked = false;  ///< 县水利局（牵头）: it leads those beside it
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
    std::optional<PartyList> comrades_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    std::optional<PartyList> persons_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

    /// Names behind 责任科室：, whatever words are in them (农经站、计财股): all of the stretch, between its 、.
    std::optional<PartyList> units_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

    /// Whether at `at` stands the 各 of 甲、乙各组建一支队伍: each of those named does it. 各监管室 is a name.
    bool distributes(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

    /// 江苏, 上海: a province in short.
    /// 望 opens the name of a place here: 望亭区政府.
    bool wishes_nothing(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    bool is_province(std::string_view name) const;
    /// 外出须报告 behind 班子成员: what people are about to do, and the command about it.
    bool acts_in_person(std::string_view text, std::uint32_t at, std::uint32_t limit) const;

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
    /// A list as it is read, item by item.
    struct Series {
        std::vector<Item> items = {};
        std::optional<Item> shared = {};  ///< 部门 in 教育、财政等部门: the head behind 等 that the items share
        bool counted = false;             ///< their number stands before it, and no 等: 石坪、柳湾两个村
        std::optional<Item> beside = {};  ///< 农业发展银行 in 教育等部门和农业发展银行: one more behind that head
        std::uint32_t end = 0;            ///< where the list ends, as far as it is read
        std::size_t kept = 0;             ///< the items up to the last complete one
        std::size_t places = 0;           ///< how many of the items are places
        bool domains = false;             ///< nothing but fields of government: 公安、安监
        std::string_view place = {};      ///< 县 of 县民政、残联, which all of them have; empty for none
    };
    /// A whole item that is a person's name and what follows it (同志, a post) up to `end`.
    static Item a_person(Span name, std::uint32_t end);
    bool may_name(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const;
    /// 重点 of 重点用能企业: some of a kind, and no adverb.
    bool picks_some(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    /// The word at `at` as names are read: of two that share a character the one before (村 of 各村组建, 处 of 总务处于6月).
    Word word_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
        const Word word = words_->longest(text, at, limit);
        return word.length == 6 || word.is(bit(request)) ? word_before(text, at, limit, word) : word;  // 村组, 处于, 望
    }
    /// 山区 of 南山区, 石景山区: a district, but 偏远山区, 秦巴山区.
    bool names_district(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    Word word_before(std::string_view text, std::uint32_t at, std::uint32_t limit, const Word& word) const;
    std::uint32_t unit_by_verb_at(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const;
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
    std::uint32_t section_of_two_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
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

    // lists.cpp
    /// The items from `at` to the last of the list, and the head behind 等 that they share.
    Series read_series(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const;
    /// The item at `at`; with `verb_follows` a province (由江苏牵头) or a bare person (由王建国负责) before all else.
    std::optional<Item> next_item(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                  bool verb_follows) const;
    /// Takes the item into the list where it is a name, or may be one whose head follows: 教育 of 教育、财政部门. `goes_on`: a
    /// mark or 等 stands behind it.
    bool take_item(std::string_view text, const Item& item, bool goes_on, Series& series) const;
    /// Where the name behind the last begins, which no mark parts from it: 各部门 in 各地各部门; 0 for none. 相关科室 in
    /// 县教育局相关科室 is part of the last and made one with it; the next stands behind the mark then.
    std::uint32_t next_unmarked(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows,
                                Series& series) const;
    /// Reads what stands behind 等, which ends at `at`: the head the items share, and what is joined to it, a second head or
    /// one more name (等部门和单位, 等部门和农业发展银行).
    void read_shared_head(std::string_view text, std::uint32_t at, std::uint32_t limit, Series& series) const;
    /// 石门、大坪、柳林三个村: as many as are named share what stands behind their number.
    void share_counted_head(std::string_view text, Series& series) const;
    /// The head at `at`, behind 等, whatever number stands before it: 部门 of 等5个部门. Puts its end into `at`.
    std::optional<Item> shared_head(std::string_view text, std::uint32_t& at, std::uint32_t limit) const;
    /// 县委宣传部等部门、各乡镇: this list and the one that goes on behind its shared head; nothing where none does.
    std::optional<PartyList> list_beyond(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                         const Series& series) const;
    /// 县、镇、村: nothing but places, which act together and are whole names then.
    void complete_places(std::string_view text, Series& series) const;
    /// 县民政、残联: the fields of a place, and an office that needs none, are whole names then, each of the place.
    void complete_fields(std::string_view text, Series& series) const;
    /// Ends the list behind its last whole name, or takes it for one of fields (公安、安监); false where it is neither.
    static bool end_series(std::string_view text, std::uint32_t limit, Series& series);

    // shared_names.cpp
    /// The parties of the list that is read, what they share distributed.
    PartyList parties_of(std::string_view text, const Series& series) const;
    void add_item(std::string_view text, const Series& series, std::size_t index, PartyList& list) const;
    /// The head that item `from` has in common with later ones: 部门 of 教育 in 教育、财政部门; empty for none.
    std::string shared_name(std::string_view text, const Series& series, std::size_t from) const;
    /// Adds the item, called `name`, with what it lacks and a later name says: 石桥县人民政府 of 石桥县、临江区人民政府. False
    /// where it lacks nothing.
    bool add_filled(std::string_view text, const Series& series, std::size_t index, const std::string& name,
                    PartyList& list) const;
    /// 住建局, which 鹿鸣县 lacks in 鹿鸣县、青浦区住建局, and 人民政府 in 东山镇、西山镇人民政府; empty where the first is no place by
    /// name, or no office of another such follows.
    std::string_view office_behind_place(std::string_view place, std::string_view office) const;
    /// 主要负责人, which 各子公司 lacks in 各子公司、各分厂主要负责人; empty where the first item is no body, or no post of such follows.
    std::string_view post_behind(std::string_view text, std::span<const Item> items) const;
    /// 人民政府, which 各省 lacks in 各省、自治区、直辖市人民政府; empty where the last name is a place too (有关省、市、自治区),
    /// nothing where the item is another name or shares nothing.
    std::optional<std::string> rest_behind_place(std::string_view text, const Series& series, std::size_t index,
                                                 std::string_view name) const;
    /// 电教部门, which 市 lacks in 市、县电教部门; nothing where the last name is no such one.
    std::optional<std::string> rest_behind_level(std::string_view text, const Item& last) const;
    /// 各县区应急管理和消防部门: an office for each of the two fields, in the same place.
    void add_both_fields(std::string_view text, const Item& item, PartyList& list) const;

    const Reading* words_;
};

/// The words without spaces and quotation marks left open.
std::string without_spaces(std::string_view words);
/// The same of a stretch of the text.
inline std::string name_in(std::string_view text, Span span) {
    return without_spaces(text.substr(span.begin, span.size()));
}

}  // namespace jianbao::chinese
