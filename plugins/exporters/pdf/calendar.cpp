// The calendar of time limits: a field a day, a row a week.
#include <algorithm>
#include <map>

#include "blocks.h"

namespace jianbao::pdf {
namespace {

constexpr const char* weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
constexpr std::size_t most_entries = 6;  ///< of a day; the others are counted

class CalendarSetter {
public:
    CalendarSetter(PageFlow& flow, const CalendarBlock& block, Date today)
        : flow_(flow), block_(block), today_(today), size_(std::min(flow.settings().table_size, 10.5) * 0.84) {
        for (const CalendarDay& day : block.days) days_[day.day] = &day;
        field_ = flow.width() / 7;
    }

    void set() {
        bool first = true;
        int week = 0;
        if (flow_.room() < top_height() + all_weeks()) {
            empty_lines_ = 1;
            if (flow_.room() < top_height() + all_weeks()) empty_lines_ = 2;
        }
        keep_whole();
        while (week < block_.weeks) {
            Week next = prepare(week);
            flow_.need(top_height() + next.height + (first ? 2 * field_height() : 0));
            draw_title(!first);
            draw_head();
            first = false;
            for (;;) {
                draw(next);
                if (++week == block_.weeks) break;
                next = prepare(week);
                if (flow_.room() < next.height) break;
            }
            if (week < block_.weeks) flow_.new_page(flow_.turned());
        }
    }

private:
    struct Entry {
        Passage text;
        std::vector<Line> lines;
        Light light = Light::none;
    };
    struct Day {
        Date day{};
        std::vector<Entry> entries;
        std::size_t hidden = 0;
    };
    struct Week {
        std::vector<Day> days;
        double height = 0;
    };

    double pitch() const { return size_ * 1.3; }
    double mark() const { return size_ * 1.05; }
    double head_height() const { return size_ * 2; }
    double day_height() const { return size_ * 1.7; }
    double field_height() const { return day_height() + empty_lines_ * pitch(); }
    double title_height() const { return block_.title.empty() ? 0 : size_ * 2.6; }
    double top_height() const { return title_height() + head_height(); }

    /// A calendar is divided between weeks; it goes over to the next page as a whole where less than two weeks find
    /// room here, or all but its last week would.
    void keep_whole() {
        double whole = top_height();
        int here = 0;
        for (int week = 0; week < block_.weeks; ++week) {
            whole += prepare(week).height;
            if (whole <= flow_.room()) here = week + 1;
        }
        if (here == block_.weeks || (here >= 2 && block_.weeks - here >= 2)) return;
        if (whole < flow_.bottom() - flow_.top()) flow_.need(whole);
    }

    double all_weeks() {
        double height = 0;
        for (int week = 0; week < block_.weeks; ++week) height += prepare(week).height;
        return height;
    }

    Week prepare(int number) {
        Week week;
        double most = empty_lines_ * pitch();
        for (int i = 0; i < 7; ++i) {
            Day& day = week.days.emplace_back();
            day.day = add_days(block_.first, 7 * number + i);
            const auto found = days_.find(day.day);
            if (found == days_.end()) continue;
            const std::vector<CalendarEntry>& entries = found->second->entries;
            double height = 0;
            for (const CalendarEntry& shown : entries) {
                if (day.entries.size() == most_entries) break;
                Entry entry{Passage(flow_.fonts()), {}, shown.light};
                const std::string link = flow_.link(shown.link);
                entry.text.add(shown.text, {Role::body, size_, link.empty() ? colours::black : colours::link}, link);
                const double room = field_ - size_ * 0.6 - (shown.light == Light::none ? 0 : mark());
                entry.lines = entry.text.break_lines({room, 0, 0, Fill::ragged, true});
                height += static_cast<double>(entry.lines.size()) * pitch();
                day.entries.push_back(std::move(entry));
            }
            day.hidden = entries.size() - day.entries.size();
            if (day.hidden > 0) height += pitch();
            most = std::max(most, height);
        }
        week.height = day_height() + most + size_ * 0.5;
        return week;
    }

