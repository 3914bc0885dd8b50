// The tables of a register, by the names that their files have, and rows of them named in findings.
#ifndef TUOPIN_RULES_REGISTER_TABLES_HPP
#define TUOPIN_RULES_REGISTER_TABLES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/helper.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/income.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/village.hpp>
#include <tuopin/engines/validation/finding.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace tuopin::registry {

/// What another department knows of a person that a poor household does not have (部门比对).
enum class outside_fact : unsigned char { died, public_payroll, car, flat, company };
BOOST_DESCRIBE_ENUM(outside_fact, died, public_payroll, car, flat, company)

constexpr auto labels(outside_fact const*) {
    return labels_for<outside_fact>({{"died", "已死亡", "has died"},
                                     {"public_payroll", "财政供养人员", "on the public payroll"},
                                     {"car", "有小汽车", "owns a car"},
                                     {"flat", "有商品房", "owns a flat"},
                                     {"company", "有工商登记", "owns a company"}});
}

/// A row of another department's table.
struct outside_record {
    certificate_number          certificate{}; ///< 证件号码
    std::optional<outside_fact> fact{};        ///< 比对事项

    friend bool operator==(outside_record const&, outside_record const&) = default;
};
BOOST_DESCRIBE_STRUCT(outside_record, (), (certificate, fact))

constexpr auto labels(outside_record const*) {
    return labels_for<outside_record>(
        {{"certificate", "证件号码", "certificate number"}, {"fact", "比对事项", "what is known"}});
}

/// All tables of a register, each kept as `Table<Row>`: a vector, what was read of a file, a view. The names of
/// the members are those of the tables, in findings and as names of files.
template <template <class> class Table>
struct register_of {
    Table<household>               households{};
    Table<household_year>          household_years{};
    Table<person>                  persons{};
    Table<person_year>             person_years{};
    Table<income_year>             incomes{};
    Table<conditions_year>         conditions{};
    Table<monitoring_episode>      episodes{};
    Table<support_measure>         measures{};
    Table<helper>                  helpers{};
    Table<pairing>                 pairings{};
    Table<village>                 villages{};
    Table<village_year>            village_years{};
    Table<village_facilities_year> facilities{};
    Table<outside_record>          outside{};

    BOOST_DESCRIBE_CLASS(register_of, (),
                         (households, household_years, persons, person_years, incomes, conditions, episodes, measures,
                          helpers, pairings, villages, village_years, facilities, outside),
                         (), ())
};

/// A table that may not have been given, as a view. What is not given is not looked at; a table that is given and
/// has no rows is not the same: then nobody has any.
template <class Row>
class given_rows {
public:
    constexpr given_rows() = default;
    /// A table that is given: a vector or whatever else is a span of rows, which has to outlive the view.
    template <class Rows>
        requires requires(Rows const& rows) { std::span<Row const>(rows); }
    constexpr given_rows(Rows const& rows) : rows_(rows), given_(true) {}

    constexpr bool has_value() const { return given_; }
    constexpr explicit operator bool() const { return given_; }
    /// Takes it for not given.
    constexpr void reset() { *this = {}; }

    /// The rows; none where the table was not given.
    constexpr std::span<Row const> const& operator*() const { return rows_; }
    constexpr std::span<Row const> const* operator->() const { return &rows_; }

private:
    // No optional: a register has a dozen tables, each of a type of its own.
    std::span<Row const> rows_{};
    bool                 given_{};
};

/// The tables that a register is joined of.
using register_tables = register_of<given_rows>;

// What a table knows its rows by, for findings.
inline std::string key_of(household const& row) { return to_field(row.number); }
inline std::string key_of(household_year const& row) { return to_field(row.household); }
inline std::string key_of(person const& row) { return to_field(row.number); }
inline std::string key_of(person_year const& row) { return to_field(row.person); }
inline std::string key_of(income_year const& row) { return to_field(row.household); }
inline std::string key_of(conditions_year const& row) { return to_field(row.household); }
inline std::string key_of(monitoring_episode const& row) { return to_field(row.household); }
inline std::string key_of(support_measure const& row) { return to_field(row.household); }
inline std::string key_of(helper const& row) { return to_field(row.number); }
inline std::string key_of(pairing const& row) { return to_field(row.household); }
inline std::string key_of(village const& row) { return to_field(row.number); }
inline std::string key_of(village_year const& row) { return to_field(row.village); }
inline std::string key_of(village_facilities_year const& row) { return to_field(row.village); }
/// Known by an identity number alone, which is masked.
inline std::string key_of(outside_record const& row) {
    std::string masked = row.certificate.masked();
    for (char& c : masked)
        c = c == ' ' ? '*' : c;
    return masked;
}

namespace detail {

/// The name of a table and what stands in it.
template <class Row>
struct named_table {
    std::string_view     name{};
    std::span<Row const> rows{};
};
// The member of the description that holds rows of a type; told by a list of truths, as a function for every member
// and every type of row would cost the compiler much.
template <class Row, class... D>
consteval std::size_t place_of_rows(boost::mp11::mp_list<D...>) {
    std::size_t place = 0, found = sizeof...(D);
    ((found = std::is_same_v<std::remove_cv_t<member_type_of<D::pointer>>, given_rows<Row>> ? place : found, ++place),
     ...);
    return found;
}
template <class Row>
named_table<Row> table_of(register_tables const& tables) {
    using members               = tuopin::detail::member_list<register_tables>;
    constexpr std::size_t place = place_of_rows<Row>(members{});
    if constexpr (place < boost::mp11::mp_size<members>::value) {
        using member = boost::mp11::mp_at_c<members, place>;
        return {member::name, *(tables.*member::pointer)};
    } else {
        return {};
    }
}

} // namespace detail

/// Where a row of a register stands: its table, key and number there; empty for a row that is in none of the
/// tables, as one that stands for a row that is missing.
template <class Row>
std::optional<row_reference> reference_to(register_tables const& tables, Row const& row) {
    // Pointers into two arrays have an order by this comparison alone.
    std::compare_three_way const order{};
    auto const [name, rows] = detail::table_of<Row>(tables);
    if (order(&row, rows.data()) < 0 || order(&row, rows.data() + rows.size()) >= 0)
        return std::nullopt;
    return row_reference{std::string(name), key_of(row), static_cast<std::size_t>(&row - rows.data())};
}

/// Names a row in a finding, once. A row that is null or in none of the tables is not named.
template <class Row>
void name_row(register_tables const& tables, Row const* row, finding& found) {
    auto reference = row != nullptr ? registry::reference_to(tables, *row) : std::nullopt;
    if (!reference)
        return;
    for (row_reference const& named : found.rows)
        if (named.table == reference->table && named.record == reference->record)
            return;
    found.rows.push_back(*std::move(reference));
}

} // namespace tuopin::registry

#endif
