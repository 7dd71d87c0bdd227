/// What a worker can be asked, whatever language it is written in.
#pragma once

#include <chrono>
#include <functional>

#include "config/configuration.h"
#include "jianbao/analyzer.h"
#include "worker/process.h"

namespace jianbao::worker {

/// One worker in the middle of its work. The calls throw Failure; after one that does not leave
/// the worker in order the session is of no more use. What an analyzer reports goes to the
/// context, what it finds to `found`, which may hold a part where the call throws.
class AnalyzerSession {
public:
    virtual ~AnalyzerSession() = default;
    virtual void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) = 0;
    virtual void compare(Corpus& corpus, Context& context) = 0;
};

/// A worker is asked to stop at the limit, and ended this much later.
inline std::chrono::milliseconds grace(const config::Limits& limits) {
    return std::min<std::chrono::milliseconds>(std::chrono::seconds(2),
                                               limits.time / 2 + std::chrono::milliseconds(100));
}
inline Deadline deadline_of(const config::Limits& limits) { return Clock::now() + limits.time + grace(limits); }

/// Time a library has to load, or a worker to be ready.
inline std::chrono::seconds start_time(const config::Limits& limits) {
    return std::clamp(limits.time, std::chrono::seconds(5), std::chrono::seconds(10));
}

}  // namespace jianbao::worker
