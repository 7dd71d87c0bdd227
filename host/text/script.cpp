#include "script.h"

#include <opencc/SimpleConverter.hpp>

#include <bitset>
#include <memory>
#include <stdexcept>
#include <vector>

#include "scan.h"

namespace jianbao::text {

namespace {

constexpr std::u32string_view traditional_forms =
    U"們國這個來會對時發說學經過動產業還進關與為後從務實問題設強黨區縣開東車見長門馬風龍點無現電線總結統體質環農處計劃導領機構責任"
    U"議項費資購員風險護衛醫療錄辦協調貫徹組織報應當將試評審監視覺聯網絡鄉鎮園團隊際間層標準據規範確認識論證濟價額貨運輸轉變類";
constexpr std::u32string_view simplified_forms =
    U"们国这个来会对时发说学经过动产业还进关与为后从务实问题设强党区县开东车见长门马风龙点无现电线总结统体质环农处计划导领机构责任"
    U"议项费资购员风险护卫医疗录办协调贯彻组织报应当将试评审监视觉联网络乡镇园团队际间层标准据规范确认识论证济价额货运输转变类";
static_assert(traditional_forms.size() == simplified_forms.size());

struct Forms {
    std::bitset<0x10000> simplified;
    Forms() {
        for (const ScriptPair& pair : script_pairs()) simplified.set(pair.simplified);
    }
};

}  // namespace

std::span<const ScriptPair> script_pairs() {
    static const std::vector<ScriptPair> pairs = [] {
        std::vector<ScriptPair> made;
        for (std::size_t i = 0; i < traditional_forms.size(); ++i)
            if (traditional_forms[i] != simplified_forms[i]) made.push_back({traditional_forms[i], simplified_forms[i]});
        return made;
    }();
    return pairs;
}

std::size_t count_simplified(std::string_view text) {
    static const Forms forms;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = quick_character(text, at);
        count += c >= 0x4E00 && c <= 0x9FFF && forms.simplified[c];
    }
    return count;
}

std::string simplified(std::string_view text) {
    static const std::unique_ptr<const opencc::SimpleConverter> converter = [] {
        try {
            return std::make_unique<const opencc::SimpleConverter>("t2s.json");
        } catch (const std::exception& error) {
            throw std::runtime_error(std::string("OpenCC can't load its dictionary t2s.json (") + error.what() +
                                     "): install the package libopencc-data, or leave the step `simplify` out of cleaning.steps");
        }
    }();
    return converter->Convert(text.data(), text.size());
}

}  // namespace jianbao::text