    void draw_title(bool continued) {
        if (block_.title.empty()) return;
        flow_.draw_text(block_.title + (continued ? "（续）" : ""),
                        {Role::hei, std::min(flow_.settings().table_size, 10.5) * 1.14, colours::black}, flow_.left(),
                        flow_.width(), flow_.y(), title_height(), 0.5);
        flow_.advance(title_height());
    }

    void draw_head() {
        Canvas& page = flow_.page();
        page.fill({flow_.left(), flow_.y(), flow_.width(), head_height()}, colours::shade);
        for (int i = 0; i < 7; ++i)
            flow_.draw_text(weekdays[i], {Role::hei, size_ * 1.1, i > 4 ? colours::grey : colours::black}, left(i),
                            field_, flow_.y(), head_height(), 0.5);
        flow_.advance(head_height());
    }

    /// 26, and 5月1日 where a month begins and in the first field.
    std::string day_name(Date day) const {
        const std::string number = std::to_string(static_cast<unsigned>(day.day()));
        if (day != block_.first && static_cast<unsigned>(day.day()) != 1) return number;
        return std::to_string(static_cast<unsigned>(day.month())) + "月" + number + "日";
    }

    void draw(const Week& week) {
        Canvas& page = flow_.page();
        const double top = flow_.y();
        for (int i = 0; i < 7; ++i) {
            const Day& day = week.days[static_cast<std::size_t>(i)];
            const Rectangle field{left(i), top, field_, week.height};
            if (i > 4) page.fill(field, {247, 247, 247});
            page.frame(field, 0.5, colours::rule);
            const bool past = day.day < today_;
            flow_.draw_text(day_name(day.day), {Role::hei, size_ * 1.05, past ? colours::grey : colours::black},
                            field.x + size_ * 0.3, field_ - size_ * 0.6, top, day_height(), 0);
            double y = top + day_height();
            for (const Entry& entry : day.entries) {
                double x = field.x + size_ * 0.3;
                if (entry.light != Light::none) {
                    draw_light(flow_, entry.light, {x + size_ * 0.4, y + pitch() / 2}, size_ * 0.72);
                    x += mark();
                }
                for (const Line& line : entry.lines) {
                    flow_.draw(entry.text, line, x, y, pitch());
                    y += pitch();
                }
            }
            if (day.hidden > 0)
                flow_.draw_text("另" + std::to_string(day.hidden) + "项", {Role::body, size_, colours::grey},
                                field.x + size_ * 0.3, field_ - size_ * 0.6, y, pitch(), 0);
        }
        // The day of the report is framed, not only coloured.
        for (int i = 0; i < 7; ++i)
            if (week.days[static_cast<std::size_t>(i)].day == today_)
                page.frame({left(i), top, field_, week.height}, 1.6, colours::black);
        flow_.advance(week.height);
    }

    double left(int day) const { return flow_.left() + field_ * day; }

    PageFlow& flow_;
    const CalendarBlock& block_;
    Date today_;
    double size_, field_ = 0;
    double empty_lines_ = 2;  ///< lines a field has at least; 1 where that saves a page
    std::map<Date, const CalendarDay*> days_;
};

}  // namespace

void set_calendar(PageFlow& flow, const CalendarBlock& calendar, Date today) {
    if (calendar.weeks <= 0 || !calendar.first.ok()) return;
    flow.page();
    flow.advance(flow.page_is_empty() ? 0 : 6);
    CalendarSetter(flow, calendar, today).set();
    flow.advance(4);
    if (!calendar.note.empty()) set_paragraph(flow, {{{calendar.note, Emphasis::none, {}}}, ParagraphStyle::note, {}});
    flow.advance(6);
}

}  // namespace jianbao::pdf
