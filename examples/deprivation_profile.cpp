// Multidimensional poverty on the register of the briefing, by the method of Alkire and
// Foster: two no-worries (food, here by income, and water) and three guarantees (compulsory
// education, basic medical care, safe housing) are five dimensions of equal weight. Poor is
// who lives in a household deprived of at least two of them.
//
//     deprivation_profile [--language en|zh]
//
// By year, by subdistrict, and for every number of dimensions. The register is made up.
#include "panlong_briefing/register.hpp"

#include <tuopin/statistics.hpp>
#include <tuopin/tables.hpp>
#include <tuopin/tuopin.hpp>

#include <boost/describe.hpp>

#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace tuopin::literals;
using tuopin::align;
using tuopin::dimension;
using tuopin::indicator;
using tuopin::language;
using tuopin::poverty_cutoff;

/// A year of a household: what the no-worries and the guarantees are about.
struct living {
    tuopin::region_code  subdistrict{};
    int                  year{};
    tuopin::persons      members{};
    tuopin::yuan         income_a_head{};
    tuopin::metres       to_water{};
    bool                 child_out_of_school{};
    bool                 member_uninsured{};
    panlong::house_grade house{};
};
BOOST_DESCRIBE_STRUCT(living, (),
                      (subdistrict, year, members, income_a_head, to_water, child_out_of_school, member_uninsured,
                       house))

