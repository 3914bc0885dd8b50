// A pass over records in parts, which threads may take.
#ifndef TUOPIN_ENGINES_PARTS_OF_PASS_HPP
#define TUOPIN_ENGINES_PARTS_OF_PASS_HPP

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <type_traits>

namespace tuopin::detail {

/// How many threads make a pass, and who is told of its progress: see engines/threads.hpp.
template <class P>
concept pass_policy = requires(P const& policy) {
    { policy.number() } -> std::same_as<std::size_t>;
    policy.progress_over(std::size_t{});
};

/// Does a part; a function that takes two numbers is told by which of the threads, from 0, too.
template <class Function>
void do_part(Function const& function, std::size_t part, std::size_t thread) {
    if constexpr (std::is_invocable_v<Function const&, std::size_t, std::size_t>)
        function(part, thread);
    else
        function(part);
}

/// The threads of a policy, to be kept for passes that follow each other; a policy that has none to keep as it is.
template <class Policy>
decltype(auto) crew_of(Policy const& policy) {
    if constexpr (requires { policy.crew(); })
        return policy.crew();
    else
        return (policy);
}

/// How many parts there are for a thread of what costs nothing to part, as groups that stand together, or rows: who
/// comes late to it, or gets less of a processor, takes fewer of them.
inline constexpr std::size_t parts_of_thread = 8;

/// The records of a pass in parts that threads take one after the other.
struct parts_of_pass {
    std::size_t records;
    std::size_t parts;

    /// With `of_thread` parts a thread, of which none has fewer than `least` records, so that a thread is worth it.
    template <class Policy>
    parts_of_pass(Policy const& policy, std::size_t all, std::size_t of_thread = 1, std::size_t least = 1)
        : records(all), parts(policy.number() == 1 ? 1 : policy.number() * of_thread) {
        constexpr std::size_t told_after = std::size_t{1} << 18;
        if (Policy::tells)
            parts = std::max(parts, all / told_after);
        parts = std::max<std::size_t>(std::min(parts, all / least), 1);
    }
    std::size_t first(std::size_t part) const { return records / parts * part + std::min(part, records % parts); }
};

/// A pass by one thread, of which nobody is told.
struct one_thread {
    static constexpr bool tells = false;
    static constexpr std::size_t number() { return 1; }

    struct no_counting {
        static void add(std::size_t) {}
    };
    static no_counting progress_over(std::size_t) { return {}; }
    template <class Function>
    static void in_parts(std::size_t parts, Function const& function) {
        for (std::size_t part = 0; part < parts; ++part)
            detail::do_part(function, part, 0);
    }
    template <class First, class Function>
    static void in_parts_beside(First const& first, std::size_t parts, Function const& function) {
        first();
        in_parts(parts, function);
    }
};

} // namespace tuopin::detail

#endif
