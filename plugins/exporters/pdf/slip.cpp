// 督办单: a form for one unit, with labelled boxes and room for the reply.
#include <algorithm>
#include <array>
#include <cmath>

#include "blocks.h"

namespace jianbao::pdf {
namespace {

/// Labels of what is written in a word: the signature, the date, a telephone number.
bool is_short_reply(const std::string& label) {
    constexpr std::array<const char*, 8> words{"签", "日期", "时间", "电话", "联系", "盖章", "姓名", "负责人"};
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return label.find(word) != std::string::npos; });
}

class SlipSetter {
public:
    SlipSetter(PageFlow& flow, const SlipBlock& slip) : flow_(flow), slip_(slip) {
        const double largest = std::max(flow.settings().body_size * 0.875, flow.settings().table_size);
        const double smallest = std::min(largest, flow.settings().table_size);
        // A slip is one sheet: long texts are set smaller and closer, and less room is left for the reply, before it
        // takes a second one.
        for (std::size_t lines : {3, 2}) {
            reply_lines_ = lines;
            for (size_ = largest;; size_ = std::max(smallest, size_ - 0.5)) {
                pitch_ = size_ * (size_ < largest ? 1.45 : 1.6);
                pad_ = size_ * (size_ < largest ? 0.35 : 0.5);
                measure_labels();
                if (whole_height() <= flow.bottom() - flow.top()) return;
                if (size_ <= smallest) break;
            }
        }
    }

    void set() {
        flow_.need(std::min(whole_height(), flow_.bottom() - flow_.top()));
        draw_head();
        page_top_ = flow_.y();
        for (const auto& [label, value] : slip_.fields) draw_field(label, value);
        draw_replies();
        flow_.page().frame({flow_.left(), page_top_, flow_.width(), flow_.y() - page_top_}, 1, colours::black);
        flow_.advance(pitch_);
    }

private:
    TextStyle label_style() const { return {Role::hei, size_, colours::black}; }
    TextStyle value_style() const { return {Role::body, size_, colours::black}; }
    double value_width() const { return flow_.width() - label_width_ - 2 * pad_; }
    double box_height(std::size_t lines) const { return static_cast<double>(lines) * pitch_ + 2 * pad_; }
    double head_height() const { return flow_.settings().title_size * 1.7 + pitch_ * 1.3; }
    double least_reply(const std::string& label) const { return box_height(is_short_reply(label) ? 1 : reply_lines_); }

    void measure_labels() {
        double widest = 0;
        for (const auto& field : slip_.fields) widest = std::max(widest, flow_.text_width(field.first, label_style()));
        for (const auto& label : slip_.reply_fields) widest = std::max(widest, flow_.text_width(label, label_style()));
        label_width_ = std::clamp(widest, 4 * size_, 7 * size_) + 2 * pad_;
    }

    std::vector<Line> break_value(Passage& paragraph, const std::string& value) {
        paragraph.add(value, value_style());
        return paragraph.break_lines({value_width(), 0, 0, Fill::justified});
    }
    std::vector<Line> break_label(Passage& paragraph, const std::string& label) {
        paragraph.add(label, label_style());
        return paragraph.break_lines({label_width_ - 2 * pad_, 0, 0, Fill::ragged});
    }

    double whole_height() {
        double height = head_height();
        for (const auto& [label, value] : slip_.fields) {
            Passage name(flow_.fonts()), text(flow_.fonts());
            height += box_height(std::max(break_label(name, label).size(), break_value(text, value).size()));
        }
        for (const auto& label : slip_.reply_fields) height += least_reply(label);
        return height;
    }

