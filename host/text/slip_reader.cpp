#include "slip_reader.h"

#include <algorithm>
#include <cmath>

#include "census.h"
#include "pinyin.h"
#include "scan.h"

namespace jianbao::text {

namespace {

constexpr std::size_t longest_run = 4000;  ///< characters
constexpr std::size_t glance = 12;         ///< characters a quick look judges by
constexpr std::size_t most_readings = 6;
constexpr double least_gain = 9.0;         ///< the repaired reading is 8,000 times as likely
constexpr double clear_margin = 0.7;       ///< by which a chosen character must lead the next best: twice as likely
const double unknown_character = std::log(1e-4);

bool is_ascii_mark(char32_t c) { return c > 0x20 && c < 0x7F; }

}  // namespace

std::optional<SlipRepair> SlipReader::read(std::size_t begin, std::size_t line_end, bool marked) {
    if (!take_tokens(begin, line_end, marked)) return std::nullopt;
    if (!model_) model_.emplace(text_);
    // What the tokens are worth as they stand, up to each.
    const char32_t left = character_before(text_, begin);
    std::vector<double> as_is(tokens_.size() + 1, 0.0);
    char32_t before = left ? left : U'\n';
    if (marked) {
        as_is[0] = unknown_character;
        before = '?';
    }
    work_ += tokens_.size();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        as_is[i + 1] = as_is[i] + model_->follow(before, tokens_[i].c, true);
        before = tokens_[i].c;
    }
    steps_.assign(1, Step{});
    ended_.clear();
    std::vector<Reading> current(1);
    for (std::size_t i = 0; i < tokens_.size() && !current.empty(); ++i) {
        next_.clear();
        for (const Reading& reading : current) extend(reading, tokens_[i], i == 0);
        work_ += current.size();
        std::sort(next_.begin(), next_.end(), [](const Reading& a, const Reading& b) { return a.score > b.score; });
        if (next_.size() > most_readings) next_.resize(most_readings);
        std::swap(current, next_);
    }
    for (const Reading& reading : current) end_before(reading);
    const Reading* best = nullptr;
    double best_gain = 0;
    for (const Reading& reading : ended_) {
        // A reading of guessed characters alone proves nothing.
        if (reading.size < (reading.last_lost && !marked ? 3u : 2u)) continue;
        const double gain = reading.score - as_is[reading.tokens];
        if (!best || gain > best_gain) {
            best = &reading;
            best_gain = gain;
        }
    }
    if (!best) return std::nullopt;
    return finish(*best, begin, best_gain);
}

/// The characters of the run, the pinyin left out that was inserted into it.
bool SlipReader::take_tokens(std::size_t begin, std::size_t line_end, bool marked) {
    tokens_.clear();
    first_lead_ = 0;
    std::size_t at = begin;
    if (marked) {
        quick_character(text_, at);
        // ?shù)…: the bracket's ( was taken for the trail of the lost lead. The syllable is that of
        // a character made of the byte before and the lost one.
        if (const auto pinyin = pinyin_before_bracket(text_.substr(0, line_end), at)) {
            const unsigned code = gbk_.code_of(character_before(text_, begin));
            if (code)
                for (unsigned byte = 0x81; byte <= 0xFE; ++byte) {
                    const char32_t c = gbk_.character_of(code & 0xFF, byte);
                    if (c && is_han(c) && reading_of(c) == pinyin->syllable) {
                        first_lead_ = first_lead_ ? 0x100 : byte;
                    }
                }
            if (first_lead_ > 0xFF) first_lead_ = 0;  // more than one has that reading
            at = pinyin->end;
        }
    }
    while (at < line_end && tokens_.size() < longest_run) {
        Token token;
        token.begin = static_cast<std::uint32_t>(at);
        token.c = quick_character(text_, at);
        token.end = static_cast<std::uint32_t>(at);
        if (token.c == '(' && !tokens_.empty())
            if (const auto pinyin = bracketed_pinyin(text_.substr(0, line_end), token.begin); pinyin && pinyin->toned) {
                at = pinyin->end;
                continue;
            }
        tokens_.push_back(token);
        if (token.c == ' ') break;
        if (tokens_.size() == glance && !promising()) return false;
    }
    return !tokens_.empty() && promising();
}

