/// MomentReader: stretches of the calendar and lengths of time as they are written, before what stands around them is
/// asked: 2025年6月底, 三季度, 下周一, 15个工作日. Each reader gets a position and answers nothing where none of its kind begins
/// there. years.cpp, months.cpp, days.cpp, durations.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clause_signs.h"
#include "grammar.h"
#include "numerals.h"

namespace jianbao::timex {

enum class Grain { day, week, ten_days, month, quarter, half, year, other };

/// A stretch of the calendar as written, before 前, 内, 起 is read.
struct Moment {
    std::size_t begin = 0;
    std::size_t end = 0;
    Period period;
    Grain grain = Grain::day;
    bool own_year = false;       ///< the year is written, or 今年, 明年
    bool written_year = false;   ///< in digits
    bool end_of_period = false;  ///< 底, 末
    bool repaired = false;       ///< lost characters were put back
    bool relative = false;       ///< 今明两天, 本周: counted from the reference
    bool vague = false;          ///< 当年, 全年: no year in particular
    bool bare_number = false;    ///< no unit of its own: 2018, 09-01
};

/// A run of Arabic figures.
struct Digits {
    std::size_t end = 0;
    int value = 0;
    int count = 0;  ///< how many figures, leading zeros among them
};

/// A length of time.
struct Length {
    std::size_t begin = 0;
    std::size_t end = 0;
    int years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0;
    int working_days = 0;
    bool masked = false;
    int units = 0;  ///< how many number-and-unit pairs

    /// ISO 8601: P1Y6M, P3D, PT30M.
    std::string iso() const;
};

class MomentReader {
public:
    /// What is given must outlive it; `found` is what was found before in the sentence.
    MomentReader(const Characters& text, const TimeLexicon& lexicon, const Surroundings& around, const ClauseSigns& signs,
                 const std::vector<TimeExpression>& found)
        : text_(text), lexicon_(lexicon), around_(around), signs_(signs), found_(found) {}

    /// `from` is the earlier member of a range or list, which lends year and month; null for none.
    std::optional<Moment> moment(std::size_t at, const Moment* from) const;
    /// What stands in a year that is known otherwise: 4月底 of 每年4月底前.
    std::optional<Moment> within_year(std::size_t at, const Year* year, const Moment* from) const;
    std::optional<Moment> day_of_month(std::size_t at, const Moment* from) const;
    /// 2025年, 今年, “十四五”, and the year lent by `from`; `written` in digits.
    bool read_year(std::size_t at, const Moment* from, Year& year, std::size_t& end, bool& written) const;
    Year reference_year() const;

    std::optional<Length> length(std::size_t at) const;
    /// 24小时, 15分钟: counted in hours, and so a speed as often as a limit.
    static bool is_in_hours(const Length& span);
    /// The day a length from `start` on ends on; working days by the calendar of holidays.
    Date after(Date start, const Length& length) const;

    // Past what stands at `at`, 0 where nothing of the kind does.
    std::size_t connector(std::size_t at) const;  ///< 至, — of a range
    std::size_t list_mark(std::size_t at) const;  ///< 、 and 和 of a list
    // The same, and `at` itself, or 0 for the note, where nothing does.
    std::size_t skip_time_of_day(std::size_t at) const;   ///< 上午9:00
    std::size_t skip_weekday_note(std::size_t at) const;  ///< （星期三）

private:
    std::optional<Moment> numeric_date(std::size_t at, const Moment* from) const;
    /// 2021-06-30, 2021.06, 2018.
    std::optional<Moment> numeric_date_of_year(std::size_t at, const Digits& first) const;
    /// 06-30, 6·30, 6.30前.
    std::optional<Moment> month_and_day(std::size_t at, const Digits& first, const Moment* from) const;
    /// 20210630前.
    std::optional<Moment> eight_digits(std::size_t at, const Digits& first) const;
    /// 620日前: the 月 was lost. Only where there is one way to put it back.
    std::optional<Moment> lost_month(std::size_t at, const Digits& first) const;
    /// No figure or letter goes on at `end`.
    bool closes_number(std::size_t end) const;
    /// 前 stands at `end`, or a column of limits holds nothing but what began at `at`.
    bool before_follows(std::size_t at, std::size_t end) const;
    /// 上半年, 年底, 年初, 岁末.
    std::optional<Moment> named_part_of_year(std::size_t at, const Year& year, bool given) const;
    /// 下季度, 季末: counted from the reference.
    std::optional<Moment> quarter_of_reference(std::size_t at, const Year& year) const;
    /// 三季度, 前两季度, Q3, 首季, 一 of 一、二季度.
    std::optional<Moment> numbered_quarter(std::size_t at, const Year& year, bool given) const;
    /// 前十一个月, 前两月, 首月, 第九个月, 第二周, 最后两个月.
    std::optional<Moment> counted_in_year(std::size_t at, const Year& year) const;
    /// 上半年底, 一季度末: the same, where its end is said.
    Moment to_its_end(Moment found) const;
    /// How long 周, 星期 or 礼拜 at `at` is; 0 for none.
    std::size_t week_word(std::size_t at) const;
    std::optional<Moment> month_part(std::size_t at, const Year* year, const Moment* from) const;
    std::optional<Moment> inside_month(std::size_t at, Moment month, bool own_month) const;
    /// 中下旬, 上半月, 底, 初 at `p`.
    std::optional<Moment> named_part_of_month(std::size_t p, const Moment& month) const;
    /// 第三周, 的第一个周二, 最后一个星期一, 前4天, 最后一天 at `p`.
    std::optional<Moment> counted_in_month(std::size_t p, const Moment& month) const;
    /// The week or weekday at `at` that is the `which`th of the month, the last for 0.
    Moment week_of_month(std::size_t at, const Moment& month, int which) const;
    /// Past the day of a month; 0 where the number is none. `beside_month`: nothing but a space stands between.
    std::size_t end_of_day(const Numeral& day, bool beside_month) const;
    std::optional<Moment> week_or_weekday(std::size_t at) const;
    std::optional<Moment> relative_day(std::size_t at) const;
    std::optional<Moment> relative_span(std::size_t at) const;  ///< 未来三天, 近两年
    std::optional<Moment> five_year_plan(std::size_t at) const;
    /// The unit after the numerals of a range or list whose first ends at `at`: 日 in 12-19日.
    char16_t shared_unit(std::size_t at, bool lists) const;
    Period nearest_day(int month, int day) const;
    /// Past the number of an item that opens a clause, 2. of 2.2026年; 0 for none.
    std::size_t behind_item_number(std::size_t at, std::size_t end) const;
    /// 不少于30日, 满15日: what stands before tells that days are counted.
    bool counts_days(std::size_t at) const;

    const Characters& text_;
    const TimeLexicon& lexicon_;
    const Surroundings& around_;
    const ClauseSigns& signs_;
    const std::vector<TimeExpression>& found_;
};

}  // namespace jianbao::timex
