/// Texts of a layout with placeholders: "截至{as_of}，共{total}项，办结率{ratio:percent|—}".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/report.h"
#include "ledger/reading.h"
#include "report/format.h"

namespace jianbao::report {

/// A mistake in a template: what, a hint, and the byte of the text it stands at.
struct TemplateError {
    std::string message;
    std::string hint;
    std::size_t offset = 0;
};

/// `{name}`, `{name:format}`, `{name|text where there is no value}`, `{name?text with # for it}`:
/// the text stands only where the value is not 0 or empty, else what follows a `|`. `{{` and `}}`
/// are braces.
class Template {
public:
    struct Piece {
        std::string text;  ///< literal, or what stands where there is no value
        std::string name;  ///< of the placeholder; empty for a literal
        Format format = Format::standard;
        std::size_t offset = 0;
        std::optional<std::string> present{};  ///< what stands where there is a value, # for it
    };
    using Lookup = std::function<ledger::ResultValue(std::string_view name)>;

    Template() = default;
    /// Takes the text apart; mistakes are added to `errors`, their offsets moved by `base`.
    Template(std::string_view text, std::vector<TemplateError>& errors, std::size_t base = 0);

    bool empty() const { return pieces_.empty(); }
    const std::vector<Piece>& pieces() const { return pieces_; }
    std::string fill(const Lookup& lookup) const;
    /// Adds the names of its placeholders.
    void add_names(std::vector<std::string>& names) const;

private:
    static std::string fill(const Piece& piece, const ledger::ResultValue& value);
    void literal(std::string_view text);
    std::vector<Piece> pieces_;
};

/// A template whose text may be marked: `**strong**` and `[text](anchor)`.
class RichTemplate {
public:
    struct Run {
        Template text;
        Emphasis emphasis = Emphasis::none;
        Template link;
    };

    RichTemplate() = default;
    RichTemplate(std::string_view text, std::vector<TemplateError>& errors);

    bool empty() const { return runs_.empty(); }
    const std::vector<Run>& runs() const { return runs_; }
    RichText fill(const Template::Lookup& lookup) const;
    /// Adds the names of its placeholders.
    void add_names(std::vector<std::string>& names) const;

private:
    std::vector<Run> runs_;
};

}  // namespace jianbao::report
