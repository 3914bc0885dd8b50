// Several districts' reports merged into their city's, and two half-years joined: the type
// of every figure says how it goes together, and where it does not, the report says so.
//
// The districts and their figures are made up.
#include <tuopin/tables.hpp>
#include <tuopin/tuopin.hpp>

#include <boost/describe.hpp>

#include <iostream>
#include <string>
#include <utility>
#include <vector>

using namespace tuopin::literals;

struct progress {
    tuopin::stock<tuopin::persons>                            on_register;
    tuopin::reported<tuopin::flow<tuopin::person_times>>      placed_in_work;
    tuopin::per<tuopin::yuan, tuopin::resident_rural_persons> income_per_head;
    tuopin::share<tuopin::persons>                            insured;
    tuopin::share<tuopin::natural_villages>                   with_broadcasting;
    tuopin::distinct_count<tuopin::categories>                certified;
    tuopin::cumulative<tuopin::yuan>                          funds;
    tuopin::highest<tuopin::metres>                           farthest_water;
    tuopin::everywhere<tuopin::villages>                      clinic_in_every_village;
};
BOOST_DESCRIBE_STRUCT(progress, (),
                      (on_register, placed_in_work, income_per_head, insured, with_broadcasting, certified, funds,
                       farthest_water, clinic_in_every_village))

constexpr auto labels(progress const*) {
    return tuopin::labels_for<progress>({{"on_register", "在册人口"},
                                         {"placed_in_work", "转移就业"},
                                         {"income_per_head", "人均可支配收入"},
                                         {"insured", "参保"},
                                         {"with_broadcasting", "广播电视覆盖"},
                                         {"certified", "认证类别"},
                                         {"funds", "累计投入"},
                                         {"farthest_water", "最远取水距离"},
                                         {"clinic_in_every_village", "村村有卫生室"}});
}

// Each figure of some reports side by side.
void print(std::string const& title, std::vector<std::pair<std::string, progress>> const& reports) {
    std::vector<tuopin::table_column> columns{{title}};
    for (auto const& [name, report] : reports)
        columns.push_back({name, tuopin::align::left, 28});
    tuopin::text_table table(std::move(columns));

    tuopin::for_each_member<progress>([&](std::string_view name, auto figure) {
        std::vector<std::string> row{tuopin::label_of<progress>(name)};
        for (auto const& [_, report] : reports)
            row.push_back(to_text(report.*figure));
        table.add(std::move(row));
    });
    std::cout << table << '\n';
}

void print_how_figures_aggregate() {
    tuopin::text_table table({{"figure"}, {"over regions"}, {"over periods"}});
    tuopin::for_each_member<progress>([&](std::string_view name, auto figure) {
        auto const how = std::remove_cvref_t<decltype(progress{}.*figure)>::aggregates();
        table.add({tuopin::label_of<progress>(name), std::string(how.over_regions.english),
                   std::string(how.over_periods.english)});
    });
    std::cout << table << '\n';
}

int main() {
    progress const water_source{
        .on_register             = 3'228_persons,
        .placed_in_work          = 214_person_times,
        .income_per_head         = {13'000_yuan, tuopin::over(30'000_resident_rural_persons)},
        .insured                 = {3'228_persons, tuopin::of(3'228_persons)},
        .with_broadcasting       = tuopin::percent(99),
        .certified               = 24_categories,
        .funds                   = {5.2_yi_yuan, tuopin::since(2015), tuopin::about},
        .farthest_water          = {1'000_m, tuopin::stated::at_most},
        .clinic_in_every_village = true,
    };
    progress const valley{
        .on_register             = 61'250_persons,
        .placed_in_work          = 9'871_person_times,
        .income_per_head         = {9'800_yuan, tuopin::over(250'000_resident_rural_persons)},
        .insured                 = {61'013_persons, tuopin::of(61'250_persons)},
        .with_broadcasting       = {1'164_natural_villages, tuopin::of(1'200_natural_villages)},
        .certified               = 30_categories,
        .funds                   = {31_yi_yuan, tuopin::since(2015)},
        .farthest_water          = 840_m,
        .clinic_in_every_village = {141_villages, tuopin::of(141_villages)},
    };
    progress const highland{
        .on_register             = 48'004_persons,
        .placed_in_work          = tuopin::missing,
        .income_per_head         = {8'900_yuan, tuopin::over(190'000_resident_rural_persons)},
        .insured                 = {47'900_persons, tuopin::of(48'004_persons)},
        .with_broadcasting       = {802_natural_villages, tuopin::of(850_natural_villages)},
        .certified               = 3_categories,
        .funds                   = {24_yi_yuan, tuopin::since(2014)},
        .farthest_water          = 2'300_m,
        .clinic_in_every_village = {96_villages, tuopin::of(98_villages)},
    };

    print_how_figures_aggregate();

    // Side by side: three districts, one half-year.
    progress city;
    for (progress const& district : {water_source, valley, highland})
        city = tuopin::merge(city, district);
    print("first half of 2020",
          {{"Water-source", water_source}, {"Valley", valley}, {"Highland", highland}, {"City", city}});

    // One after the other: the city's next half-year.
    progress second          = city;
    second.on_register       = 40'117_persons;
    second.insured           = {40'117_persons, tuopin::of(40'117_persons)};
    second.with_broadcasting = {2'011_natural_villages, tuopin::of(2'052_natural_villages)};
    second.funds             = {63_yi_yuan, tuopin::since(2015)};
    print("the year 2020", {{"first half", city}, {"second half", second}, {"year", tuopin::then(city, second)}});

    // Fourteen counties were to report; twelve did.
    tuopin::reported<tuopin::flow<tuopin::person_times>> placed;
    for (int county = 0; county < 14; ++county)
        placed.merge(county % 7 == 3
                         ? tuopin::reported<tuopin::flow<tuopin::person_times>>(tuopin::missing)
                         : tuopin::reported<tuopin::flow<tuopin::person_times>>(tuopin::person_times(100 + county)));
    std::cout << "placed in work in the prefecture: " << placed << "\n\n";

    // The reports check themselves.
    for (tuopin::finding const& finding : tuopin::validate(city).findings())
        std::cout << finding << '\n';
}
