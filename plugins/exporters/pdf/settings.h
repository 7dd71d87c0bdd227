/// How pages look: the options of the exporter as lengths in points.
#pragma once

#include <span>
#include <string>

#include "canvas.h"
#include "fonts.h"
#include "jianbao/settings.h"

namespace jianbao::pdf {

constexpr double points_per_mm = 72 / 25.4;

/// Encryption of the file: AES-256 where one of the passwords is given.
struct Protection {
    std::string password;        ///< needed to open the file; empty: anybody opens it
    std::string owner_password;  ///< lifts the restrictions
    bool print = true, copy = true, change = true;

    bool encrypts() const { return !password.empty() || !owner_password.empty(); }
};

/// What the office may colour otherwise. Lights keep their shapes and words.
struct Palette {
    Colour head{200, 16, 16};  ///< masthead and its rule
    Colour red{196, 30, 36}, yellow{224, 150, 0}, green{38, 132, 76}, blue{44, 92, 160}, grey{128, 128, 128};
    Colour heat{34, 82, 138};  ///< the darkest field of heat tables
    Colour heading{0, 0, 0};
};

struct Settings {
    double paper_width = 210 * points_per_mm, paper_height = 297 * points_per_mm;
    double margin_top = 37 * points_per_mm, margin_bottom = 35 * points_per_mm;
    double margin_left = 28 * points_per_mm, margin_right = 26 * points_per_mm;
    double line_pitch = 28.99;
    double body_size = 16;
    double title_size = 22;
    double table_size = 10.5;
    bool page_numbers = true;
    long most_pages = 0;  ///< 0: as many as it takes
    std::string watermark;
    Protection protection;
    FontSet::Choice fonts;
    Palette palette;

    /// The same with type and lines of the page in another size; not below what can be read.
    Settings scaled(double factor) const;
    double block_width() const { return paper_width - margin_left - margin_right; }
    double block_height() const { return paper_height - margin_top - margin_bottom; }
};

extern const std::span<const OptionSpec> option_specs;

/// Throws SettingError for a colour that is none, margins that leave no room for text, and the like.
Settings make_settings(const Options& options);

}  // namespace jianbao::pdf
