// Ages by calendar date: who is of school age and of working age on a day. The bounds are data:
// they differ from rule to rule, and from year to year.
#ifndef TUOPIN_DOMAIN_REGISTRY_AGES_HPP
#define TUOPIN_DOMAIN_REGISTRY_AGES_HPP

#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/identity_number.hpp>

#include <optional>
#include <stdexcept>

namespace tuopin::registry {

/// Ages in completed years, both ends included: `age_range(6, 15)`.
class age_range {
public:
    /// Throws `std::invalid_argument` where an age is negative or the first is above the last.
    constexpr age_range(int from, int through) : from_(from), through_(through) {
        if (from < 0 || through < from)
            throw std::invalid_argument("tuopin: a range of ages goes from an age to one that is not below it");
    }

    constexpr int  from() const { return from_; }
    constexpr int  through() const { return through_; }
    constexpr bool contains(int age) const { return from_ <= age && age <= through_; }

    friend constexpr bool operator==(age_range, age_range) = default;

private:
    int from_;
    int through_;
};

/// Whether a person is of such an age on a day; not stated where the birth is not, and before it no.
constexpr answer is_aged(std::optional<date> born, date day, age_range ages) {
    if (!born || !born->stated() || !day.stated())
        return not_stated;
    auto const age = age_on(*born, day);
    return age ? ages.contains(*age) : no;
}

/// Whether a child is of the age of compulsory education on a day (义务教育适龄). Rule sets of the field
/// test the ages 6 to 15, others 6 to 16; a child begins school after a day of the year, so ask for
/// the first day of the school year.
constexpr answer is_of_school_age(std::optional<date> born, date day, age_range ages) {
    return is_aged(born, day, ages);
}

/// Working ages, which may differ between the sexes. Pension ages change by law from year to year:
/// these are parameters, and no constants.
struct working_ages {
    age_range men;
    age_range women;

    friend constexpr bool operator==(working_ages const&, working_ages const&) = default;
};

/// The labour force as the village form of western Yunnan counts it: men of 16 to 60, women of 16 to 55.
inline constexpr working_ages working_ages_of_village_form{age_range(16, 60), age_range(16, 55)};

/// The ages for which the member form asks for the ability to work.
inline constexpr working_ages working_ages_of_member_form{age_range(16, 65), age_range(16, 65)};

/// Whether a person is of working age on a day (劳动年龄). Where the sex is not stated the answer is the
/// one that both sexes have, and else not stated.
constexpr answer is_of_working_age(std::optional<date> born, std::optional<tuopin::sex> sex, date day,
                                   working_ages const& ages) {
    answer const as_man   = is_aged(born, day, ages.men);
    answer const as_woman = is_aged(born, day, ages.women);
    if (sex)
        return *sex == tuopin::sex::male ? as_man : as_woman;
    return as_man == as_woman ? as_man : not_stated;
}

} // namespace tuopin::registry

#endif
