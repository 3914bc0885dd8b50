#ifndef TUOPIN_VERSION_HPP
#define TUOPIN_VERSION_HPP

#include <string_view>

namespace tuopin {

/// The version of the library: "major.minor.patch" after semver.org. Before 1.0.0 a new
/// minor version may break what was written for an earlier one. The build reads it here.
inline constexpr std::string_view version = "0.1.0";

} // namespace tuopin

#endif
