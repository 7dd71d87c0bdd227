#include "palette.h"

#include <catch2/catch.hpp>

#include "config/options.h"
#include "config/toml.h"

using namespace jianbao;
using namespace jianbao::exporters;

namespace {

constexpr OptionSpec options[] = {colour_head,  colour_heading, colour_red,  colour_yellow,
                                  colour_green, colour_blue,    colour_grey, colour_heat};

Palette palette_of(std::string_view toml) {
    return make_palette(config::make_options(options, config::parse_toml(toml, "x.toml")));
}

}  // namespace

TEST_CASE("colours are read from the options") {
    CHECK(palette_of("").head == standard_palette().head);
    const Palette palette = palette_of("colour_red = \"#0a0B0c\"\ncolour_heat = \"#004040\"");
    CHECK(palette.of(Light::red) == Colour{10, 11, 12});
    CHECK(palette.of(Light::green) == standard_palette().green);
    CHECK(palette.of(Light::none) == black);
    CHECK(palette.of_series(0) == Colour{0, 64, 64});
    CHECK(palette.of_series(1) == standard_palette().of_series(1));
    CHECK(hex(palette.red) == "0A0B0C");
}

TEST_CASE("what is no colour is refused by the name of its option") {
    for (const char* wrong : {"红", "#12345", "#12345G", "C81010", "#C810101"}) {
        INFO(wrong);
        CHECK_THROWS_WITH(palette_of("colour_green = \"" + std::string(wrong) + "\""),
                          Catch::Contains("`colour_green` takes a colour like #C81010"));
    }
}

TEST_CASE("colours that can't be read on their ground are moved until they can") {
    CHECK(contrast(black, white) == Approx(21));
    CHECK(readable({196, 30, 36}, white, 4.5) == Colour{196, 30, 36});
    for (const Colour ground : {white, Colour{29, 32, 38}, Colour{255, 239, 176}, black})
        for (const Colour colour : {Colour{224, 150, 0}, Colour{255, 255, 0}, Colour{0, 0, 128}, Colour{128, 128, 128}})
            CHECK(contrast(readable(colour, ground, 4.5), ground) >= 4.5);
    CHECK(mix(black, white, 0.5) == Colour{128, 128, 128});
}

TEST_CASE("bars and slices of states have the colours of their lights") {
    ChartBlock chart{ChartKind::bar, "", "", {"逾期", "正常"}, {{"事项", {1, 2}, Light::none}}, false};
    CHECK(light_of_point(chart, 0, 0) == Light::red);
    CHECK(light_of_point(chart, 0, 1) == Light::green);
    chart.categories[1] = "县水务局";
    CHECK(light_of_point(chart, 0, 0) == Light::none);
    chart.kind = ChartKind::pie;
    CHECK(light_of_point(chart, 0, 0) == Light::red);
    CHECK(light_of_point(chart, 0, 1) == Light::none);
    chart.series[0].light = Light::blue;
    CHECK(light_of_point(chart, 0, 0) == Light::blue);
}

TEST_CASE("no two series of a chart look alike") {
    ChartBlock chart{ChartKind::line,
                     "",
                     "",
                     {"一", "二"},
                     {{"新增", {1, 2}, Light::none}, {"办结", {1, 2}, Light::blue}, {"调整", {1, 2}, Light::none}},
                     false};
    CHECK(place_in_sequence(chart, 0, 0) == 1);
    CHECK(place_in_sequence(chart, 2, 0) == 2);
    chart.series[1].light = Light::red;
    CHECK(place_in_sequence(chart, 0, 0) == 0);
    CHECK(place_in_sequence(chart, 2, 0) == 1);
    chart = {ChartKind::pie, "", "", {"逾期", "甲", "办结", "乙"}, {{"事项", {1, 1, 1, 1}, Light::none}}, false};
    CHECK(place_in_sequence(chart, 0, 1) == 1);
    CHECK(place_in_sequence(chart, 0, 3) == 2);
}
