/// Confidence: how often rows put together from such evidence are right.
#pragma once

#include "discourse.h"
#include "draft.h"
#include "evidence.h"

namespace jianbao::chinese {

/// Sets the confidence of a draft and adds what it was judged by to the reasons. The figures are
/// shares of right rows as measured on annotated documents; they are compared anew by the
/// calibration table of the extraction benchmark.
void judge(Draft& draft, const Evidence& evidence, Part part, DocumentKind kind);

}  // namespace jianbao::chinese
