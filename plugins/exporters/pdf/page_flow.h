/// PageFlow: the pages of a report as they fill up from top to bottom.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "canvas.h"
#include "fonts.h"
#include "passage.h"
#include "settings.h"

namespace jianbao::pdf {

/// A place in the finished pages.
struct Place {
    std::size_t page = 0;  ///< from 0
    double y = 0;
};

struct Bookmark {
    int level = 1;
    std::string title;
    Place place;
};

class PageFlow {
public:
    /// `stopped` is asked at every page; when it says true, the next page throws ExportError.
    PageFlow(const Settings& settings, FontSet& fonts, std::function<bool()> stopped);

    const Settings& settings() const { return settings_; }
    FontSet& fonts() { return fonts_; }

    /// The current page; the first call makes one.
    Canvas& page();
    std::size_t page_index() const { return pages_.size() - 1; }
    std::size_t page_count() const { return pages_.size(); }
    Canvas& page(std::size_t index) { return *pages_[index]; }

    /// Ends the page. The next one is upright or turned to landscape.
    void new_page(bool turned = false);
    /// New page, unless the current one is empty and stands the same way.
    void fresh_page(bool turned);
    bool page_is_empty() const { return pages_.empty() || y_ <= top() + 0.01; }
    bool turned() const { return turned_; }

    double left() const;
    double width() const;
    double top() const;
    double bottom() const;
    double y() const { return y_; }
    double room() const { return bottom() - y_; }
    /// Moves down without looking at the page's end.
    void advance(double height) { y_ += height; }
    /// A new page when less than `height` is left on one that has something on it.
    void need(double height);
    /// Moves down to the next line of the grid that body text stands on.
    void snap();

    /// Remembers the current place under an anchor's name.
    void anchor(const std::string& name);
    void bookmark(int level, std::string title);
    /// Headings are anchors without a name too: the first of the report is 0.
    static std::string heading_anchor(std::size_t number) { return "\x01heading " + std::to_string(number); }
    void anchor_heading() { anchor(heading_anchor(headings_++)); }
    const std::map<std::string, Place>& anchors() const { return anchors_; }
    /// The anchors of the whole report, told before its blocks are set.
    void expect_anchors(std::set<std::string> anchors) { expected_ = std::move(anchors); }
    /// The anchor itself where something will stand there, else empty: text that leads nowhere is
    /// no link.
    std::string link(const std::string& anchor) const { return expected_.contains(anchor) ? anchor : std::string(); }
    const std::vector<Bookmark>& bookmarks() const { return bookmarks_; }

    /// Draws a line of a paragraph on the current page, its baseline in the middle of `pitch`.
    void draw(const Passage& paragraph, const Line& line, double x, double top, double pitch);
    void draw_on(std::size_t page, const Passage& paragraph, const Line& line, double x, double top, double pitch);
    /// Draws one line of text between `left` and `left + width`; `align` 0 left, 0.5 centre, 1
    /// right.
    void draw_text(std::string_view text, const TextStyle& style, double left, double width, double top, double pitch,
                   double align);
    double text_width(std::string_view text, const TextStyle& style);

    TextStyle body_style() const { return {Role::body, settings_.body_size, colours::black}; }

    /// Room that is kept free at the feet of upright pages.
    using Feet = std::map<std::size_t, double>;
    /// Called before anything is set.
    void keep_feet(Feet feet) { feet_ = std::move(feet); }
    /// What would have had to stay free at the foot of a page for what follows it not to stand alone: the imprint on a page
    /// without text, a heading with a line.
    void miss_foot(std::size_t page, double height) { missed_[page] = height; }
    const Feet& missed_feet() const { return missed_; }

    /// Page numbers and watermarks, once all is laid out.
    void finish();

    /// Characters no font has, with the pages they stand on.
    const std::map<char32_t, std::set<std::size_t>>& missing() const { return missing_; }

private:
    void draw_watermark();
    void note_missing(std::size_t page, const std::vector<char32_t>& characters);

    const Settings& settings_;
    FontSet& fonts_;
    std::vector<std::unique_ptr<Canvas>> pages_;
    std::function<bool()> stopped_;
    std::set<std::string> expected_;
    std::map<std::string, Place> anchors_;
    std::vector<Bookmark> bookmarks_;
    std::map<char32_t, std::set<std::size_t>> missing_;
    double y_ = 0;
    bool turned_ = false;
    std::size_t headings_ = 0;
    Feet feet_, missed_;
};

}  // namespace jianbao::pdf
