/// SloganLexicon: the phrases of slogans.toml, ready to be found in one scan.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "character_set.h"
#include "jianbao/settings.h"
#include "lexicon.h"
#include "word_scan.h"

namespace jianbao::chinese {

/// What one searched word stands for.
struct SloganWord {
    enum class Kind : std::uint8_t {
        phrase,   ///< a slogan of the lexicon
        quoted,   ///< a slogan only in quotation marks (六稳)
        except,   ///< no slogan, and nothing inside it is one
        number,   ///< numeral and measure word: 五个, a slogan if the right head follows
        plan,     ///< numeral and a part of a plan: 一核, a slogan if others stand beside it
        act,      ///< numeral and what is done: 三转, a slogan if others stand beside it
        tail,     ///< 机制: several numbers right before it are a slogan
        opening,  ///< quotation mark and numeral: “三, a slogan if the quotation has the form of one
    };
    Kind kind = Kind::phrase;
    std::string form;            ///< as the lexicon has it, whatever separators the text uses
    std::uint32_t category = 0;  ///< position in categories()

    /// True where the word is no slogan itself but one may stand around it.
    bool is_trigger() const {
        return kind == Kind::number || kind == Kind::opening || kind == Kind::plan || kind == Kind::act || kind == Kind::tail;
    }
};

struct SloganCategory {
    std::string name;   ///< stock, numeric, parallelism, intensifier, motto
    std::string title;  ///< 套话
};

class SloganLexicon {
public:
    /// Throws SettingError for a file of another shape.
    explicit SloganLexicon(const Node& file);

    const WordScan& scan() const { return scan_; }
    const SloganWord& word(std::uint32_t index) const { return words_[index]; }
    const SloganCategory& category(std::uint32_t index) const { return categories_[index]; }
    std::uint32_t numeric() const { return numeric_; }
    std::uint32_t parallelism() const { return parallelism_; }

    /// Classes of `heads()`.
    static constexpr Classes head = 1, not_before = 2, thing = 4, great_head = 8, office = 16, unit = 32, each = 64,
                             tail = 128, digit_tail = 256, lead = 512, figure = 1024, plan_part = 2048, great_thing = 4096, act = 8192;
    /// Classes of `members()`.
    static constexpr Classes opener = 1, verb = 2, short_verb = 4, long_verb = 8, frame = 16, long_frame = 32;

    /// What can stand around a numeral and a measure word.
    const Lexicon& heads() const { return heads_; }
    /// How members of a parallelism begin.
    const Lexicon& members() const { return members_; }
    const std::vector<std::string>& closers() const { return closers_; }
    bool ends_things(char32_t character) const { return thing_ends_.contains(character); }
    /// Quoted numbers that are names: 三农.
    bool is_name(const std::string& quotation) const { return names_.contains(quotation); }

private:
    std::vector<std::string> collect(const Node& file);
    std::uint32_t find_category(const std::string& name, const std::string& title);
    void add_phrase(std::vector<std::string>& searched, const std::string& phrase, const SloganWord& word);
    void add_triggers(std::vector<std::string>& searched, const Node& numeric);

    std::vector<SloganCategory> categories_;
    std::vector<SloganWord> words_;
    std::uint32_t numeric_ = 0, parallelism_ = 0;
    Lexicon heads_, members_;
    std::vector<std::string> closers_;
    std::unordered_set<char32_t> thing_ends_;
    std::unordered_set<std::string> names_;
    WordScan scan_;  ///< last: made from what the others collect
};

/// 一 … 十, 两, and digits of both widths.
inline constexpr std::u32string_view numerals = U"一二三四五六七八九十两0123456789０１２３４５６７８９";
inline bool is_numeral(char32_t character) {
    static constexpr CharacterSet set(numerals);
    return set.contains(character);
}

}  // namespace jianbao::chinese
