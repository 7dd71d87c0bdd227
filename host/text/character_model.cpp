#include "character_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "gbk.h"
#include "scan.h"
#include "script.h"

namespace jianbao::text {

namespace {

/// Words that stand in every official text: they tell readings apart where the document itself
/// is short. Separated by spaces.
constexpr std::string_view common_words =
    "确保 保障 保证 保持 保护 学校 校园 学习 学生 常委 常态 日常 经常 非常 正常 加强 强化 加快 加大 推进 推动 工作 会议 同志 我们 市委 县委 区委 省委 中央 "
    "政府 部门 单位 领导 干部 群众 党员 党委 支部 书记 组织 建设 发展 安全 生产 责任 落实 落地 任务 问题 整改 排查 隐患 防控 疫情 防火 防汛 消防 应急 "
    "管理 治理 服务 质量 水平 能力 机制 制度 体系 方案 计划 规划 目标 措施 政策 重点 关键 基础 设施 项目 工程 资金 经济 社会 文化 教育 医疗 卫生 环境 "
    "生态 农村 农业 农民 乡镇 街道 社区 村庄 企业 产业 市场 投资 创新 改革 开放 稳定 和谐 法治 监督 检查 考核 问责 通报 督查 督导 宣传 引导 培训 演练 "
    "值班 报告 信息 数据 网络 平台 系统 技术 人才 队伍 作风 纪律 思想 政治 精神 贯彻 学懂 深入 全面 切实 认真 严格 坚持 坚决 坚定 进一步 统筹 协调 配合 "
    "联动 合作 共同 共享 提高 提升 增强 完善 健全 建立 制定 实施 开展 组织 落实 做好 抓好 抓紧 抓实 认识 形势 挑战 机遇 困难 矛盾 风险 成绩 成效 取得 "
    "今年 去年 明年 年底 近年 目前 当前 今天 以来 之前 之后 期间 其中 其他 各级 各地 各部 全市 全县 全省 全国 全区 国家 人民 的是 了解 必须 需要 希望 大家 "
    "不断 不仅 不得 不能 而且 因此 因为 如果 但是 同时 另外 以及 或者 对于 关于 通过 按照 根据 围绕 结合 突出 聚焦 主要 重要 有效 有力 有序 有关 相关 这些 "
    "地方 地区 区域 城市 城乡 县区 科学 科技 可以 可能 总结 总体 总的 总书 目的 点位 基本 基层 互相 互联 活动 化解 扎实 实际 实现 现场 现在 还有 还是 没有 "
    "他们 你们 人员 人口 工业 企事 事业 事件 事故 时间 时代 时期 力度 力量 力争 努力 动力 压力 能够 使用 利用 作用 应用 运用 规范 标准 要求 强调 指出 "
    "上下 上级 下级 以上 以下 方面 方式 方法 方向 办法 办公 办理 处理 处置 解决 决定 决策 部署 安排 准备 备案 建议 意见 意识 形态 阵地 主体 主动 主任 主席 "
    "更加 更新 更好 更高 更大 加以 予以 给予 给各 各项 各种 各类 一些 一定 一次 一个 这个 那么 什么 怎么 如何 为了 为主 成为 作为 认为 行为 行动 行业 进行 "
    "执行 实行 运行 履行 先行 先进 先锋 优先 优势 优化 优秀 优质 良好 最好 最大 最后 后续 后面 前面 前期 前提 提前 提供 提出 支出 支持 支撑 持续 继续 陆续";

constexpr std::u32string_view usual_marks = U"，。、；：！？“”‘’（）《》—…·％";

bool is_mark(char32_t c) { return (c < 0x4E00 || c > 0x9FFF) && usual_marks.find(c) != std::u32string_view::npos; }

/// Made by make_simple_forms when the program is built: asking OpenCC for them takes as long as the
/// rest of a start.
constexpr ScriptPair other_forms[] = {
#include "simple_forms.inc"
};

}  // namespace

SimpleForms::SimpleForms() : forms_(0x10000) {
    for (char32_t c = 0; c < 0x10000; ++c) forms_[c] = static_cast<char16_t>(c);
    for (const ScriptPair& pair : other_forms) forms_[pair.traditional] = static_cast<char16_t>(pair.simplified);
}

const SimpleForms& SimpleForms::table() {
    static const std::unique_ptr<const SimpleForms> made(new SimpleForms);
    return *made;
}

std::size_t PairCounts::place_of(std::uint32_t key) const {
    const std::size_t mask = entries_.size() - 1;
    std::size_t place = (key * 0x9E3779B1u >> 7) & mask;
    while (entries_[place].key != 0 && entries_[place].key != key) place = (place + 1) & mask;
    return place;
}

PairCounts::Entry& PairCounts::at(std::uint32_t key) {
    if (used_ * 2 >= entries_.size()) grow();
    Entry& entry = entries_[place_of(key)];
    if (entry.key == 0) {
        entry.key = key;
        ++used_;
    }
    return entry;
}

void PairCounts::grow() {
    std::vector<Entry> old(entries_.size() * 2);
    std::swap(old, entries_);
    for (const Entry& entry : old)
        if (entry.key != 0) entries_[place_of(entry.key)] = entry;
}

CharacterModel::CharacterModel(std::string_view text) : singles_(0x10000) {
    const SimpleForms& simple = SimpleForms::table();
    char32_t before = 0;
    for (std::size_t at = 0; at < common_words.size();) {
        const char32_t c = quick_character(common_words, at);
        if (before && is_han(c)) pairs_.at(PairCounts::key_of(before, c)).common = true;
        before = is_han(c) ? c : 0;
    }
    before = '\n';
    // The begin of a text this long says what the rest of it could.
    text = text.substr(0, 16u << 20);
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = simple.of(quick_character(text, at));
        if (c >= 0x10000) {
            before = 0;
            continue;
        }
        ++singles_[c];
        ++total_;
        if (before) ++pairs_.at(PairCounts::key_of(before, c)).count;
        before = c;
    }
}

bool CharacterModel::is_usual(char32_t c) {
    // The table of simple forms is only made where a character of another kind turns up.
    if (Gbk::table().is_everyday(c)) return true;
    return (c >= 0x3400 && Gbk::table().is_everyday(SimpleForms::table().of(c))) || is_mark(c);
}

double CharacterModel::follow(char32_t before, char32_t next, bool own) const {
    const SimpleForms& simple = SimpleForms::table();
    before = simple.of(before);
    next = simple.of(next);
    if (before >= 0x10000 || next >= 0x10000) return std::log(1e-8);
    const auto less = [own](std::uint32_t count) { return static_cast<double>(own && count > 0 ? count - 1 : count); };
    // Characters that official texts do without: what is seen of them here may be damage itself.
    const bool usual = Gbk::table().is_everyday(next) || is_mark(next) || next < 0x80;
    if (!usual) return std::log(1e-7 + 1e-5 * std::min(1.0, less(singles_[next]) / 10));
    const PairCounts::Entry& pair = pairs_.find(PairCounts::key_of(before, next));
    const double pairs = less(pair.count);
    const double singles = less(singles_[before]);
    double probability = 0.05 / 4000;
    if (next == U'。' || next == U'，' || next == U'、') probability += 0.05 * 0.2;
    else if (is_mark(next)) probability += 0.05 * 0.03;
    probability += 0.3 * less(singles_[next]) / std::max(1.0, static_cast<double>(total_));
    if (singles > 0) probability += 0.6 * pairs / (singles + 5);
    if (pair.common) probability += 0.05 * 0.1;
    return std::log(probability);
}

}  // namespace jianbao::text
