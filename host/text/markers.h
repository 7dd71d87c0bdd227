/// Markers: the enumerators that open headings and points of a text.
#pragma once

#include <optional>
#include <string_view>

namespace jianbao::text {

/// Styles of enumerators, the outer ones first.
enum class MarkerStyle {
    part,           ///< 第一编 第一部分
    chapter,        ///< 第一章
    han,            ///< 一、
    han_alone,      ///< 一 on a line of its own
    subchapter,     ///< 第一节
    han_bracket,    ///< （一）
    clause,         ///< 第一条
    arabic,         ///< 1. 1、
    arabic_bracket, ///< （1） 1） ①
    ordinal,        ///< 第一， 首先，
    point,          ///< 一是 一要
};

struct Marker {
    MarkerStyle style = MarkerStyle::han;
    int number = 0;
    std::size_t length = 0;  ///< in bytes, with its 、 or bracket
    int level = 1;           ///< as Section::level
};

/// The marker the text starts with. A number that counts something (3.5亿, 第一产业, 一要素) is none.
std::optional<Marker> read_marker(std::string_view text);

}  // namespace jianbao::text
