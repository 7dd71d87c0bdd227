/// Checking the queries of a layout without running them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/keys.h"
#include "report/layout.h"
#include "report/places.h"

namespace jianbao::report {

/// True for a text that is SQL rather than a name: it begins with SELECT or WITH.
bool is_select(std::string_view text);

class QueryChecker {
public:
    /// Mistakes are added to `problems`.
    QueryChecker(const ledger::Reading& reading, Places& places, Problems& problems)
        : reading_(reading), places_(places), problems_(problems) {}

    /// The columns the query gives; nothing where it is wrong. `node` is where its text stands,
    /// `values` are the parameters it may use.
    std::optional<std::vector<std::string>> check(const Node& node, const Query& query,
                                                  const ledger::NamedValues& values);
    /// True when all of the tables are there.
    bool available(const std::vector<std::string>& tables) const;

private:
    const ledger::Reading& reading_;
    Places& places_;
    Problems& problems_;
};

}  // namespace jianbao::report
