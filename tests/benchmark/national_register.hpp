// A made-up national register for the benchmarks: households and persons in China's divisions, in
// all sizes. Every record is a function of its number alone, so that any size, part and order agree
// on every machine. Not one real person or place is in it: of the codes only the provinces exist.
#ifndef TUOPIN_TESTS_BENCHMARK_NATIONAL_REGISTER_HPP
#define TUOPIN_TESTS_BENCHMARK_NATIONAL_REGISTER_HPP

#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace national {

enum class cause : std::uint8_t {
    illness, disability, schooling, disaster, land, water, skill, labour, funds, transport, will, wedding
};
BOOST_DESCRIBE_ENUM(cause, illness, disability, schooling, disaster, land, water, skill, labour, funds, transport, will,
                    wedding)
enum class attribute : std::uint8_t { general, low_income, low_income_supported, destitute };
BOOST_DESCRIBE_ENUM(attribute, general, low_income, low_income_supported, destitute)
enum class housing : std::uint8_t { a, b, c, d };
BOOST_DESCRIBE_ENUM(housing, a, b, c, d)
enum class status : std::uint8_t { registered, exited, returned };
BOOST_DESCRIBE_ENUM(status, registered, exited, returned)

struct household {
    std::int64_t                number{}; ///< that of the village and four digits of its own
    tuopin::region_code         village{};
    tuopin::persons             size{};
    tuopin::yuan                income{}; ///< of all members together, in a year
    tuopin::yuan                wage{};
    tuopin::yuan                business{};
    tuopin::yuan                property{};
    tuopin::yuan                transfer{};
    national::cause             cause{};
    national::attribute         attribute{};
    national::housing           housing{};
    bool                        safe_water{};
    std::int16_t                registered{}; ///< year
    std::optional<std::int16_t> exited{};     ///< year
    national::status            status{};

    friend bool operator==(household const&, household const&) = default;
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (number, village, size, income, wage, business, property, transfer, cause, attribute, housing,
                       safe_water, registered, exited, status))

enum class sex : std::uint8_t { male, female };
BOOST_DESCRIBE_ENUM(sex, male, female)
enum class education : std::uint8_t { none, primary, junior, senior, college, university };
BOOST_DESCRIBE_ENUM(education, none, primary, junior, senior, college, university)
enum class school : std::uint8_t { none, compulsory, other };
BOOST_DESCRIBE_ENUM(school, none, compulsory, other)
enum class health : std::uint8_t { healthy, chronic_illness, severe_illness, disabled };
BOOST_DESCRIBE_ENUM(health, healthy, chronic_illness, severe_illness, disabled)
enum class labour : std::uint8_t { ordinary, skilled, weak, none };
BOOST_DESCRIBE_ENUM(labour, ordinary, skilled, weak, none)

struct person {
    std::int64_t        number{};    ///< that of the household and two digits of its own; no identity number
    std::int64_t        household{}; ///< its number
    tuopin::region_code village{};
    national::sex       sex{};
    tuopin::date        born{};
    national::education education{};
    national::school    school{};
    national::health    health{};
    national::labour    labour{};
    bool                insured{};
    bool                pension{};
    bool                working{};

    friend bool operator==(person const&, person const&) = default;
};
BOOST_DESCRIBE_STRUCT(person, (),
                      (number, household, village, sex, born, education, school, health, labour, insured, pension,
                       working))

