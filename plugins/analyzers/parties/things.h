/// What is said of a thing that stands behind a name, or of the named thing itself, and is asked of nobody.
#pragma once

#include <string_view>

#include "phrases.h"

namespace jianbao::chinese {

/// 企业营业执照|不得出租, 县里解决不了的问题|要上报, 机构接受捐赠的情况，应当公开: what belongs to somebody is spoken of, up to the
/// command. `words` stand behind the name.
bool is_owned(const Phrases& known, std::string_view words);

/// 县第二医院年底前|投入运营: what befalls a building; 其他乡镇两年内全部建成 is asked of them. `name` ends where the name does, `words`
/// stand behind it and a time.
bool befalls_works(const Phrases& known, std::string_view name, std::string_view words);

/// 卫生厕所普及|率达到90%: how much of the thing there is; 各镇完成率要达到95% is asked of them. `words` stand behind the verb that begins
/// such a rate.
bool is_rate_of_thing(std::string_view clause, std::string_view words);

/// 村卫生室与乡镇卫生院|一体化管理率达90%: what is measured of them, up to the figure; but 各镇完成率达90%以上. So is how many of them
/// there are: 规上工业企业|达到120家.
bool measures_rate(std::string_view clause, std::string_view words);

}  // namespace jianbao::chinese