/// A quick look at the first characters: paired anew most are usual ones, and as they stand not all are.
bool SlipReader::promising() const {
    std::u32string paired;
    std::size_t everyday = 0, taken = 0;
    unsigned pending = 0;
    for (std::size_t i = 0; i < tokens_.size() && i < glance; ++i) {
        const char32_t c = tokens_[i].c;
        unsigned code = c >= 0x80 ? gbk_.code_of(c) : 0;
        if (i == 0 && is_ascii_mark(c)) code = 0xA380 + static_cast<unsigned>(c);
        if (code == 0) {
            if (pending && c >= 0x40 && c < 0x7F) paired.push_back(gbk_.character_of(pending, static_cast<unsigned>(c)));
            break;
        }
        if (pending) paired.push_back(gbk_.character_of(pending, code >> 8));
        ++taken;
        everyday += gbk_.is_everyday(c);
        pending = code & 0xFF;
        if (pending < 0x80) break;
    }
    if (paired.empty()) return false;
    // Sound Simplified text, as behind any question mark, needs no second look.
    if (taken >= 4 && everyday * 10 >= taken * 9) return false;
    std::size_t usual = 0, usual_now = 0;
    for (const char32_t c : paired) usual += c && CharacterModel::is_usual(c);
    if (usual * 10 < paired.size() * 6) return false;
    if (paired.size() < 4) return true;
    for (std::size_t i = 0; i < taken; ++i) usual_now += CharacterModel::is_usual(tokens_[i].c);
    // Half the characters of a wrongly paired run are usual ones by chance.
    return usual * 100 / paired.size() >= usual_now * 100 / taken + 20;
}

/// Extends a reading by one token in every way the bytes allow.
void SlipReader::extend(const Reading& reading, const Token& token, bool first) {
    if (token.c == ' ') return end_before(reading);
    const auto put = [&](unsigned lead, unsigned trail) {
        Reading longer = reading;
        ++longer.tokens;
        if (reading.pending == 0) {
            longer.first_trail = lead;
            steps_.push_back({0, longer.last});
            longer.last = static_cast<std::uint32_t>(steps_.size() - 1);
            ++longer.size;
        } else {
            const char32_t c = gbk_.character_of(reading.pending, lead);
            if (c == 0) return;
            add(longer, c);
        }
        if (trail < 0x80) {
            // The second byte is ASCII that stood in the text: the pairing is right again.
            add(longer, trail);
            longer.pending = 0;
            ended_.push_back(longer);
            return;
        }
        longer.pending = trail;
        next_.push_back(longer);
    };
    if (token.c >= 0x80 && token.c != U'€') {
        if (const unsigned code = gbk_.code_of(token.c)) put(code >> 8, code & 0xFF);
    }
    // A full-width mark or letter that was made narrow: two bytes, A3 and its own.
    if (is_ascii_mark(token.c) && (first || (token.c != '(' && token.c != ')' && token.c != ','))) put(0xA3, static_cast<unsigned>(token.c) + 0x80);
    if (reading.pending == 0) return;
    // A trail byte below 80, or 80 itself, which some code pages show as €.
    const unsigned trail = token.c == U'€' ? 0x80u : static_cast<unsigned>(token.c);
    if (trail >= 0x40 && trail <= 0x80 && trail != 0x7F)
        if (const char32_t c = gbk_.character_of(reading.pending, trail)) {
            Reading whole = reading;
            ++whole.tokens;
            add(whole, c);
            ended_.push_back(whole);
        }
    if (is_lost_mark(token.c)) {
        // The mark stands for the byte that is left over.
        Reading cut = reading;
        ++cut.tokens;
        cut.last_lost = true;
        cut.score += unknown_character;
        ended_.push_back(cut);
    }
    end_before(reading);
}

void SlipReader::end_before(const Reading& reading) {
    if (reading.pending == 0) return;
    Reading cut = reading;
    cut.last_lost = true;
    cut.score += unknown_character;
    ended_.push_back(cut);
}

void SlipReader::add(Reading& reading, char32_t c) {
    const char32_t before = steps_[reading.last].c;
    // The character behind the lost one is scored when that one is chosen.
    reading.score += before ? model_->follow(before, c) : unknown_character;
    steps_.push_back({c, reading.last});
    reading.last = static_cast<std::uint32_t>(steps_.size() - 1);
    ++reading.size;
}

std::u32string SlipReader::characters_of(const Reading& reading) const {
    std::u32string characters(reading.size, 0);
    std::uint32_t at = reading.last;
    for (std::size_t i = reading.size; i-- > 0; at = steps_[at].before) characters[i] = steps_[at].c;
    return characters;
}