/// The poverty line, a person and year.
inline constexpr tuopin::yuan line{4'000};

enum class record_order { sorted, shuffled };

/// The same numbers on every machine.
class chance {
public:
    explicit chance(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        std::uint64_t mixed = state_ += 0x9e37'79b9'7f4a'7c15u;
        mixed               = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9u;
        mixed               = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebu;
        return mixed ^ (mixed >> 31);
    }
    std::uint64_t below(std::uint64_t limit) { return (bits() >> 32) * limit >> 32; }
    bool          in_thousand(std::uint64_t cases) { return below(1'000) < cases; }
    /// Not normal, but nearly: of mean 0 and variance 1.
    double bell() {
        double sum = 0;
        for (int at = 0; at < 12; ++at)
            sum += static_cast<double>(bits() >> 11) * 0x1p-53;
        return sum - 6;
    }

private:
    std::uint64_t state_;
};

class national_register {
public:
    explicit national_register(std::size_t households) : households_(households) {
        constexpr int       provinces[] = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41,
                                           42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65};
        std::vector<std::int64_t> codes(std::begin(provinces), std::end(provinces));
        using step = std::pair<std::size_t, std::int64_t>;
        for (auto const& [places, digits] : {step{333, 100}, {2'850, 100}, {28'000, 1'000}, {128'000, 1'000}}) {
            // So many places under all those of the level above, as evenly as it goes.
            std::vector<std::int64_t> below;
            std::size_t const         above = codes.size();
            for (std::size_t at = 0; at < above; ++at)
                for (std::size_t place = at * places / above; place < (at + 1) * places / above; ++place)
                    below.push_back(codes[at] * digits + static_cast<std::int64_t>(place - at * places / above) + 1);
            codes = std::move(below);
        }
        // Villages are of unlike sizes.
        std::vector<double> until{0};
        for (std::int64_t const code : codes)
            until.push_back(until.back() + std::exp(0.6 * chance(static_cast<std::uint64_t>(code)).bell()));
        for (std::size_t at = 0; at < codes.size(); ++at) {
            villages_.push_back(*tuopin::region_code::parse(std::to_string(codes[at])));
            numbers_.push_back(codes[at]);
            first_.push_back(static_cast<std::size_t>(static_cast<double>(households) * (until[at] / until.back())));
        }
        first_.push_back(households);
    }

    std::size_t                             households() const { return households_; }
    std::vector<tuopin::region_code> const& villages() const { return villages_; }
    /// How many households village `at` has.
    std::size_t households_of(std::size_t at) const { return first_[at + 1] - first_[at]; }

    /// Calls `take` with every household and the persons in it, one village after the other or in
    /// no order.
    template <class Take>
    void for_each(record_order order, Take take) const {
        if (order == record_order::sorted) {
            for (std::size_t village = 0; village < villages_.size(); ++village)
                for (std::size_t at = first_[village]; at < first_[village + 1]; ++at)
                    make(village, at, take);
            return;
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
        places.reserve(households_);
        for (std::uint32_t village = 0; village < villages_.size(); ++village)
            for (std::size_t at = first_[village]; at < first_[village + 1]; ++at)
                places.emplace_back(village, static_cast<std::uint32_t>(at));
        chance shuffling(77);
        for (std::size_t left = places.size(); left > 1; --left)
            std::swap(places[left - 1], places[shuffling.below(left)]);
        for (auto const& [village, at] : places)
            make(village, at, take);
    }

private:
    template <class Take>
    void make(std::size_t village, std::size_t at, Take& take) const {
        chance    draw(0x5eed + at * 0x1'0000);
        household made;
        made.number    = numbers_[village] * 10'000 + static_cast<std::int64_t>(at - first_[village]) + 1;
        made.village   = villages_[village];
        auto const one = draw.below(100);
        made.size      = tuopin::persons(one < 14 ? 1 : one < 39 ? 2 : one < 64 ? 3 : one < 84 ? 4 : one < 94 ? 5 : 6);

        // Counties are unlike: 9,000 yuan a head in the middle one.
        double const county = 0.25 * chance(static_cast<std::uint64_t>(numbers_[village] / 1'000'000)).bell();
        double const a_head = 900'000 * std::exp(county + 0.6 * draw.bell());
        auto const   fen    = static_cast<std::int64_t>(a_head) * made.size.count();
        made.attribute      = draw.in_thousand(700) ? attribute::general : static_cast<attribute>(1 + draw.below(3));
        made.cause          = static_cast<cause>(draw.below(12));
        auto const part_of          = [&](std::int64_t whole, std::uint64_t in_thousand_at_most) {
            return whole / 1'000 * static_cast<std::int64_t>(draw.below(in_thousand_at_most));
        };
        std::int64_t const wage     = part_of(fen, made.attribute == attribute::destitute ? 400 : 900);
        std::int64_t const business = part_of(fen - wage, 1'000);
        std::int64_t const property = part_of((fen - wage - business) / 10, 1'000);
        // One in a hundred makes losses.
        std::int64_t const loss = draw.in_thousand(10) && made.attribute != attribute::destitute ? fen / 3 : 0;
        made.wage               = tuopin::yuan::of_steps(wage);
        made.business           = tuopin::yuan::of_steps(business - loss);
        made.property           = tuopin::yuan::of_steps(property);
        made.transfer           = tuopin::yuan::of_steps(fen - wage - business - property);
        made.income             = tuopin::yuan::of_steps(fen - loss);
        made.housing            = static_cast<housing>(draw.below(8) / 2);
        made.safe_water         = draw.in_thousand(930);
        made.registered         = static_cast<std::int16_t>(2013 + draw.below(6));
        if (made.income >= made.size.count() * line && draw.in_thousand(950)) {
            made.status = status::exited;
            auto const left = static_cast<std::uint64_t>(2020 - made.registered);
            made.exited     = static_cast<std::int16_t>(made.registered + 1 + static_cast<int>(draw.below(left)));
        } else {
            made.status = draw.in_thousand(980) ? status::registered : status::returned;
        }

        person members[6];
        auto const size = static_cast<std::size_t>(made.size.count());
        for (std::size_t member = 0; member < size; ++member) {
            person&   each = members[member];
            int const age  = member == 0 ? 25 + static_cast<int>(draw.below(50)) : static_cast<int>(draw.below(80));
            each.number    = made.number * 100 + static_cast<std::int64_t>(member) + 1;
            each.household = made.number;
            each.village   = made.village;
            each.sex       = static_cast<sex>(draw.below(2));
            int const month = 1 + static_cast<int>(draw.below(12));
            each.born       = tuopin::date(2019 - age, month, 1 + static_cast<int>(draw.below(28)));
            each.education = static_cast<education>(draw.below(6));
            if (age >= 6 && age <= 16)
                each.school = draw.in_thousand(985) ? school::compulsory : school::none;
            else
                each.school = age < 22 && draw.in_thousand(400) ? school::other : school::none;
            each.health  = static_cast<health>(draw.below(4));
            bool const of_working_age = age >= 16 && age < 65;
            each.labour  = of_working_age ? static_cast<labour>(draw.below(3)) : labour::none;
            each.insured = draw.in_thousand(970);
            each.pension = age >= 60 && draw.in_thousand(900);
            each.working = of_working_age && draw.in_thousand(700);
        }
        take(std::as_const(made), static_cast<person const*>(members), size);
    }

    std::size_t                      households_;
    std::vector<tuopin::region_code> villages_{};
    std::vector<std::int64_t>        numbers_{};
    std::vector<std::size_t>         first_{}; // the number of each village's first household
};

/// The tables of a register, the persons in the order of their households.
struct tables {
    tuopin::columns<household> households{};
    tuopin::columns<person>    persons{};
};

inline tables make_tables(std::size_t households, record_order order) {
    tables                  made;
    national_register const all(households);
    made.households.reserve(households);
    made.persons.reserve(households * 31 / 10);
    all.for_each(order, [&](household const& each, person const* members, std::size_t size) {
        made.households.push_back(each);
        for (std::size_t at = 0; at < size; ++at)
            made.persons.push_back(members[at]);
    });
    return made;
}

} // namespace national

#endif
