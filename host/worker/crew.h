/// The workers of one plugin.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "worker/failure.h"

namespace jianbao::worker {

/// How a plugin does in a run. One that failed too often in a row is put aside: it is not asked
/// any more.
class Standing {
public:
    /// 0: never put aside.
    explicit Standing(unsigned most_failures) : most_(most_failures) {}
    bool put_aside() const { return aside_; }
    void succeeded() { failures_ = 0; }
    /// The failure's text, and that the plugin is put aside, said once.
    std::string failed(const std::string& text) {
        const unsigned failures = ++failures_;
        if (most_ == 0 || failures < most_ || aside_.exchange(true)) return text;
        return text + "; it failed " + std::to_string(failures) +
               " times in a row and is put aside for the rest of the run";
    }

private:
    const unsigned most_;
    std::atomic<unsigned> failures_ = 0;
    std::atomic<bool> aside_ = false;
};

/// As many workers as there are threads that need one at a time; each works for one thread.
template <class Session>
class Crew {
public:
    /// `hire` starts a worker; called from any thread.
    Crew(std::function<std::unique_ptr<Session>()> hire, unsigned most_failures)
        : hire_(std::move(hire)), standing_(most_failures) {}

    const Standing& standing() const { return standing_; }
    /// A worker that is there already, for the first task.
    void add(std::unique_ptr<Session> session) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(session));
    }

    /// Runs the task with a worker. Where the worker fails in a way that may pass, the task is
    /// given to another one, once, unless `once` has turned true by then. Throws Failure.
    template <class Task>
    void run(const Task& task, const bool& once) {
        if (standing_.put_aside()) throw Failure(Failure::Kind::refused, "it was put aside");
        for (int attempt = 1;; ++attempt) {
            std::unique_ptr<Session> session;
            try {
                session = take();
                task(*session);
                add(std::move(session));
                standing_.succeeded();
                return;
            } catch (const Failure& failure) {
                if (failure.leaves_worker()) {
                    if (session) add(std::move(session));
                    standing_.succeeded();
                    throw;
                }
                if (attempt == 1 && failure.may_pass() && !once) continue;
                throw Failure(failure.kind(), standing_.failed(failure.what()));
            }
        }
    }

private:
    std::unique_ptr<Session> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                std::unique_ptr<Session> session = std::move(idle_.back());
                idle_.pop_back();
                return session;
            }
        }
        return hire_();
    }

    const std::function<std::unique_ptr<Session>()> hire_;
    Standing standing_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Session>> idle_;
};

}  // namespace jianbao::worker
