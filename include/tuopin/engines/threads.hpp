// Passes over records on several threads.
#ifndef TUOPIN_ENGINES_THREADS_HPP
#define TUOPIN_ENGINES_THREADS_HPP

#include <tuopin/engines/parts_of_pass.hpp>

#include <algorithm>
#include <atomic>
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace tuopin {

/// Nobody is told how far a pass is.
struct no_progress {};

/// How many threads a pass may use: `aggregate<profile>(threads{2}, households)`. The result is
/// that of one thread, to the last bit, whatever their number. With a function, this is told how
/// many of how many records are done, `threads{2, [](std::size_t done, std::size_t of) { ... }}`:
/// now and then, by one thread at a time, `done` never becoming less and ending as `of`; what it
/// throws ends the pass. Without one there is no counting either.
template <class Progress = no_progress>
class threads {
    static_assert(std::same_as<Progress, no_progress> || std::invocable<Progress const&, std::size_t, std::size_t>,
                  "tuopin: what is told of the progress is a function of how many records are done and of how many");

public:
    /// A number below one counts as one.
    template <std::integral I>
    constexpr explicit threads(I number, Progress told = {})
        : number_(std::cmp_less(number, 1) ? 1 : static_cast<std::size_t>(number)), progress_(std::move(told)) {}

    constexpr std::size_t     number() const { return number_; }
    constexpr Progress const& progress() const { return progress_; }

    static constexpr bool tells = !std::same_as<Progress, no_progress>;

    // For the engines: see detail::crew and detail::progress_of.
    template <class Function>
    void in_parts(std::size_t parts, Function const& function) const;
    auto crew() const;
    auto progress_over(std::size_t records) const;

private:
    std::size_t                    number_;
    [[no_unique_address]] Progress progress_;
};
template <std::integral I>
threads(I) -> threads<no_progress>;
template <std::integral I, class Progress>
threads(I, Progress) -> threads<Progress>;

namespace detail {

/// Parts of some work, which threads take one after the other, in their order. Of what parts throw, that of the first
/// one is kept, as if they had run one after the other; no part begins after one has thrown.
class parts_of_work {
public:
    template <class Function>
    parts_of_work(std::size_t parts, Function const& function)
        : parts_(parts), function_(&function), call_([](void const* called, std::size_t part, std::size_t thread) {
              detail::do_part(*static_cast<Function const*>(called), part, thread);
          }) {}

    /// Does parts as long as there are any that have not begun. A thread meets them in ascending order.
    void take_part(std::size_t thread) {
        while (!failed_.load(std::memory_order_relaxed)) {
            std::size_t const part = next_.fetch_add(1, std::memory_order_relaxed);
            if (part >= parts_)
                return;
            try {
                call_(function_, part, thread);
            } catch (...) {
                std::lock_guard const one_at_a_time(guard_);
                failed_ = true;
                if (part < failed_part_) {
                    failed_part_ = part;
                    thrown_      = std::current_exception();
                }
            }
        }
    }
    bool any_left() const {
        return !failed_.load(std::memory_order_relaxed) && next_.load(std::memory_order_relaxed) < parts_;
    }
    /// No part begins any more.
    void give_up() { failed_ = true; }
    /// Once all have ended.
    void rethrow() const {
        if (thrown_)
            std::rethrow_exception(thrown_);
    }

private:
    std::size_t const parts_;
    void const* const function_;
    void (*const call_)(void const* function, std::size_t part, std::size_t thread);

    std::atomic<std::size_t> next_{0};
    std::atomic<bool>        failed_{false};
    std::mutex               guard_{};
    std::size_t              failed_part_{std::numeric_limits<std::size_t>::max()};
    std::exception_ptr       thrown_{};
};

/// The threads of a policy for works that come one after the other: they start with the first that has parts for them,
/// and then wait for the next, at first awake, as to start or to wake a thread takes as long as many a part. Works are
/// given by the thread that made the crew.
template <class Progress>
class crew {
public:
    explicit crew(threads<Progress> const& policy) : policy_(policy) {}
    crew(crew const&)            = delete;
    crew& operator=(crew const&) = delete;
    ~crew() {
        if (others_.empty())
            return;
        tell([&] { ended_ = true; });
        for (std::thread& each : others_)
            each.join();
    }

    static constexpr bool tells = threads<Progress>::tells;

    std::size_t number() const { return policy_.number(); }
    auto        progress_over(std::size_t records) const { return policy_.progress_over(records); }

    /// Calls `function(part)`, or `function(part, thread)`, for every part from 0 to `parts`, on as many threads as the
    /// policy says and the system gives, of which this one is number 0; parts begin in their order. Ends when all have
    /// ended. Of what parts throw, that of the first one goes on from here.
    template <class Function>
    void in_parts(std::size_t parts, Function const& function) const {
        do_parts([] {}, parts, function, std::min(parts, number()));
    }
    /// The same, but that this thread first does `first`, while the others begin with the parts. Works that `first`
    /// gives them they do when none of these parts is left. What it throws goes on from here, without the parts that
    /// have not begun.
    template <class First, class Function>
    void in_parts_beside(First const& first, std::size_t parts, Function const& function) const {
        do_parts(first, parts, function, parts == 0 ? 1 : number());
    }

private:
    // So often a thread that waits looks before it sleeps: some tenths of a millisecond, which is what is done between
    // two works at most.
    static constexpr int patience = 1'000;

    // A work, one beside which it is done, and no more.
    static constexpr std::size_t most_works = 2;

    template <class First, class Function>
    void do_parts(First const& first, std::size_t parts, Function const& function, std::size_t by) const {
        parts_of_work     work(parts, function);
        std::size_t const place = given_;
        if (by < 2 || place == most_works || !start(by - 1)) {
            first();
            work.take_part(0);
            return work.rethrow();
        }
        ++given_;
        tell([&] { works_[place] = &work; });
        try {
            first();
        } catch (...) {
            work.give_up();
            take_back(place);
            throw;
        }
        work.take_part(0);
        take_back(place);
        work.rethrow();
    }
    // Whether there are any. Where the system gives fewer, these do the same work.
    bool start(std::size_t others) const {
        others_.reserve(others);
        try {
            while (others_.size() < others)
                others_.emplace_back([this, number = others_.size() + 1] { help(number); });
        } catch (std::system_error const&) {
        }
        return !others_.empty();
    }
    template <class Change>
    void tell(Change change) const {
        {
            std::lock_guard const one_at_a_time(guard_);
            change();
            ++told_;
        }
        told_to_others_.notify_all();
    }
    void help(std::size_t thread) const {
        for (std::size_t heard = 0;;) {
            for (int looks = 0; looks < patience && told_ == heard; ++looks)
                std::this_thread::yield();
            std::unique_lock lock(guard_);
            told_to_others_.wait(lock, [&] { return told_ != heard; });
            if (ended_)
                return;
            heard = told_;
            for (std::size_t place; (place = work_with_parts()) != most_works;) {
                parts_of_work& work = *works_[place];
                ++helping_[place];
                lock.unlock();
                work.take_part(thread);
                lock.lock();
                --helping_[place];
                done_by_others_.notify_one();
            }
        }
    }
    std::size_t work_with_parts() const {
        std::size_t place = 0;
        while (place < most_works && (works_[place] == nullptr || !works_[place]->any_left()))
            ++place;
        return place;
    }
    // Ends when nobody is at that work any more.
    void take_back(std::size_t place) const {
        {
            std::lock_guard const one_at_a_time(guard_);
            works_[place] = nullptr;
        }
        for (int looks = 0; looks < patience && helping_[place] != 0; ++looks)
            std::this_thread::yield();
        std::unique_lock lock(guard_);
        done_by_others_.wait(lock, [&] { return helping_[place] == 0; });
        --given_;
    }

    threads<Progress> const&         policy_;
    mutable std::size_t              given_{0}; // how many works there are now
    mutable std::vector<std::thread> others_{};
    mutable std::mutex               guard_{};
    mutable std::condition_variable  told_to_others_{}, done_by_others_{};
    mutable parts_of_work*           works_[most_works]{};
    mutable bool                     ended_{false};
    mutable std::atomic<std::size_t> told_{0};               // how often there was something to tell
    mutable std::atomic<std::size_t> helping_[most_works]{}; // how many others are at each work
};

/// One work in parts, on threads that end with it.
template <class Progress, class Function>
void in_parts(threads<Progress> const& policy, std::size_t parts, Function const& function) {
    crew<Progress>(policy).in_parts(parts, function);
}

/// Tells a policy's function how many records are done, one thread at a time.
template <class Progress>
class progress_of {
public:
    progress_of(threads<Progress> const& policy, std::size_t records) : policy_(&policy), records_(records) {}

    void add(std::size_t records) {
        if constexpr (threads<Progress>::tells) {
            if (records == 0)
                return;
            std::lock_guard const one_at_a_time(guard_);
            done_ += records;
            policy_->progress()(done_, records_);
        }
    }

private:
    threads<Progress> const* policy_;
    std::size_t              records_;
    std::size_t              done_{};
    std::mutex               guard_{};
};

} // namespace detail

template <class Progress>
template <class Function>
void threads<Progress>::in_parts(std::size_t parts, Function const& function) const {
    detail::in_parts(*this, parts, function);
}
template <class Progress>
auto threads<Progress>::crew() const {
    return detail::crew<Progress>(*this);
}
template <class Progress>
auto threads<Progress>::progress_over(std::size_t records) const {
    return detail::progress_of<Progress>(*this, records);
}

} // namespace tuopin

#endif