/// Which of them is a deprivation. The line is that of 2016 and 2017, for all years.
inline constexpr tuopin::deprivation_index two_no_worries_three_guarantees{
    dimension({"food (income)", "吃穿（收入）"}, indicator<&living::income_a_head>(tuopin::below(2'952_yuan))),
    dimension({"water", "饮水"}, indicator<&living::to_water>(tuopin::above(1'000_m))),
    dimension({"education", "义务教育"}, indicator<&living::child_out_of_school>()),
    dimension({"medical care", "基本医疗"}, indicator<&living::member_uninsured>()),
    dimension({"housing", "住房安全"},
              indicator<&living::house>(tuopin::one_of(panlong::house_grade::c, panlong::house_grade::d))),
};
using profile = tuopin::deprivation<two_no_worries_three_guarantees, &living::members>;

namespace {

constexpr poverty_cutoff two_of_five{2, 5};

template <class Record>
std::vector<Record> table(std::string const& name) {
    auto read = tuopin::read_csv_file<Record>("examples/data/panlong/" + name);
    for (auto const& finding : read.findings)
        std::cerr << finding << '\n';
    return std::move(read.rows);
}

std::vector<living> lived_years() {
    std::map<int, tuopin::region_code> subdistricts;
    for (auto const& household : table<panlong::household>("households.csv"))
        subdistricts[household.number] = household.village.ancestor(tuopin::region_level::township).value();
    std::map<int, int> household_of;
    for (auto const& person : table<panlong::person>("persons.csv"))
        household_of[person.number] = person.household;

    std::map<std::pair<int, int>, living> years;
    for (auto const& of : table<panlong::household_year>("household_years.csv")) {
        living& made       = years[{of.household, of.year}];
        made.subdistrict   = subdistricts.at(of.household);
        made.year          = of.year;
        made.members       = of.members;
        made.income_a_head = tuopin::yuan::of_steps(of.net_income.steps() / of.members.count());
        made.to_water      = of.to_water;
        made.house         = of.house;
    }
    for (auto const& of : table<panlong::person_year>("person_years.csv")) {
        living& made = years.at({household_of.at(of.person), of.year});
        made.child_out_of_school |= of.schooling == panlong::schooling::dropped_out;
        made.member_uninsured |= !of.insured;
    }
    std::vector<living> all;
    for (auto const& [key, each] : years)
        all.push_back(each);
    return all;
}

std::string_view subdistrict_name(tuopin::region_code code, language in) {
    for (auto const& [of, name] : {std::pair{530103009_region, tuopin::text{"Shuanglong", "双龙街道"}},
                                   std::pair{530103010_region, tuopin::text{"Songhua", "松华街道"}},
                                   std::pair{530103011_region, tuopin::text{"Dianyuan", "滇源街道"}},
                                   std::pair{530103012_region, tuopin::text{"Aziying", "阿子营街道"}}})
        if (of == code)
            return name.in(in);
    return "";
}

std::string percents(tuopin::estimate<> const& share, language in) {
    return share ? to_text(tuopin::percentage::of_ratio(*share), in) : std::string(tuopin::text{"none", "无"}.in(in));
}

class report {
public:
    explicit report(language in) : in_(in) {}

    void write(std::vector<living> const& records) const {
        std::cout
            << say({"Multidimensional poverty by two no-worries and three guarantees, registered persons\n",
                    "“两不愁三保障”多维贫困，建档立卡户人口\n"})
            << say({"poor: deprived of two dimensions of five or more\n", "贫困：五个维度中至少两个被剥夺\n"});
        auto const by_year = tuopin::aggregate<profile>(records, tuopin::by<&living::year>, profile{two_of_five});
        years(by_year);
        dimensions(by_year);
        cutoffs(by_year.begin()->summary, by_year.begin()->key);
        subdistricts(
            tuopin::aggregate<profile>(records, tuopin::by<&living::subdistrict, &living::year>, profile{two_of_five}),
            by_year.begin()->key);
    }

private:
    std::string say(tuopin::text const& words) const { return std::string(words.in(in_)); }
    void        heading(std::string const& words) const { std::cout << '\n' << words << '\n'; }
    void        print(tuopin::text_table const& rows) const { std::cout << to_text(rows, in_); }

    void years(tuopin::grouped<int, profile> const& by_year) const {
        heading(say({"By year", "按年度"}));
        tuopin::text_table rows({{say({"year", "年度"})},
                                 {say({"persons", "人口"}), align::right},
                                 {say({"poor", "贫困人口"}), align::right},
                                 {say({"H", "发生率H"}), align::right},
                                 {say({"A", "强度A"}), align::right},
                                 {say({"M0", "多维贫困指数M0"}), align::right},
                                 {say({"M1 (with gaps)", "M1（含差距）"}), align::right}});
        for (auto const& [year, observed] : by_year) {
            auto const found = observed.profile();
            rows.add({std::to_string(year), tuopin::to_text(found.population().count(), in_),
                      tuopin::to_text(found.poor().count(), in_), percents(found.headcount_ratio(), in_),
                      percents(found.intensity(), in_), tuopin::to_text(*found.adjusted_headcount_ratio(), in_),
                      tuopin::to_text(*found.adjusted_gap(), in_)});
        }
        print(rows);
    }

    // Everybody deprived, and the poor among them: in what they are deprived.
    void dimensions(tuopin::grouped<int, profile> const& by_year) const {
        heading(say({"Deprived, and poor and deprived", "被剥夺人口比例；其中贫困且被剥夺"}));
        std::vector<tuopin::table_column> columns{{say({"year", "年度"})}};
        auto const&                       index = two_no_worries_three_guarantees;
        for (std::size_t at = 0; at < index.dimension_count; ++at)
            columns.push_back({index.dimension_name(at, in_), align::right});
        tuopin::text_table rows(columns);
        for (auto const& [year, observed] : by_year) {
            auto const               found = observed.profile();
            std::vector<std::string> cells{std::to_string(year)};
            for (std::size_t at = 0; at < index.indicator_count; ++at)
                cells.push_back(percents(found.raw_headcount_ratio(at), in_) + say({" / ", "／"}) +
                                percents(found.censored_headcount_ratio(at), in_));
            rows.add(std::move(cells));
        }
        print(rows);
    }

    // One pass answers for all: no conclusion should hang on the choice of the cutoff.
    void cutoffs(profile const& observed, int year) const {
        heading(say({"By cutoff, ", "按贫困临界值，"}) + std::to_string(year) + say({"", "年"}));
        tuopin::text_table rows({{say({"at least", "至少"})},
                                 {say({"poor", "贫困人口"}), align::right},
                                 {say({"H", "发生率H"}), align::right},
                                 {say({"A", "强度A"}), align::right},
                                 {say({"M0", "多维贫困指数M0"}), align::right}});
        for (poverty_cutoff const k : observed.cutoffs()) {
            auto const found = observed.at(k);
            rows.add({to_text(k, in_), tuopin::to_text(found.poor().count(), in_),
                      percents(found.headcount_ratio(), in_), percents(found.intensity(), in_),
                      tuopin::to_text(*found.adjusted_headcount_ratio(), in_)});
        }
        print(rows);
    }

    void subdistricts(tuopin::grouped<std::tuple<tuopin::region_code, int>, profile> const& groups, int first) const {
        heading(say({"By subdistrict", "按街道"}));
        tuopin::text_table rows({{say({"subdistrict", "街道"})},
                                 {say({"year", "年度"})},
                                 {say({"persons", "人口"}), align::right},
                                 {say({"poor", "贫困人口"}), align::right},
                                 {say({"H", "发生率H"}), align::right},
                                 {say({"A", "强度A"}), align::right},
                                 {say({"M0", "多维贫困指数M0"}), align::right},
                                 {say({"most of it by", "最大贡献维度"})}});
        for (auto const& [key, observed] : groups) {
            auto const& [code, year] = key;
            auto const  found        = observed.profile();
            std::size_t largest      = 0;
            for (std::size_t at = 1; at < two_no_worries_three_guarantees.dimension_count; ++at) {
                auto const share  = found.contribution_of_dimension(at),
                           before = found.contribution_of_dimension(largest);
                if (share && *share > *before)
                    largest = at;
            }
            auto const share = found.contribution_of_dimension(largest);
            rows.add({year == first ? std::string(subdistrict_name(code, in_)) : std::string(), std::to_string(year),
                      tuopin::to_text(found.population().count(), in_), tuopin::to_text(found.poor().count(), in_),
                      percents(found.headcount_ratio(), in_), percents(found.intensity(), in_),
                      tuopin::to_text(*found.adjusted_headcount_ratio(), in_),
                      share ? two_no_worries_three_guarantees.dimension_name(largest, in_) + say({" ", ""}) +
                                  percents(share, in_)
                            : std::string()});
        }
        print(rows);
    }

    language in_;
};

} // namespace

int main(int argc, char** argv) {
    language in = language::english;
    if (argc == 3 && std::string_view(argv[1]) == "--language" &&
        (std::string_view(argv[2]) == "zh" || std::string_view(argv[2]) == "en")) {
        in = std::string_view(argv[2]) == "zh" ? language::chinese : language::english;
    } else if (argc != 1) {
        std::cerr << "usage: deprivation_profile [--language en|zh]\n";
        return 2;
    }
    report(in).write(lived_years());
}
