// The made-up national register with errors in it, of every kind that the rules of the query Q7
// find: one household of a thousand, one person of ten thousand and one village of a thousand.
#ifndef TUOPIN_TESTS_BENCHMARK_NATIONAL_ERRORS_HPP
#define TUOPIN_TESTS_BENCHMARK_NATIONAL_ERRORS_HPP

#include "national_register.hpp"

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>

namespace national {

struct village {
    tuopin::region_code code{};
    tuopin::households  declared{}; ///< how many households are said to live there

    friend bool operator==(village const&, village const&) = default;
};
BOOST_DESCRIBE_STRUCT(village, (), (code, declared))

/// Plants errors, the same in every run, or none.
class errors_planted {
public:
    explicit errors_planted(bool any) : any_(any) {}

    /// As `national_register::for_each`.
    template <class Take>
    void for_each_household(national_register const& all, record_order order, Take take) {
        all.for_each(order, [&](household h, person const* members, std::size_t size) {
            person planted[6];
            if (any_ && draw_.below(1'000) == 0)
                plant(h);
            for (std::size_t at = 0; at < size; ++at) {
                planted[at] = members[at];
                if (any_ && draw_.below(10'000) == 0)
                    plant(planted[at]);
            }
            take(std::as_const(h), static_cast<person const*>(planted), size);
        });
    }

    template <class Take>
    void for_each_village(national_register const& all, Take take) {
        for (std::size_t at = 0; at < all.villages().size(); ++at) {
            bool const wrong    = any_ && draw_.below(1'000) == 0;
            auto const declared = static_cast<std::int64_t>(all.households_of(at) + (wrong ? 1 : 0));
            take(village{all.villages()[at], tuopin::households(declared)});
        }
    }

private:
    void plant(household& h) {
        auto const some = static_cast<std::int64_t>(1 + draw_.below(1'000));
        switch (draw_.below(18)) {
        case 0: h.size = tuopin::persons(0); break;
        case 1: h.income = tuopin::yuan(200'000'000); break;
        case 2: h.wage = tuopin::yuan::of_steps(-some); break;
        case 3: h.property = tuopin::yuan::of_steps(-some); break;
        case 4: h.transfer = tuopin::yuan::of_steps(-some); break;
        case 5: h.cause = static_cast<cause>(99); break;
        case 6: h.attribute = static_cast<attribute>(9); break;
        case 7: h.housing = static_cast<housing>(5); break;
        case 8: h.registered = 1999; break;
        case 9: h.village = tuopin::region_code("990101001001"); break;
        case 10: h.income += tuopin::yuan::of_steps(some); break;
        case 11: h.exited = static_cast<std::int16_t>(h.registered - 1); break;
        case 12: h.status = h.exited ? status::registered : status::exited; break;
        case 13: h.income = h.wage = h.size.count() * line - tuopin::yuan(1); break;
        case 14: h.attribute = attribute::destitute, h.wage = h.income; break;
        case 15: h.number -= h.number % 10'000 > 1 ? 1 : 0; break;
        case 16: h.village = tuopin::region_code("110101001999"); break;
        default: h.size += tuopin::persons(1); break;
        }
    }
    void plant(person& p) {
        p.household = p.household / 10'000 * 10'000 + 9'990 + static_cast<std::int64_t>(draw_.below(9));
    }

    bool   any_;
    chance draw_{20'20};
};

} // namespace national

#endif
