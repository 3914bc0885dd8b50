// The monitored households of Baoshan prefecture at the end of 2021, as a notice of the prefecture
// prints them: all sums check, and the printed rate is one of persons.
#include <tuopin/domain/measures/monitoring.hpp>

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/values/figures/measure.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <vector>

using namespace tuopin;

namespace {

monitored_group group(int households_all, int persons_all, int households_out, int persons_out, int households_open,
                      int persons_open, int households_new, int persons_new) {
    monitored_group made;
    made.households_identified = households(households_all);
    made.persons_identified    = persons(persons_all);
    made.households_eliminated = households(households_out);
    made.persons_eliminated    = persons(persons_out);
    made.households_open       = households(households_open);
    made.persons_open          = persons(persons_open);
    made.households_new        = households(households_new);
    made.persons_new           = persons(persons_new);
    return made;
}

struct printed_figure {
    std::string figure{};
    std::string value{};
};
BOOST_DESCRIBE_STRUCT(printed_figure, (), (figure, value))

// As the notice prints it; each figure's type reads its value.
monitoring_report baoshan() {
    monitoring_report made;
    auto const        printed = read_csv_file<printed_figure>("examples/data/baoshan/monitoring.csv");
    CHECK(printed.findings.empty());
    REQUIRE(printed.rows.size() == 33);
    for (auto const& [path, value] : printed.rows)
        CHECK(with_figure(made, path, [&](auto& figure) {
            auto const read = std::remove_cvref_t<decltype(figure)>::parse(value);
            REQUIRE(read);
            figure = *read;
        }));
    return made;
}

template <class M>
std::vector<std::string> complaints(M const& m, language in = language::english) {
    std::vector<std::string> found;
    check_measure(m, in, [&](std::string path, std::string seen, std::string wanted) {
        found.push_back(path + ": " + seen + ", wanted " + wanted);
    });
    return found;
}

} // namespace

static_assert(measure<monitored_group> && measure<monitoring_report>);

TEST_CASE("all sums of the notice check") {
    monitoring_report const report = baoshan();
    CHECK(complaints(report).empty());
    for (auto const* const each : {&report.unstable, &report.marginal, &report.sudden, &report.all})
        CHECK(complaints(*each).empty());
    CHECK(complaints(monitoring_report{}).empty());
    CHECK(complaints(monitored_group{}).empty());
}

TEST_CASE("the printed 49.69 % is persons over persons, with 44.49 % for households beside it") {
    monitoring_report const report = baoshan();
    CHECK(counted_by(percent(49.69), report.all) == rate_counts::only_persons);
    CHECK(to_text(*eliminated_persons(report.all).value()) == "49.69 %");
    CHECK(to_text(*eliminated_households(report.all).value()) == "44.49 %");
    CHECK(to_text(eliminated_households(report.all)) == "7,282 of 16,369 households (44.49 %)");
    CHECK(counted_by(percent(44.49), report.all) == rate_counts::only_households);
    CHECK(counted_by(percent(47), report.all) == rate_counts::neither_of_them);
    CHECK(counted_by(percent(49.69), monitored_group{}) == rate_counts::unknown);
    CHECK(counted_by(percent(50), group(2, 4, 1, 2, 1, 2, 0, 0)) == rate_counts::either_of_them);
}

TEST_CASE("a rate of households that is printed as one of persons is shown with both") {
    monitoring_report report = baoshan();
    report.elimination_rate  = percent(44.49);
    CHECK(complaints(report) ==
          std::vector<std::string>{"elimination_rate: 44.49 %, wanted 27,256 of 54,851 persons (49.69 %); of "
                                   "households 7,282 of 16,369 households (44.49 %)"});
    report.elimination_rate = share<persons>(percent(44.49), about);
    CHECK(complaints(report).empty());
}

TEST_CASE("a figure that was changed breaks the sums that it stands in") {
    monitoring_report report            = baoshan();
    report.sudden.households_identified = households(6'457);
    CHECK(complaints(report) ==
          std::vector<std::string>{
              "all.households_identified: 16,369 households, wanted the sum of its parts, 16,351 households"});
    CHECK(complaints(report.sudden) ==
          std::vector<std::string>{
              "households_identified: 6,457 households, wanted the sum of its parts, 6,475 households"});
    CHECK(complaints(report.sudden, language::chinese)[0] ==
          "households_identified: 6457户, wanted 各项之和，即6475户");

    report                      = baoshan();
    report.marginal.persons_new = persons(17'552);
    CHECK(complaints(report.marginal).size() == 1);
    CHECK(complaints(report).size() == 1);
}

TEST_CASE("what is not reported, or not exactly, breaks nothing") {
    monitoring_report report         = baoshan();
    report.sudden.households_open    = {};
    report.sudden.persons_identified = {};
    CHECK(complaints(report).empty());
    CHECK(complaints(report.sudden).empty());
    report                     = baoshan();
    report.all.households_open = {households(9'000), about};
    CHECK(complaints(report).empty());
}
