// Who may leave the register? A county assesses its households, its villages and itself by criteria that are rows of a
// file, and every result says why.
//
//     exit_assessment [--data FOLDER] [--year YEAR] [--language en|zh]
//
// Criteria are keyed by place, level and year, and there is nothing about them in this program: another province has
// another criteria.csv. The county and everybody in it are made up.
#include <tuopin/registry.hpp>
#include <tuopin/rules.hpp>
#include <tuopin/tables.hpp>
#include <tuopin/tuopin.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tuopin::language;
namespace registry = tuopin::registry;

/// What an official saw on a visit and no form of the register asks.
struct visit {
    registry::household_number household{};
    registry::answer           food_and_clothing{};
};
BOOST_DESCRIBE_STRUCT(visit, (), (household, food_and_clothing))
constexpr auto labels(visit const*) {
    return tuopin::labels_for<visit>(
        {{"household", "户编号", "household number"}, {"food_and_clothing", "不愁吃、不愁穿"}});
}

/// What the county knows of itself, its samples, and of the province around it.
struct county_figures {
    tuopin::region_code                                region{};
    std::optional<tuopin::persons>                     remaining{};
    std::optional<tuopin::persons>                     missed{};
    std::optional<registry::sampled_unregistered>      unregistered_sampled{};
    std::optional<tuopin::persons>                     unregistered{};
    std::optional<tuopin::persons>                     wrongly_exited{};
    std::optional<registry::sampled_exited>            exited_sampled{};
    std::optional<tuopin::persons>                     exited{};
    std::optional<registry::agricultural_persons_2014> agricultural{};
    std::optional<tuopin::households>                  approving{};
    std::optional<registry::surveyed_households>       surveyed{};
    std::optional<tuopin::yuan>                        income_before{};
    std::optional<tuopin::yuan>                        income_now{};
    std::optional<tuopin::villages>                    poor_villages{};
    std::optional<tuopin::villages>                    villages_exited{};
    registry::answer                                   education_balanced{};
};
BOOST_DESCRIBE_STRUCT(county_figures, (),
                      (region, remaining, missed, unregistered_sampled, unregistered, wrongly_exited, exited_sampled,
                       exited, agricultural, approving, surveyed, income_before, income_now, poor_villages,
                       villages_exited, education_balanced))

class assessment {
public:
    assessment(std::string folder, int year, language in) : folder_(std::move(folder)), year_(year), in_(in) {}

    int run() {
        auto const households      = read<registry::household>("households");
        auto const household_years = read<registry::household_year>("household_years");
        auto const persons         = read<registry::person>("persons");
        auto const person_years    = read<registry::person_year>("person_years");
        auto const incomes         = read<registry::income_year>("incomes");
        auto const conditions      = read<registry::conditions_year>("conditions");
        auto const measures        = read<registry::support_measure>("measures");
        auto const villages        = read<registry::village>("villages");
        auto const village_years   = read<registry::village_year>("village_years");
        auto const facilities      = read<registry::village_facilities_year>("village_facilities");
        criteria_                  = read<registry::exit_criterion>("criteria");
        auto const visits          = read<visit>("visits");
        auto const counties        = read<county_figures>("counties");

        registry::register_tables tables;
        tables.households      = households;
        tables.household_years = household_years;
        tables.persons         = persons;
        tables.person_years    = person_years;
        tables.incomes         = incomes;
        tables.conditions      = conditions;
        tables.measures        = measures;
        tables.villages        = villages;
        tables.village_years   = village_years;
        tables.facilities      = facilities;
        registry::rule_parameters const parameters;
        registry::register_cases const  cases(tables, year_, parameters);

        assess_households(cases, visits);
        assess_villages(cases);
        if (counties.size() == 2)
            assess_county(cases, counties[0], counties[1]);
        return broken_ ? 1 : 0;
    }

private:
    char const* say(char const* english, char const* chinese) const {
        return in_ == language::chinese ? chinese : english;
    }

    template <class Record>
    std::vector<Record> read(std::string const& name) {
        auto table = tuopin::read_csv_file<Record>(folder_ + "/" + name + ".csv", {.language = in_});
        for (tuopin::finding const& each : table.findings)
            if (each.severity == tuopin::severity::error) // a column that a small table leaves out is a warning
                std::cout << to_text(each, in_) << '\n';
        broken_ = broken_ || !table.ok();
        return std::move(table.rows);
    }

    tuopin::text_table table(char const* of_whom) const {
        return tuopin::text_table(
            {{of_whom},
             {say("result", "结论")},
             {say("criterion: what is there, and what is wanted", "指标：实际与要求"), tuopin::align::left, 90}});
    }

