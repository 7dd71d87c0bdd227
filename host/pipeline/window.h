/// Results of parallel work in the order of the tasks, without keeping all of them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>

namespace jianbao::pipeline {

/// Workers claim tasks 0, 1, 2 …, give any number of results for each and finish it; one consumer
/// takes the results in the order of the tasks. What waits for the consumer is bounded by weight:
/// a worker ahead of the consumer waits until there is room. The worker of the task that is next
/// never waits for others, so the run always goes on.
template <class T>
class OrderedWindow {
public:
    OrderedWindow(std::size_t tasks, std::size_t room) : tasks_(tasks), room_(room) {}

    /// The next task, or nothing when there is none left or the run was stopped.
    std::optional<std::size_t> claim() {
        std::unique_lock lock(mutex_);
        // Not so far ahead that finished small tasks pile up behind one that is large.
        changed_.wait(lock, [&] { return stopped_ || claimed_ >= tasks_ || claimed_ < next_ + most_ahead; });
        if (stopped_ || claimed_ >= tasks_) return std::nullopt;
        slots_.try_emplace(claimed_);
        return claimed_++;
    }

    /// Gives a result. False when the run was stopped.
    bool give(std::size_t task, T result, std::size_t weight) {
        std::unique_lock lock(mutex_);
        Slot& slot = slots_.at(task);
        changed_.wait(lock,
                      [&] { return stopped_ || (task == next_ ? slot.weight <= room_ : weight_ + weight <= room_); });
        if (stopped_) return false;
        slot.results.push_back({std::move(result), weight});
        slot.weight += weight;
        weight_ += weight;
        changed_.notify_all();
        return true;
    }

    void finish(std::size_t task) {
        const std::lock_guard lock(mutex_);
        slots_.at(task).finished = true;
        changed_.notify_all();
    }

    /// The next result in order; nothing at the end. Tasks done by then are counted in `done`.
    std::optional<T> take(std::size_t& done) {
        std::unique_lock lock(mutex_);
        for (;;) {
            done = next_;
            if (stopped_ || next_ >= tasks_) return std::nullopt;
            const auto slot = slots_.find(next_);
            if (slot != slots_.end() && !slot->second.results.empty()) {
                Entry entry = std::move(slot->second.results.front());
                slot->second.results.pop_front();
                slot->second.weight -= entry.weight;
                weight_ -= entry.weight;
                changed_.notify_all();
                return std::move(entry.result);
            }
            if (slot != slots_.end() && slot->second.finished) {
                slots_.erase(slot);
                ++next_;
                changed_.notify_all();
                continue;
            }
            changed_.wait(lock);
        }
    }

    /// Ends the run: all waits return.
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        changed_.notify_all();
    }

private:
    static constexpr std::size_t most_ahead = 256;
    struct Entry {
        T result;
        std::size_t weight;
    };
    struct Slot {
        std::deque<Entry> results;
        std::size_t weight = 0;
        bool finished = false;
    };

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, Slot> slots_;
    std::size_t tasks_, room_;
    std::size_t claimed_ = 0, next_ = 0, weight_ = 0;
    bool stopped_ = false;
};

}  // namespace jianbao::pipeline
