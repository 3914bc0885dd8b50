// The figures that are reported of a generated register.
#ifndef REGISTER_GENERATOR_REPORTED_FIGURES_HPP
#define REGISTER_GENERATOR_REPORTED_FIGURES_HPP

#include "generated.hpp"

namespace generator {

/// All figures but the counts of households and persons.
void report_figures(generated& all);
/// The counts of households and persons by township, as the rows have them now.
void report_counts(generated& all);

} // namespace generator

#endif
