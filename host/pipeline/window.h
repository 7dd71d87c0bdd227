/// Results of parallel work in the order of the tasks, without keeping all of them.
#pragma once

#include <chrono>
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
/// never waits for others, so the run always goes on. The consumer is woken for much at once: to wake it costs as much
/// as a small document, and it takes a processor from a worker.
template <class T>
class OrderedWindow {
public:
    OrderedWindow(std::size_t tasks, std::size_t room) : tasks_(tasks), room_(room) {}

    /// The next task, or nothing when there is none left or the run was stopped.
    std::optional<std::size_t> claim() {
        std::unique_lock lock(mutex_);
        // Not so far ahead that finished small tasks pile up behind one that is large.
        wait_for_room(lock, [&] { return stopped_ || claimed_ >= tasks_ || claimed_ < next_ + most_ahead; });
        if (stopped_ || claimed_ >= tasks_) return std::nullopt;
        slots_.try_emplace(claimed_);
        return claimed_++;
    }

    /// Gives a result. False when the run was stopped.
    bool give(std::size_t task, T result, std::size_t weight) {
        std::unique_lock lock(mutex_);
        Slot& slot = slots_.at(task);
        wait_for_room(lock,
                      [&] { return stopped_ || (task == next_ ? slot.weight <= room_ : weight_ + weight <= room_); });
        if (stopped_) return false;
        slot.results.push_back({std::move(result), weight});
        slot.weight += weight;
        weight_ += weight;
        wake_consumer();
        return true;
    }

    void finish(std::size_t task) {
        const std::lock_guard lock(mutex_);
        slots_.at(task).finished = true;
        wake_consumer();
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
                if (waiting_ > 0) room_made_.notify_all();
                return std::move(entry.result);
            }
            if (slot != slots_.end() && slot->second.finished) {
                slots_.erase(slot);
                ++next_;
                if (waiting_ > 0) room_made_.notify_all();
                continue;
            }
            results_.wait_for(lock, patience);
        }
    }

    /// Ends the run: all waits return.
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_made_.notify_all();
        results_.notify_all();
    }

private:
    static constexpr std::size_t most_ahead = 256;
    static constexpr std::chrono::milliseconds patience{50};  ///< longer no result waits that could be taken

    template <class Done>
    void wait_for_room(std::unique_lock<std::mutex>& lock, Done done) {
        if (done()) return;
        ++waiting_;
        results_.notify_all();
        room_made_.wait(lock, done);
        --waiting_;
    }

    /// Where much waits, or a worker does, or little more will come; and for the first result.
    void wake_consumer() {
        if (weight_ >= room_ / 16 || waiting_ > 0 || claimed_ >= tasks_ || next_ == 0) results_.notify_all();
    }

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
    std::condition_variable results_;    ///< what the consumer waits for
    std::condition_variable room_made_;  ///< what the workers wait for
    std::map<std::size_t, Slot> slots_;
    std::size_t tasks_, room_;
    std::size_t claimed_ = 0, next_ = 0, weight_ = 0, waiting_ = 0;
    bool stopped_ = false;
};

}  // namespace jianbao::pipeline
