// The parameters of rules in a file: one value a line, by place, year and name.
#ifndef TUOPIN_RULES_PARAMETER_FILE_HPP
#define TUOPIN_RULES_PARAMETER_FILE_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/cells.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/rules/parameters.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tuopin::registry {

/// A parameter of the rules: "in 5301 the monitoring range was 7,000 yuan in 2022".
struct parameter_setting {
    std::optional<region_code> place{}; ///< empty for the whole country
    int                        first_year{};
    int                        last_year{};
    std::string                name{};  ///< of a member of `rule_parameters`
    std::string                value{}; ///< as that member is written in files; empty where none is to be known
    std::string                source{};

    friend bool operator==(parameter_setting const&, parameter_setting const&) = default;
};
BOOST_DESCRIBE_STRUCT(parameter_setting, (), (place, first_year, last_year, name, value, source))

constexpr auto labels(parameter_setting const*) {
    return labels_for<parameter_setting>({{"place", "行政区划代码", "division code"},
                                          {"first_year", "起始年度"},
                                          {"last_year", "终止年度"},
                                          {"name", "参数"},
                                          {"value", "参数值"},
                                          {"source", "依据"}});
}

namespace detail {

/// Sets one member by its name; returns what was wanted where that fails, nothing where it was done.
inline std::optional<std::string> set_parameter(rule_parameters& parameters, parameter_setting const& setting,
                                                language in) {
    std::optional<std::string> failed(text{"the name of a parameter of the rules", "规则参数的名称"}.in(in));
    for_each_member<rule_parameters>([&](std::string_view name, auto member) {
        if (name != setting.name)
            return;
        std::string wanted;
        bool const  read = tuopin::detail::read_cell(parameters.*member, setting.value, false, in, wanted);
        failed           = read ? std::nullopt : std::optional<std::string>(wanted);
    });
    return failed;
}

} // namespace detail

/// The table of parameters with the settings of a file put over it, the narrower places after the wider ones. A
/// setting holds for a year and place and leaves the other parameters as they are there. What cannot be set is a
/// finding.
inline rule_parameter_table parameters_with(rule_parameter_table const&            known,
                                            records_read<parameter_setting> const& settings,
                                            std::vector<finding>& findings, language in = language::english) {
    std::vector<std::size_t> order(settings.rows.size());
    for (std::size_t at = 0; at < order.size(); ++at)
        order[at] = at;
    auto const place_of = [&](std::size_t at) { return settings.rows[at].place.value_or(region_code()); };
    tuopin::detail::sort_stably(
        order, [&](std::size_t a, std::size_t b) { return place_of(a).length() < place_of(b).length(); });

    // By place and single year, as settings of different years overlap those that are known.
    std::vector<parameter<rule_parameters>> entries;
    auto const entry_of = [&](int year, region_code place) -> rule_parameters* {
        for (auto& entry : entries)
            if (entry.place == place && entry.first_year == year)
                return &entry.value;
        auto const* wider = known.find(year, place);
        for (auto const& entry : entries)
            if (entry.first_year == year && (!entry.place.stated() || contains(entry.place, place)))
                wider = &entry;
        rule_parameters const value = wider != nullptr ? wider->value : rule_parameters{};
        entries.push_back({place, year, year, value, "parameters.csv"});
        return &entries.back().value;
    };
    for (std::size_t const at : order) {
        parameter_setting const& setting = settings.rows[at];
        std::optional<std::string> failed;
        if (setting.last_year < setting.first_year || setting.last_year - setting.first_year > 200)
            failed = std::string(text{"years that run forwards", "起止年度的先后"}.in(in));
        for (int year = setting.first_year; !failed && year <= setting.last_year; ++year)
            failed = detail::set_parameter(*entry_of(year, place_of(at)), setting, in);
        if (failed) {
            finding f;
            f.rule   = "read";
            f.record = at;
            f.path   = setting.name;
            f.seen   = setting.value;
            f.wanted = *failed;
            settings.locate(f);
            findings.push_back(std::move(f));
        }
    }

    rule_parameter_table table(known.name());
    for (auto const& entry : entries)
        table.add(entry);
    for (auto const& entry : known.entries())
        for (int year = entry.first_year; year <= entry.last_year; ++year) {
            bool const replaced = std::any_of(entries.begin(), entries.end(), [&](auto const& own) {
                return own.place == entry.place && own.first_year == year;
            });
            if (!replaced)
                table.add({entry.place, year, year, entry.value, entry.source});
        }
    return table;
}

} // namespace tuopin::registry

#endif
