// Passes over records on several threads.
#ifndef TUOPIN_ENGINES_THREADS_HPP
#define TUOPIN_ENGINES_THREADS_HPP

#include <algorithm>
#include <atomic>
#include <concepts>
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

    // For the engines: see detail::in_parts and detail::progress_of.
    template <class Function>
    void in_parts(std::size_t parts, Function const& function) const;
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

/// Calls `function(part)` for every part from 0 to `parts`, on as many threads as `policy` says and
/// the system gives, this one among them; parts begin in their order. Ends when all have ended. Of
/// what parts throw, that of the first one goes on from here, as if they had run one after the
/// other; no part begins after one has thrown.
template <class Progress, class Function>
void in_parts(threads<Progress> const& policy, std::size_t parts, Function const& function) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool>        failed{false};
    std::mutex               guard;
    std::size_t              failed_part = std::numeric_limits<std::size_t>::max();
    std::exception_ptr       thrown;

    auto const work = [&] {
        while (!failed.load(std::memory_order_relaxed)) {
            std::size_t const part = next.fetch_add(1, std::memory_order_relaxed);
            if (part >= parts)
                return;
            try {
                function(part);
            } catch (...) {
                std::lock_guard const one_at_a_time(guard);
                failed = true;
                if (part < failed_part) {
                    failed_part = part;
                    thrown      = std::current_exception();
                }
            }
        }
    };

    std::vector<std::thread> others;
    std::size_t const        wanted = std::min(policy.number(), parts);
    if (wanted > 1) {
        others.reserve(wanted - 1);
        try {
            while (others.size() + 1 < wanted)
                others.emplace_back(work);
        } catch (std::system_error const&) {
            // Fewer threads do the same work.
        }
    }
    work();
    for (std::thread& each : others)
        each.join();
    if (thrown)
        std::rethrow_exception(thrown);
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
auto threads<Progress>::progress_over(std::size_t records) const {
    return detail::progress_of<Progress>(*this, records);
}

} // namespace tuopin

#endif
