// Rows of measures, rule books and announcements.
#include <catch2/catch.hpp>

#include "discourse.h"
#include "jianbao/standard_tables.h"
#include "test/analysis.h"

using namespace jianbao;
using namespace jianbao::chinese;

TEST_CASE("An article of rules opens no part, whatever its case speaks of") {
    const Discourse discourse(test::lexicon("discourse"));
    CHECK(discourse.part_of_heading("第九条 检查中发现存在问题的，应当记录") == Part::unknown);
    CHECK(discourse.part_of_heading("九、存在问题") == Part::problems);
}
