// Lines, ranges and thresholds as data: by place and by year, with where each was found.
#ifndef TUOPIN_DOMAIN_REGISTRY_PARAMETERS_HPP
#define TUOPIN_DOMAIN_REGISTRY_PARAMETERS_HPP

#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// A value that holds in a place, and in the places within it, from a year through a year. A place
/// that is not stated is the whole country.
template <class Value>
struct parameter {
    region_code      place{};
    int              first_year{};
    int              last_year{};
    Value            value{};
    std::string_view source{}; ///< where it was found

    friend bool operator==(parameter const&, parameter const&) = default;
};

/// Values by place and year. What is asked for a place is that of the narrowest place around it; a
/// year for which nothing is known has no value, and is not filled from its neighbours.
template <class Value>
class parameter_table {
public:
    /// `name` says in messages what the table holds: "poverty line".
    explicit parameter_table(std::string_view name) : name_(name) {}

    /// Throws `std::invalid_argument` for years that run backwards, and `std::logic_error` where the
    /// table has a value for that place and one of the years.
    parameter_table& add(parameter<Value> entry) {
        if (entry.last_year < entry.first_year)
            throw std::invalid_argument("tuopin: a parameter holds from a year through a year that is not before it");
        for (parameter<Value> const& other : entries_)
            if (other.place == entry.place && entry.first_year <= other.last_year &&
                other.first_year <= entry.last_year)
                throw std::logic_error("tuopin: the table of the " + name_ +
                                       " has a value for that place and year; replace it by name");
        entries_.push_back(std::move(entry));
        return *this;
    }

    /// In the place of what the table has for that place and those years. Throws `std::logic_error`
    /// where it has nothing for just these.
    parameter_table& replace(parameter<Value> entry) {
        for (parameter<Value>& other : entries_)
            if (other.place == entry.place && other.first_year == entry.first_year &&
                other.last_year == entry.last_year) {
                other = std::move(entry);
                return *this;
            }
        throw std::logic_error("tuopin: the table of the " + name_ +
                               " has no value for just that place and those years; add one");
    }

    /// The entry for a place and year, null where nothing is known; without a place that of the country.
    parameter<Value> const* find(int year, region_code place = {}) const {
        parameter<Value> const* narrowest = nullptr;
        for (parameter<Value> const& entry : entries_) {
            bool const around = !entry.place.stated() || (place.stated() && contains(entry.place, place));
            if (!around || year < entry.first_year || entry.last_year < year)
                continue;
            if (narrowest == nullptr || entry.place.length() > narrowest->place.length())
                narrowest = &entry;
        }
        return narrowest;
    }

    /// The value for a place and year. Throws `std::logic_error` where nothing is known: a rule with a
    /// parameter that nobody gave is a mistake of who runs it.
    Value const& at(int year, region_code place = {}) const {
        if (auto const* const entry = find(year, place))
            return entry->value;
        throw std::logic_error("tuopin: the table of the " + name_ + " has no value for " + std::to_string(year) +
                               (place.stated() ? " and " + to_field(place) : std::string()) +
                               "; add it, with where it was found");
    }

    std::string const&                   name() const { return name_; }
    std::vector<parameter<Value>> const& entries() const { return entries_; }

private:
    std::string                   name_;
    std::vector<parameter<Value>> entries_{};
};

} // namespace tuopin::registry

#endif
