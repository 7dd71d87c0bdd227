#include <catch2/catch.hpp>

#include "finder.h"
#include "sentence_words.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

namespace {

std::string problems(const std::string& text) {
    static const ProblemFinder finder(test::lexicon("problems"), test::lexicon("discourse"));
    std::string out;
    const Document document = test::document(text);
    const std::vector<Classes> words = finder.words_of(document);
    const std::vector<Part> parts = finder.discourse().parts_of(document, words);
    // who looks for other words as well learns the same of the parts
    CHECK(parts == finder.discourse().parts_of(document));
    for (const Problem& one : finder.find(document, parts, words))
        out += (out.empty() ? "" : " | ") + one.title;
    return out;
}

}  // namespace

TEST_CASE("Complaints in the part on problems are rows") {
    CHECK(problems("当前工作还存在一些问题。部分乡镇排查不细；个别单位台账更新不及时。") ==
          "部分乡镇排查不细 | 个别单位台账更新不及时");
    CHECK(problems("部分乡镇排查不细。") == "");
}

TEST_CASE("Outside it only what is stated outright") {
    CHECK(problems("检查发现，三家企业存在消防通道堵塞问题。") == "三家企业存在消防通道堵塞问题");
    CHECK(problems("针对检查发现的问题，各镇要逐条整改。") == "");
    CHECK(problems("各镇要着力解决存在的突出问题。") == "");
}

TEST_CASE("What is announced as wrong is told until what will be done") {
    CHECK(problems("我们也清醒认识到，发展中还有不少困难和挑战。主要是：有效需求不足，企业经营吃力；城乡差距拉大；"
                   "个别干部不敢担当，等等。对此，我们将认真解决。工业用电量增加。") ==
          "有效需求不足，企业经营吃力 | 城乡差距拉大 | 个别干部不敢担当，等等");
    CHECK(problems("存在以下问题：\n一是台账由一人兼管。\n二是设备超期使用。\n各镇报送了清单。") ==
          "台账由一人兼管 | 设备超期使用");
    CHECK(problems("防汛工作还存在不少短板：一是闸门老化；二是广播有三处损坏。") == "闸门老化 | 广播有三处损坏");
    CHECK(problems("我们的工作还存在不少问题。") == "我们的工作还存在不少问题");
}

TEST_CASE("A list goes on in the paragraphs behind what announced it, and no further") {
    CHECK(problems("还存在不少问题。\n一是台账更新不及时。\n二是设备老化。\n二、下一步工作\n一是更新设备。") ==
          "台账更新不及时 | 设备老化");
    CHECK(problems("我们也清醒看到，虽然各镇一年来新建了二十三个微型消防站并且配齐了全部器材和防护服装，但站点值守人员培训不足。") ==
          "站点值守人员培训不足");
}

TEST_CASE("What explains an item is no problem, long titles begin where it complains whatever the commas") {
    CHECK(problems("存在以下问题：\n一是创新意识还不够。创新居五大理念之首。部分村办法不多。\n二是设备超期使用。") ==
          "创新意识还不够 | 部分村办法不多 | 设备超期使用");
    CHECK(problems("县应急局抽查发现,虽然各镇一年来新建了二十三个微型消防站并且配齐了全部器材和防护服装,但站点存在值守人员培训不足问题。") ==
          "站点存在值守人员培训不足问题");
    CHECK(problems("我们也清醒看到，去年全县新增林地三万余亩并且在全部乡镇的林区落实了专职管护人员，中幼林比重不断上升，抗火能力较差。") ==
          "中幼林比重不断上升，抗火能力较差");
    CHECK(problems("会议指出，两个项目已经列入省级重点项目名单，前期各项工作取得了阶段性的成效，但征地拆迁滞后问题突出。") ==
          "征地拆迁滞后问题突出");
}

TEST_CASE("A heading that sums up the problems under it is none, alone it is one") {
    const std::string opened = "一、总体情况\n各镇开展了排查。\n二、存在的问题\n";
    CHECK(problems(opened + "三、责任落实有差距\n青石镇未按周召开例会。") == "责任落实有差距");
    CHECK(problems(opened + "青石镇未按周召开例会；红岩镇台账缺页。") == "青石镇未按周召开例会 | 红岩镇台账缺页");
}

TEST_CASE("What exists, what is a case and whom it concerns is no problem") {
    CHECK(problems("两种体制将长期存在。") == "");
    CHECK(problems("企业存在重大隐患的，由县应急局责令停产。") == "");
    CHECK(problems("县应急局约谈了存在重大隐患的企业负责人。") == "");
    CHECK(problems("某县消防管理办法\n第一条 商场存在通道堵塞隐患。") == "");
    CHECK(problems("我们战胜了干旱等前所未有的困难。\n全县加强薄弱环节建设。") == "");
    CHECK(problems("培训中存在的问题已经列入清单。\n一旦发现存在违规现象，由县教育局查处。") == "");
    CHECK(problems("两家商场存在通道堵塞隐患。") == "两家商场存在通道堵塞隐患");
}

TEST_CASE("Which ones have problems is none") {
    CHECK(problems("县教育局将对隐患较多的学校进行约谈。") == "");
    CHECK(problems("县教育局抽查的五所学校隐患较多。") == "县教育局抽查的五所学校隐患较多");
}

TEST_CASE("A numbered problem is one, and its frame is left out of its title") {
    CHECK(problems("问题三：三座泵站闲置，台账缺失。") == "三座泵站闲置，台账缺失");
    CHECK(problems("问题三组负责排查三座泵站。") == "");
    CHECK(problems("一、总体情况\n各镇开展了排查。\n二、存在的问题\n关于“排查不细，台账不全”的问题。（简称“问题台账”）") == "排查不细，台账不全");
}

TEST_CASE("Every word group decides its example and spares its counter-example") {
    const Node lexicon = test::lexicon("problems");
    for (const Node& group : lexicon["group"].list()) {
        INFO(group["class"].text() << ": " << group["example"].text());
        CHECK(problems(group["example"].text()) == group["gives"].text());
        CHECK(problems(group["counter"].text()) == group["counter_gives"].text_or(""));
    }
}

TEST_CASE("The words of each sentence are told in one pass, but none that goes over its end") {
    constexpr Classes verbs = 1, nouns = 2;
    Lexicon words;
    words.add("排查", verbs);
    words.add("台账", nouns);
    words.add("细。个", nouns);
    words.finish();
    const Document document = test::document("部分乡镇排查不细。个别单位台账更新，排查不及时。会议结束。");
    CHECK(classes_by_sentence(words, document) == std::vector<Classes>{verbs, verbs | nouns, 0});
}