/// Chooses the characters whose other byte is lost, and judges the whole.
std::optional<SlipRepair> SlipReader::finish(const Reading& reading, std::size_t begin, double gain) {
    SlipRepair repair;
    // Before the dear part: where less than half of it are usual characters nothing below helps.
    std::size_t plain = 0;
    for (std::uint32_t at = reading.last, i = 0; i < reading.size; at = steps_[at].before, ++i)
        plain += steps_[at].c == 0 || steps_[at].c < 0x80 || CharacterModel::is_usual(steps_[at].c);
    if (plain * 2 < reading.size) return std::nullopt;
    std::size_t end = reading.tokens == 0 ? tokens_.front().begin : tokens_[reading.tokens - 1].end;
    repair.text = characters_of(reading);
    std::string last_syllable;
    if (reading.last_lost && end > begin && text_[end - 1] == '?')
        if (const auto pinyin = pinyin_before_bracket(text_, end)) {
            last_syllable = pinyin->syllable;
            end = pinyin->end;
        }
    repair.span = make_span(begin, end);
    const char32_t left = character_before(text_, begin), right = character_at(text_, end);
    bool clear = true;
    const char32_t second = repair.text.size() > 1 ? repair.text[1] : right;
    const unsigned known_lead = first_lead_;
    // 四、… at the begin of a line: what numbers a heading is a numeral.
    const bool numbers = (left == 0 || left == U'\n') && second == U'、';
    const Choice first = choose(left, second, {}, [&](unsigned byte) -> char32_t {
        const char32_t c = known_lead && byte != known_lead ? 0 : gbk_.character_of(byte, reading.first_trail);
        return numbers && !is_numeral(c) ? U'\0' : c;
    });
    if (first.c && first.margin >= clear_margin) {
        repair.text[0] = first.c;
        gain += first.score - unknown_character;
    } else {
        repair.text[0] = '?';
        clear = false;
    }
    restore_vanished(repair.text);
    if (reading.last_lost) {
        const Choice last = choose(repair.text.back(), right, last_syllable, [&](unsigned byte) { return gbk_.character_of(reading.pending, byte); });
        if (last.c && last.margin >= clear_margin) {
            repair.text.push_back(last.c);
            gain += last.score / 2 - unknown_character;
        } else {
            repair.text.push_back('?');
            clear = false;
        }
    }
    std::size_t usual = 0, known = 0;
    for (const char32_t c : repair.text) {
        if (c == '?') continue;
        ++known;
        usual += CharacterModel::is_usual(c) || c < 0x80;
    }
    if (known == 0 || usual * 20 < known * 17 || gain < least_gain) return std::nullopt;
    repair.gain = gain;
    repair.confidence = std::min(0.98, (clear ? 0.7 : 0.6) + gain / 200);
    return repair;
}

/// A wrong pair that is no character at all vanishes without a trace: two characters lose one
/// byte each and what is left of them reads as one. Where a character fits badly between its
/// neighbours and two that are made of its bytes fit well, the two are put back.
void SlipReader::restore_vanished(std::u32string& characters) const {
    for (std::size_t i = 1; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const unsigned code = c >= 0x80 ? gbk_.code_of(c) : 0;
        if (code == 0) continue;
        const char32_t before = characters[i - 1], after = i + 1 < characters.size() ? characters[i + 1] : U'\0';
        const double now = model_->follow(before, c) + (after ? model_->follow(c, after) : 0);
        // Pairs seen before are left alone.
        if (now > (after ? -15.0 : -9.0) && CharacterModel::is_usual(c)) continue;
        const unsigned lead = code >> 8, trail = code & 0xFF;
        double best = now + 2.0;
        char32_t best_first = 0, best_second = 0;
        for (unsigned first_trail = 0xA1; first_trail <= 0xFE; ++first_trail) {
            const char32_t first = gbk_.character_of(lead, first_trail);
            if (!first || !CharacterModel::is_usual(first)) continue;
            const double first_score = model_->follow(before, first);
            ++work_;
            if (first_score < -11.5) continue;
            for (unsigned second_lead = 0x81; second_lead <= 0xFE; ++second_lead) {
                if (gbk_.character_of(first_trail, second_lead)) continue;  // the pair would have shown
                const char32_t second = gbk_.character_of(second_lead, trail);
                if (!second || !CharacterModel::is_usual(second)) continue;
                ++work_;
                const double score = first_score + model_->follow(first, second) + (after ? model_->follow(second, after) : 0);
                if (score > best) {
                    best = score;
                    best_first = first;
                    best_second = second;
                }
            }
        }
        if (!best_first) continue;
        characters[i] = best_first;
        characters.insert(characters.begin() + static_cast<std::ptrdiff_t>(i) + 1, best_second);
        ++i;
    }
}

template <class CharacterOf>
SlipReader::Choice SlipReader::choose(char32_t before, char32_t after, const std::string& syllable, CharacterOf character_of) const {
    Choice best;
    double second = -1e9;
    // The syllable decides where it fits any candidate at all.
    for (const bool by_syllable : {true, false}) {
        if (by_syllable && syllable.empty()) continue;
        for (unsigned byte = 0x40; byte <= 0xFE; ++byte) {
            const char32_t c = character_of(byte);
            if (c == 0 || (by_syllable && (!is_han(c) || reading_of(c) != syllable))) continue;
            double score = model_->follow(before ? before : U'\n', c);
            ++work_;
            if (after) score += model_->follow(c, after);
            if (score > best.score) {
                second = best.score;
                best.c = c;
                best.score = score;
            } else if (score > second) {
                second = score;
            }
        }
        if (best.c) break;
    }
    best.margin = best.score - second;
    return best;
}

}  // namespace jianbao::text