    void draw_head() {
        Colour colour = slip_.light == Light::none ? colours::black : light_text_colour(flow_.settings(), slip_.light);
        TextStyle title{Role::title, flow_.settings().title_size, colour};
        flow_.bookmark(2, slip_.number.empty() ? slip_.title : slip_.title + " " + slip_.number);
        double height = title.size * 1.7;
        flow_.draw_text(slip_.title, title, flow_.left(), flow_.width(), flow_.y(), height, 0.5);
        flow_.advance(height);
        if (slip_.light != Light::none) {
            double middle = flow_.y() + pitch_ / 2;
            draw_light(flow_, slip_.light, {flow_.left() + size_ * 0.6, middle}, size_ * 0.85);
            flow_.draw_text(light_word(slip_.light), {Role::hei, size_, colour}, flow_.left() + size_ * 1.3, size_ * 4,
                            flow_.y(), pitch_, 0);
        }
        flow_.draw_text(slip_.number, value_style(), flow_.left(), flow_.width(), flow_.y(), pitch_, 1);
        flow_.advance(pitch_ * 1.3);
    }

    void rules(double top, double bottom) {
        Canvas& page = flow_.page();
        page.line({flow_.left() + label_width_, top}, {flow_.left() + label_width_, bottom}, 0.5, colours::black);
        page.line({flow_.left(), bottom}, {flow_.left() + flow_.width(), bottom}, 0.5, colours::black);
    }

    void draw_label(const std::string& label, double top, double height) {
        Passage paragraph(flow_.fonts());
        auto lines = break_label(paragraph, label);
        double y = top + (height - static_cast<double>(lines.size()) * pitch_) / 2;
        for (const Line& line : lines) {
            flow_.draw(paragraph, line, flow_.left() + (label_width_ - line.width) / 2, y, pitch_);
            y += pitch_;
        }
    }

    /// The form goes on on a new page.
    void turn_page() {
        flow_.page().frame({flow_.left(), page_top_, flow_.width(), flow_.y() - page_top_}, 1, colours::black);
        flow_.new_page();
        page_top_ = flow_.y();
    }

    void draw_field(const std::string& label, const std::string& value) {
        Passage name(flow_.fonts()), text(flow_.fonts());
        std::size_t label_lines = break_label(name, label).size();
        auto lines = break_value(text, value);
        std::size_t at = 0;
        do {
            std::size_t most = static_cast<std::size_t>(std::max(0.0, std::floor((flow_.room() - 2 * pad_) / pitch_)));
            if (most < std::min<std::size_t>(std::max(lines.size() - at, label_lines), 3) && !flow_.page_is_empty()) {
                turn_page();
                continue;
            }
            std::size_t end = std::min(lines.size(), at + std::max<std::size_t>(most, 1));
            double height = box_height(std::max(end - at, label_lines));
            double top = flow_.y();
            draw_label(label, top, height);
            double y = top + (height - static_cast<double>(end - at) * pitch_) / 2;
            for (; at < end; ++at, y += pitch_)
                flow_.draw(text, lines[at], flow_.left() + label_width_ + pad_, y, pitch_);
            rules(top, top + height);
            flow_.advance(height);
        } while (at < lines.size());
    }

    /// Replies share what is left of the page, so that a slip fills its sheet.
    void draw_replies() {
        double least = 0;
        std::size_t open = 0;
        for (const auto& label : slip_.reply_fields) {
            least += least_reply(label);
            open += !is_short_reply(label);
        }
        if (least > flow_.room() && !slip_.reply_fields.empty() && !flow_.page_is_empty()) turn_page();
        double spare = open == 0 ? 0 : std::clamp((flow_.room() - least) / static_cast<double>(open), 0.0, 8 * pitch_);
        for (const auto& label : slip_.reply_fields) {
            double height = least_reply(label) + (is_short_reply(label) ? 0 : spare);
            double top = flow_.y();
            draw_label(label, top, height);
            rules(top, top + height);
            flow_.advance(height);
        }
    }

    PageFlow& flow_;
    const SlipBlock& slip_;
    double size_ = 0, pitch_ = 0, pad_ = 0, label_width_ = 0, page_top_ = 0;
    std::size_t reply_lines_ = 3;
};

}  // namespace

void set_slip(PageFlow& flow, const SlipBlock& slip) {
    flow.snap();
    SlipSetter(flow, slip).set();
}

}  // namespace jianbao::pdf
