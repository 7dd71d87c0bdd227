/// Plugin: the one symbol a plugin library exports, and what stands in it.
///
///     static const jianbao::OptionSpec options[] = {{"limit", jianbao::OptionType::integer, "10", "…"}};
///     JIANBAO_PLUGIN(jianbao::Manifest{
///         .kind = jianbao::PluginKind::analyzer, .name = "amounts", .version = "1.0", .summary = "…",
///         .options = options, .tables = tables,
///         .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
///             return std::make_unique<Amounts>(setup.options()); }});
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>

#include "jianbao/analyzer.h"
#include "jianbao/exporter.h"
#include "jianbao/reader.h"

/// Version of this SDK: the same major and, before 1.0, minor loads. What raises it: docs/writing-a-plugin.md.
#define JIANBAO_SDK_MAJOR 0
#define JIANBAO_SDK_MINOR 1

#define JIANBAO_STRING_(x) #x
#define JIANBAO_STRING(x) JIANBAO_STRING_(x)
#ifdef _GLIBCXX_DEBUG
#define JIANBAO_CONTAINERS_ "checked"
#else
#define JIANBAO_CONTAINERS_ "plain"
#endif
/// Everything that changes the layout of the types above: compiler and its major version, ABI of
/// the standard library, debug containers, architecture by pointer size.
#define JIANBAO_BUILD_TAG                                                                  \
    "gcc" JIANBAO_STRING(__GNUC__) "-cxx11abi" JIANBAO_STRING(_GLIBCXX_USE_CXX11_ABI) "-" \
        JIANBAO_CONTAINERS_ "-ptr" JIANBAO_STRING(__SIZEOF_POINTER__)

namespace jianbao {

/// The part of a manifest that is read before anything else. Its layout never changes.
struct ManifestHeader {
    char magic[8] = {'j', 'i', 'a', 'n', 'b', 'a', 'o', '\n'};
    std::uint32_t manifest_size = 0;
    std::uint16_t sdk_major = JIANBAO_SDK_MAJOR;
    std::uint16_t sdk_minor = JIANBAO_SDK_MINOR;
    char build_tag[48] = JIANBAO_BUILD_TAG;
};
static_assert(std::is_trivially_copyable_v<ManifestHeader> && sizeof(ManifestHeader) == 64);

enum class PluginKind : std::uint32_t { reader, analyzer, exporter };

/// What a plugin is and how it is made. Strings and arrays live as long as the library.
struct Manifest {
    ManifestHeader header{.manifest_size = sizeof(Manifest)};
    PluginKind kind = PluginKind::analyzer;
    const char* name = "";     ///< lower-case; the library's file is NAME.so
    const char* version = "";  ///< the plugin's own
    const char* summary = "";  ///< one sentence
    std::span<const OptionSpec> options{};
    std::span<const char* const> data{};     ///< data files it reads: "slogans" is config/lexicons/slogans.toml
    std::span<const TableSpec> tables{};     ///< analyzers: what it fills
    std::span<const char* const> needs{};    ///< analyzers: tables it reads
    bool compares = false;                   ///< analyzers: has a second phase over all documents
    /// The one factory of its kind; the others stay null. A SettingError is the user's mistake, shown with its place.
    std::unique_ptr<Reader> (*make_reader)(const Setup&) = nullptr;
    std::unique_ptr<Analyzer> (*make_analyzer)(const Setup&) = nullptr;
    std::unique_ptr<Exporter> (*make_exporter)(const Setup&) = nullptr;
};

}  // namespace jianbao

/// Exports the plugin. Once in a library.
#define JIANBAO_PLUGIN(...) \
    extern "C" __attribute__((visibility("default"), used)) const ::jianbao::Manifest jianbao_manifest = __VA_ARGS__
