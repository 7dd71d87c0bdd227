#include "slogan_lexicon.h"

#include "jianbao/basics.h"

namespace jianbao::chinese {

namespace {

constexpr std::string_view opening_marks[] = {"“", "‘", "「", "『", "\""};

std::string replace_separators(std::string_view phrase, std::string_view with) {
    std::string result;
    for (std::size_t at = 0; at < phrase.size();) {
        const std::size_t start = at;
        const char32_t character = next_character(phrase, at);
        if (character == U'，' || character == U'、')
            result += with;
        else
            result += phrase.substr(start, at - start);
    }
    return result;
}

void add_all(Lexicon& lexicon, const Node& words, Classes classes) {
    for (const std::string& word : words.texts_or_empty()) lexicon.add(word, classes);
}

std::string one(char32_t character) {
    std::string text;
    append_utf8(text, character);
    return text;
}

}  // namespace

SloganLexicon::SloganLexicon(const Node& file) : scan_(collect(file)) {}

std::uint32_t SloganLexicon::find_category(const std::string& name, const std::string& title) {
    for (std::uint32_t i = 0; i < categories_.size(); ++i)
        if (categories_[i].name == name) return i;
    categories_.push_back({name, title.empty() ? name : title});
    return static_cast<std::uint32_t>(categories_.size() - 1);
}

void SloganLexicon::add_phrase(std::vector<std::string>& searched, const std::string& phrase, const SloganWord& word) {
    std::vector<std::string> forms = {phrase};
    if (phrase.find("，") != phrase.npos || phrase.find("、") != phrase.npos)
        for (const std::string_view separator : Words{"，", "、", ",", ""})
            forms.push_back(replace_separators(phrase, separator));
    for (std::string& form : forms) {
        searched.push_back(std::move(form));
        words_.push_back(word);
    }
}

void SloganLexicon::add_triggers(std::vector<std::string>& searched, const Node& numeric) {
    for (const char32_t numeral : numerals) {
        for (const std::string& measure : numeric["measures"].texts_or_empty()) {
            searched.push_back(one(numeral) + measure);
            words_.push_back({SloganWord::Kind::number, measure, numeric_});
        }
        for (const std::string& part : numeric["plan_marks"].texts_or_empty()) {
            searched.push_back(one(numeral) + part);
            words_.push_back({SloganWord::Kind::plan, part, numeric_});
        }
        for (const char32_t done : to_utf32(numeric["acts"].text_or(""))) {
            searched.push_back(one(numeral) + one(done));
            words_.push_back({SloganWord::Kind::act, one(done), numeric_});
        }
        for (const std::string_view mark : opening_marks) {
            searched.push_back(std::string(mark) + one(numeral));
            words_.push_back({SloganWord::Kind::opening, std::string(mark), numeric_});
        }
    }
    for (const std::string& tail : numeric["tails"].texts_or_empty()) {
        searched.push_back(tail);
        words_.push_back({SloganWord::Kind::tail, tail, numeric_});
    }
}

std::vector<std::string> SloganLexicon::collect(const Node& file) {
    std::vector<std::string> searched;
    const Node& numeric = file["numeric"];
    const Node& parallel = file["parallel"];
    numeric_ = find_category("numeric", numeric["title"].text_or("numeric"));
    parallelism_ = find_category("parallelism", parallel["title"].text_or("parallelism"));
    for (const Node& table : file["category"].list()) {
        const std::uint32_t category = find_category(table["name"].text(), table["title"].text_or(""));
        for (const Node& phrase : table["phrases"].list()) {
            if (phrase.text().empty())
                throw SettingError(phrase.where(), "an empty phrase would be found everywhere", "take it out");
            const bool needs_marks = category == numeric_ && count_characters(phrase.text()) <= 2;
            add_phrase(searched, phrase.text(),
                       {needs_marks ? SloganWord::Kind::quoted : SloganWord::Kind::phrase, phrase.text(), category});
        }
    }
    for (const std::string& phrase : file["except"]["phrases"].texts_or_empty())
        add_phrase(searched, phrase, {SloganWord::Kind::except, phrase, 0});
    for (std::string& name : file["except"]["quoted"].texts_or_empty()) names_.insert(std::move(name));
    add_triggers(searched, numeric);

    for (const auto& [name, use] :
         {std::pair{"heads", head}, std::pair{"not_before", not_before}, std::pair{"things", thing},
          std::pair{"great_heads", great_head}, std::pair{"offices", office},
          std::pair{"great_things", great_thing}, std::pair{"units", unit}, std::pair{"each", each},
          std::pair{"tails", tail}, std::pair{"digit_tails", digit_tail}, std::pair{"leads", lead},
          std::pair{"figures", figure}, std::pair{"plan_parts", plan_part}})
        add_all(heads_, numeric[name], use);
    for (const char32_t done : to_utf32(numeric["acts"].text_or(""))) heads_.add(one(done), act);
    add_all(heads_, numeric["act_words"], act);
    heads_.finish();
    add_all(members_, parallel["openers"], opener);
    add_all(members_, parallel["verbs"], verb);
    add_all(members_, parallel["long_verbs"], long_verb);
    for (const char32_t character : to_utf32(parallel["short_verbs"].text_or("")))
        members_.add(one(character), short_verb);
    for (const char32_t character : to_utf32(parallel["frames"].text_or(""))) members_.add(one(character), frame);
    for (const char32_t character : to_utf32(parallel["long_frames"].text_or(""))) members_.add(one(character), long_frame);
    members_.finish();
    closers_ = parallel["closers"].texts_or_empty();
    for (const char32_t character : to_utf32(parallel["thing_ends"].text_or(""))) thing_ends_.insert(character);
    return searched;
}

}  // namespace jianbao::chinese
