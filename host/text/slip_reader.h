/// SlipReader: reads a run of wrongly paired GBK bytes anew.
///
/// When the lead byte of a character is lost, or its trail byte is taken for something else, the
/// bytes behind it pair wrongly: each character is made of the trail of one and the lead of the
/// next. This goes on until a byte of the ASCII range, which is a trail byte (the pairing is right
/// again behind it) or ASCII itself. Encoded again and paired anew, the run gives its characters
/// back, but for the first and sometimes the last: of these one byte is known, and what stands
/// beside them chooses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "character_model.h"
#include "gbk.h"
#include "jianbao/basics.h"

namespace jianbao::text {

struct SlipRepair {
    Span span;             ///< what it replaces
    std::u32string text;   ///< '?' where a character can't be chosen
    double gain = 0;       ///< logarithm of how much likelier it is than what stands there
    double confidence = 0;
};

class SlipReader {
public:
    explicit SlipReader(std::string_view text) : text_(text), gbk_(Gbk::table()) {}

    /// The repair of a run that begins at `begin` and ends before `line_end`, where it is clearly
    /// better than what stands there. `marked`: a ? or U+FFFD at `begin` stands for the lost byte.
    std::optional<SlipRepair> read(std::size_t begin, std::size_t line_end, bool marked);
    /// What the reading so far has cost, in pairs of characters that were weighed.
    std::uint64_t work() const { return work_; }

private:
    struct Token {
        std::uint32_t begin = 0, end = 0;
        char32_t c = 0;
    };
    /// One character of a reading; readings share their beginnings.
    struct Step {
        char32_t c = 0;
        std::uint32_t before = 0;
    };
    /// One way to read the run so far.
    struct Reading {
        std::uint32_t last = 0;      ///< position in steps_; 0 for none
        std::uint32_t size = 0;      ///< characters
        std::uint32_t tokens = 0;    ///< how many it has used
        unsigned pending = 0;        ///< byte that waits for its trail; 0 at the begin
        unsigned first_trail = 0;    ///< known byte of the first character
        double score = 0;
        bool last_lost = false;      ///< the trail of the last character is lost
    };
    struct Choice {
        char32_t c = 0;
        double score = -1e9;
        double margin = 0;  ///< by which it leads the next best
    };

    bool take_tokens(std::size_t begin, std::size_t line_end, bool marked);
    bool promising() const;
    void extend(const Reading& reading, const Token& token, bool first);
    void end_before(const Reading& reading);
    void add(Reading& reading, char32_t c);
    std::u32string characters_of(const Reading& reading) const;
    std::optional<SlipRepair> finish(const Reading& reading, std::size_t begin, double gain);
    void restore_vanished(std::u32string& characters) const;
    template <class CharacterOf>
    Choice choose(char32_t before, char32_t after, const std::string& syllable, CharacterOf character_of) const;

    std::string_view text_;
    const Gbk& gbk_;
    std::optional<CharacterModel> model_;  ///< made for the first run that is worth it
    std::vector<Token> tokens_;
    std::vector<Step> steps_;
    std::vector<Reading> next_, ended_;
    unsigned first_lead_ = 0;  ///< where pinyin behind the mark tells it
    mutable std::uint64_t work_ = 0;
};

}  // namespace jianbao::text
