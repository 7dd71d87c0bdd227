/// ItemScan: one reading of one name, word by word, up to where it ends.
#pragma once

#include "name_words.h"
#include "names.h"

namespace jianbao::chinese {

/// Walks from the first word of a name as far as the name may go, and remembers on its way the last head it met: that
/// is where the name ends if what follows turns out to be said of it (县水利局组织抢修).
class NameGrammar::ItemScan {
public:
    ItemScan(const NameGrammar& names, std::string_view text, std::uint32_t begin, std::uint32_t limit,
             bool verb_follows)
        : names_(names), text_(text), begin_(begin), limit_(limit), verb_follows_(verb_follows), pos_(begin) {
        item_.span = {begin, begin};
    }

    /// The name, complete or as a part of a list; nothing where no name stands.
    std::optional<Item> run();

private:
    /// What a step of the walk makes of the place it stands at.
    enum class Step {
        unknown,  ///< nothing: the next step is asked
        on,       ///< it belongs to the name and has been passed
        stop,     ///< the name ends before it
        none,     ///< no name stands here at all
        anew,     ///< what was read is no part of it; the name begins here
    };
    Step step();
    /// 青溪镇 opens the name.
    void read_town();
    Step read_person(const Word& word);
    Step read_conjunction(char32_t c, const Word& word);
    Step read_word(const Word& word);
    Step read_boundary(const Word& word);
    Step read_bracket(char32_t c);
    Step read_character(char32_t c, std::uint32_t length);
    void pass(const Word& word);

    /// The word at pos_ as names use it; none for 所 of 各户所需材料.
    Word next_word() const;
    /// Right behind a head: 县水利局|.
    bool behind_head() const { return head_end_ == pos_ && pos_ != begin_; }
    bool at(std::string_view word) const;
    const Phrases& known() const { return names_.words_->phrases(); }
    /// 区民政局委托镇政府, 县防火办接报后应…, 甲、乙各组建…: what stands behind the head begins with another, or a
    /// predicate.
    bool charges_others() const;
    /// 县发改局指导项目单位, 各镇报送县政府: who is guided, rallied or reported to is another.
    bool turns_to_others(const Word& word) const;
    /// 县水利局6月底前, 所有药店无处方不得…, 各县区棚改办一要…
    bool ends_before(char32_t c, std::uint32_t length) const;
    /// A field of government or a level behind a head is no predicate: 省级担保机构, 区教育、公安等单位.
    bool is_field(const Word& word) const;
    /// 前期拓展部要…: 部 or 科 behind the verb and a command behind that; empty for none.
    Span verb_office(const Word& verb_word) const;
    void set_head(Span head, Classes classes);

    std::optional<Item> finish();
    /// Chooses among the heads met the one the name ends with; where it ends.
    std::uint32_t close(std::uint32_t end);
    /// 组织年轻干部, 培训教师: what opens with a verb is a predicate, where no field of work opens it (督导组).
    bool is_told(const Word& first) const;
    bool is_predicate() const;
    /// 配合供电部门, 保障民营企业: the verb says what is done for whom.
    bool helps_others(const Word& first) const;

    const NameGrammar& names_;
    const std::string_view text_;
    const std::uint32_t begin_;
    std::uint32_t limit_;
    const bool verb_follows_;  ///< the sentence goes on with a predicate
    std::uint32_t pos_;
    Item item_{};
    unsigned characters_ = 0;
    std::uint32_t head_end_ = 0;    ///< of the last head met; 0 for none
    std::uint32_t head_token_ = 0;  ///< where its word begins
    bool takes_thing_ = false;  ///< behind the verb stands a word that is none of a name
    std::uint32_t viable_end_ = 0;  ///< of a head followed by a word that may be its predicate; 0 for none
    Span viable_head_;
    Classes viable_classes_ = 0;
    bool acted_ = false;            ///< that word is a verb, whatever object ends the clause
    std::uint32_t strong_end_ = 0;  ///< of the last head that names somebody by itself; 0 for none
    Span strong_head_;
    Classes strong_classes_ = 0;
    bool relative_ = false;     ///< behind 的
    bool object_last_ = false;  ///< the last word is what is acted upon
    bool only_domain_ = true;   ///< nothing but a field of government so far
    bool opens_with_determiner_ = false;
    bool opens_with_verb_ = false;  ///< 督导组, but not 引领企业
};

}  // namespace jianbao::chinese
