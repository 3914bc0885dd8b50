#ifndef TUOPIN_DOMAIN_MEASURES_EDUCATION_HPP
#define TUOPIN_DOMAIN_MEASURES_EDUCATION_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// Compulsory education (义务教育有保障), one of the three guarantees. Rows 47 and 48 of the
/// source article, Yunnan Net's report of the press conference of Kunming of 2020-08-11.
struct education_report {
    /// Whether every poor student is subsidised (资助全覆盖), at the date of the report. How many
    /// there are is not said.
    everywhere<poor_students> subsidised{};
    /// Students who should attend compulsory education and do not (辍学人数), at the date of the
    /// report. "Dynamically zero" (动态归零): whoever drops out is brought back, so it is a level
    /// at each check and no sum over time. Of all students, poor or not.
    stock<students> dropouts{};

    friend bool operator==(education_report const&, education_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(education_report, (), (subsidised, dropouts))

constexpr auto labels(education_report const*) {
    return labels_for<education_report>(
        {{"subsidised", "贫困学生资助全覆盖", "poor students subsidised"}, {"dropouts", "辍学人数"}});
}

} // namespace tuopin

#endif