    // The whole in the first line, each criterion in one below it.
    void add(tuopin::text_table& to, std::string const& name, registry::exit_assessment const& judged) const {
        bool const scored = judged.full != static_cast<std::int64_t>(judged.criteria.size());
        to.add({name, to_text(judged.result, in_),
                scored ? tuopin::to_text(judged.score, in_) + say(" of ", "分，满分") +
                             tuopin::to_text(judged.full, in_) + say(" points", "分")
                       : ""});
        for (registry::criterion_result const& each : judged.criteria)
            to.add({"", to_text(each.result, in_), each.reason});
    }

    void assess_households(registry::register_cases const& cases, std::vector<visit> const& visits) {
        tuopin::text_table report = table(say("household", "户"));
        std::size_t        met = 0, open = 0;
        for (registry::household_case const& each : cases.households()) {
            registry::exit_evidence known = registry::evidence_of(each);
            for (visit const& seen : visits)
                if (seen.household == each.row->household)
                    known.answered("food_and_clothing", seen.food_and_clothing);
            auto const standard =
                registry::criteria_for(criteria_, registry::exit_level::household, year_, each.region);
            auto const judged = registry::assess_exit(standard, known, nullptr, in_);
            met += judged.result == registry::exit_result::met ? 1 : 0;
            open += judged.result == registry::exit_result::undetermined ? 1 : 0;
            add(report, to_text(each.row->household, in_), judged);
        }
        std::cout << report << '\n';
        std::cout << met << say(" of ", "户达标，共") << cases.households().size()
                  << say(" households meet the standard of ", "户，标准年度") << year_ << say(", of ", "，") << open
                  << say(" it cannot be said\n\n", "户无法判定\n\n");
    }

    void assess_villages(registry::register_cases const& cases) {
        tuopin::text_table report = table(say("village", "村"));
        for (registry::village_case const& each : cases.villages()) {
            auto const standard = registry::criteria_for(criteria_, registry::exit_level::village, year_, each.region);
            std::string const name =
                each.place != nullptr && each.place->name ? *each.place->name : to_text(each.row->village, in_);
            add(report, name, registry::assess_exit(standard, registry::evidence_of(each), nullptr, in_));
        }
        std::cout << report << '\n';
    }

    void assess_county(registry::register_cases const& cases, county_figures const& county,
                       county_figures const& province) {
        registry::exit_evidence known, around;
        if (county.missed && county.unregistered_sampled && county.wrongly_exited && county.exited_sampled &&
            county.remaining && county.unregistered && county.exited && county.agricultural) {
            auto const missed = registry::missed_rate(*county.missed, *county.unregistered_sampled);
            auto const wrong  = registry::wrong_exit_rate(*county.wrongly_exited, *county.exited_sampled);
            auto const whole  = registry::composite(*county.remaining, missed, *county.unregistered, wrong,
                                                    *county.exited, *county.agricultural);
            if (whole)
                known.number("composite_incidence", whole->value(), registry::told_as::percent);
            // Each rate is one of its own population, and says of whom.
            std::cout << say("missed: ", "漏评率：") << to_text(missed, in_) << '\n'
                      << say("wrongly exited: ", "错退率：") << to_text(wrong, in_) << '\n';
        }
        if (county.approving && county.surveyed)
            std::cout << say("approval: ", "群众认可度：")
                      << to_text(registry::approval(*county.approving, *county.surveyed), in_) << '\n';
        std::cout << '\n';
        for (auto const& [evidence, figures] : {std::pair(&known, &county), std::pair(&around, &province)})
            if (figures->income_before && figures->income_now)
                evidence->growth("income_growth", *figures->income_before, *figures->income_now);
        if (county.poor_villages && county.villages_exited)
            known.share("villages_exited", county.villages_exited->count(), county.poor_villages->count());
        std::int64_t helped = 0;
        for (registry::household_case const& each : cases.households())
            helped += each.measures.empty() ? 0 : 1;
        known.share("households_with_measures", helped, static_cast<std::int64_t>(cases.households().size()));
        known.answered("education_balanced", county.education_balanced);

        tuopin::text_table report = table(say("county", "县"));
        auto const standard = registry::criteria_for(criteria_, registry::exit_level::county, year_, county.region);
        add(report, to_field(county.region), registry::assess_exit(standard, known, &around, in_));
        std::cout << report;
    }

    std::string                           folder_;
    int                                   year_;
    language                              in_;
    std::vector<registry::exit_criterion> criteria_{};
    bool                                  broken_{};
};

int main(int argc, char** argv) {
    std::string folder = "examples/data/exit";
    int         year   = 2017;
    language    in     = language::english;
    for (int at = 1; at + 1 < argc; at += 2) {
        std::string_view const option = argv[at], value = argv[at + 1];
        if (option == "--data")
            folder = value;
        else if (option == "--language")
            in = value == "zh" ? language::chinese : language::english;
        else if (option == "--year")
            if (auto const read = tuopin::from_text<int>(value))
                year = *read;
    }
    return assessment(folder, year, in).run();
}
