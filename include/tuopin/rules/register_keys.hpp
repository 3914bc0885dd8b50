// The keys by which rows of a register belong together: every number that a row names, and of whom it is.
#ifndef TUOPIN_RULES_REGISTER_KEYS_HPP
#define TUOPIN_RULES_REGISTER_KEYS_HPP

#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/helper.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/income.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/village.hpp>
#include <tuopin/rules/register_tables.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace tuopin::registry {

/// What a key of the register tells apart: households, persons, villages, helpers by their numbers, and whoever has a
/// certificate by the identity number on it.
enum class key_kind : unsigned char { household, person, village, helper, identity };
inline constexpr std::size_t key_kinds = 5;

/// The identity number of a certificate, of a disability certificate what it begins with; nothing for "has none". A
/// view into the certificate.
inline std::string_view identity_of(certificate_number const& certificate) {
    if (certificate.is_placeholder())
        return {};
    return certificate.view().substr(0, certificate.is_disability_certificate() ? 18 : std::string_view::npos);
}
inline std::string_view identity_of(std::optional<certificate_number> const& certificate) {
    return certificate ? identity_of(*certificate) : std::string_view();
}

// Every key that a row names: calls `use(kind, number)` with each; the number is empty where it is left open.

template <class Use>
void for_each_key(household const& row, Use&& use) {
    use(key_kind::household, row.number.view());
    use(key_kind::village, row.village ? row.village->view() : std::string_view());
}
template <class Use>
void for_each_key(person const& row, Use&& use) {
    use(key_kind::person, row.number.view());
    use(key_kind::identity, identity_of(row.certificate));
}
template <class Use>
void for_each_key(person_year const& row, Use&& use) {
    use(key_kind::person, row.person.view());
    use(key_kind::household, row.household.view());
}
template <class Use>
void for_each_key(support_measure const& row, Use&& use) {
    use(key_kind::household, row.household.view());
    use(key_kind::person, row.person ? row.person->view() : std::string_view());
}
template <class Use>
void for_each_key(helper const& row, Use&& use) {
    use(key_kind::helper, row.number.view());
    use(key_kind::identity, identity_of(row.certificate));
}
template <class Use>
void for_each_key(pairing const& row, Use&& use) {
    use(key_kind::helper, row.helper.view());
    use(key_kind::household, row.household.view());
}
template <class Use>
void for_each_key(village const& row, Use&& use) {
    use(key_kind::village, row.number.view());
}
template <class Use>
void for_each_key(outside_record const& row, Use&& use) {
    use(key_kind::identity, identity_of(row.certificate));
}
/// The rows of a household by year, its episodes, and the rows of a village by year.
template <class Row, class Use>
    requires requires(Row const& row) { row.household.view(); }
void for_each_key(Row const& row, Use&& use) {
    use(key_kind::household, row.household.view());
}
template <class Row, class Use>
    requires requires(Row const& row) { row.village.view(); }
void for_each_key(Row const& row, Use&& use) {
    use(key_kind::village, row.village.view());
}

} // namespace tuopin::registry

#endif
