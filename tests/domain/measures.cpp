#include <tuopin/domain/measures/district_report.hpp>

#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

// Every topic is a measure by itself, and the district's report one of them all.
static_assert(measure<setting_report> && measure<registration_report> && measure<continuities_report> &&
              measure<income_report> && measure<pairing_report> && measure<party_building_report> &&
              measure<finance_report> && measure<industry_report> && measure<employment_report> &&
              measure<housing_report> && measure<education_report> && measure<health_report> &&
              measure<ecology_report> && measure<infrastructure_report> && measure<safety_net_report> &&
              measure<motivation_report> && measure<district_report>);
static_assert(std::regular<district_report>);
static_assert(member_count<district_report> == 16);

// The universe is part of the type: what is about other people or villages is another figure.
static_assert(!std::is_same_v<decltype(infrastructure_report::hardened_road), decltype(infrastructure_report::power)>);
static_assert(!std::is_same_v<decltype(health_report::insured), decltype(safety_net_report::pension_insured)>);
static_assert(!std::is_same_v<decltype(health_report::family_doctor), decltype(safety_net_report::pension_scheme)>);
static_assert(!std::is_same_v<decltype(registration_report::returned), decltype(registration_report::newly_poor)>);
static_assert(!std::is_same_v<decltype(housing_report::renovated), decltype(registration_report::households_exited)>);

namespace {

template <class M>
void check_labels(std::string const& of) {
    for (language const in : {language::english, language::chinese}) {
        std::set<std::string> seen;
        for_each_member<M>([&](std::string_view name, auto member) {
            CAPTURE(of);
            CAPTURE(name);
            std::string const written = label_of<M>(name, in);
            CHECK(!written.empty());
            CHECK(seen.insert(written).second);
            CHECK(written.find('_') == std::string::npos);
            bool ascii = true;
            for (char const c : written)
                ascii = ascii && c >= ' ' && c <= '~';
            CHECK(ascii == (in == language::english));
            using below = std::remove_cvref_t<decltype(std::declval<M&>().*member)>;
            if constexpr (measure<below>)
                if (in == language::chinese)
                    check_labels<below>(std::string(name));
        });
    }
}

struct complaint {
    std::string path;
    std::string seen;
    std::string wanted;
};

template <class M>
std::vector<complaint> complaints_about(M const& m, language in = language::english) {
    std::vector<complaint> all;
    check_measure(m, in, [&](std::string path, std::string seen, std::string wanted) {
        all.push_back({std::move(path), std::move(seen), std::move(wanted)});
    });
    return all;
}

template <class M>
bool has_path(std::string_view wanted) {
    M    m;
    bool found = false;
    for_each_figure(m, [&](std::string const& path, auto&) { found = found || path == wanted; });
    return found;
}

// The one complaint about `m`, whose path is that of a figure of `m`; an empty one where
// there is none or more than one.
template <class M>
complaint only_complaint(M const& m, language in = language::english) {
    auto const all = complaints_about(m, in);
    if (all.size() != 1 || !has_path<M>(all.front().path))
        return {};
    return all.front();
}

registration_report register_of_2014() {
    registration_report r;
    r.villages_registered   = 2_poor_villages;
    r.households_registered = 867_registered_households;
    r.persons_registered    = 3'228_registered_persons;
    r.villages_exited       = 2_poor_villages;
    r.households_exited     = {867_registered_households, since(2014)};
    r.persons_exited        = {3'228_registered_persons, since(2014)};
    return r;
}

pairing_report pairing_of_539() {
    pairing_report p;
    p.officials_paired    = 539_officials;
    p.fewest_per_official = 1_registered_households;
    p.most_per_official   = 2_registered_households;
    p.households_helped   = true;
    return p;
}

} // namespace

TEST_CASE("every figure has a name in both languages, each another within its topic") {
    check_labels<district_report>("district_report");
    CHECK(labels_along<district_report>("finance.own_funds") == "funds and counterparts: own funds");
    CHECK(labels_along<district_report>("employment.placed_in_work", language::chinese) == "就业扶贫：转移就业");
}

TEST_CASE("the kinds that a report names have names") {
    CHECK(to_text(kinds<pairing_way>({pairing_way::leader_stays, pairing_way::official_paired}), language::chinese) ==
          "领导蹲点联户、干部结对联户");
    CHECK(to_text(standard_level::provincial) == "provincial standard");
    CHECK(to_text(industry_mode::company_cooperative_household, language::chinese) == "龙头企业+合作社+贫困户");
    CHECK(to_text(contribution_subsidy::disabled_persons, language::chinese) == "残疾人缴费补助机制");
    CHECK(*from_text<pairing_way>("部门挂钩联户") == pairing_way::department_linked);
}

TEST_CASE("a report of which nothing was said says nothing, and nothing is wrong with it") {
    district_report none;
    std::size_t     figures = 0;
    for_each_figure(none, [&](std::string const& path, auto const& f) {
        CAPTURE(path);
        CHECK(f.state() == presence::nothing);
        CHECK(to_field(f).empty());
        ++figures;
    });
    CHECK(figures == 68);
    CHECK(complaints_about(none).empty());
    CHECK(validate(none).findings().empty());
}

TEST_CASE("two districts make a city: what adds adds, and what does not says so") {
    district_report a, b;
    a.setting.water_source_area            = true;
    b.setting.water_source_area            = false;
    a.setting.main_urban_with_poverty_task = 1_counties;
    b.setting.main_urban_with_poverty_task = 0_counties;
    a.registration                         = register_of_2014();
    b.registration                         = register_of_2014();
    a.registration.clearing                = ranking(1);
    b.registration.clearing                = ranking(2);
    a.registration.village_standards       = standard_level::provincial;
    b.registration.village_standards       = standard_level::national;
    a.income.per_person                    = {13'000_yuan, over(3'000_resident_rural_persons)};
    b.income.per_person                    = {11'000_yuan, over(1'000_resident_rural_persons)};
    a.pairing                              = pairing_of_539();
    b.pairing                              = pairing_of_539();
    b.pairing.most_per_official            = 5_registered_households;
    b.pairing.households_helped            = false;
    a.finance.own_funds                    = {5.2_yi_yuan, since(2015), about};
    b.finance.own_funds                    = {2_yi_yuan, since(2015)};
    a.finance.counterpart_funds            = 1.2_yi_yuan;
    b.finance.counterpart_funds            = {1_yi_yuan, since(2015)};
    a.industry.certified_categories        = 24_categories;
    b.industry.certified_categories        = 30_categories;
    a.industry.certified_area              = 3'514_mu;
    b.industry.certified_area              = 86.5_mu;
    a.employment.placed_in_work            = {1'389_person_times, since(2015)};
    b.employment.placed_in_work            = {611_person_times, since(2015)};
    a.education.dropouts                   = 0_students;
    b.education.dropouts                   = missing;
    a.health.insured                       = {3'228_registered_persons, of(3'228_registered_persons)};
    b.health.insured                       = {3'000_registered_persons, of(3'228_registered_persons)};
    a.infrastructure.broadcasting          = percent(99);
    b.infrastructure.broadcasting          = percent(97);
    a.infrastructure.water_radius          = {1_km, stated::at_most};
    b.infrastructure.water_radius          = {2.5_km, stated::at_most};
    a.infrastructure.power                 = {2_poor_villages, of(2_poor_villages)};
    b.infrastructure.power                 = {3_poor_villages, of(4_poor_villages)};
    a.infrastructure.power_tension         = {10_kV, stated::at_least};
    b.infrastructure.power_tension         = {35_kV, stated::at_least};
    a.continuities.policy                  = {1_counties, of(1_counties)};
    b.continuities.policy                  = {1_counties, of(1_counties)};
    a.safety_net.contribution_subsidies    = contribution_subsidy::water_source_residents;
    b.safety_net.contribution_subsidies    = contribution_subsidy::disabled_persons;

    district_report const city = merge(a, b);
    CHECK(city == merge(b, a));

    struct expected {
        char const* path;
        char const* english;
    };
    std::size_t checked = 0;
    for (auto const& [wanted, english] :
         {expected{"setting.water_source_area", "yes"},
          {"setting.main_urban_with_poverty_task", "1 county"},
          {"registration.village_standards", "national standard, provincial standard"},
          {"registration.persons_registered", "6,456 registered persons"},
          {"registration.households_exited", "1,734 registered households"},
          {"registration.clearing", "not determinable"},
          {"income.per_person", "12,500 yuan per resident rural person"},
          {"pairing.officials_paired", "1,078 officials"},
          {"pairing.fewest_per_official", "1 registered household"},
          {"pairing.most_per_official", "5 registered households"},
          {"pairing.households_helped", "not all registered households"},
          {"finance.own_funds", "about 720 million yuan"},
          {"finance.counterpart_funds", "not determinable"},
          {"industry.certified_categories", "between 30 and 54 categories"},
          {"industry.certified_area", "3,600.5 mu"},
          {"employment.placed_in_work", "2,000 person-times"},
          {"education.dropouts", "not reported"},
          {"health.insured", "6,228 of 6,456 registered persons (96.47 %)"},
          {"infrastructure.broadcasting", "not determinable"},
          {"infrastructure.water_radius", "at most 2.5 km"},
          {"infrastructure.power", "5 of 6 poor villages"},
          {"infrastructure.power_tension", "at least 10 kV"},
          {"continuities.policy", "all 2 counties"},
          {"safety_net.contribution_subsidies", "for residents of the water-source area, for disabled persons"}})
        for_each_figure(city, [&, path_wanted = std::string_view(wanted)](std::string const& path, auto const& f) {
            if (path != path_wanted)
                return;
            CAPTURE(path);
            CHECK(to_text(f) == english);
            ++checked;
        });
    CHECK(checked == 24);
}

TEST_CASE("a later report follows an earlier one: flows add, levels give way, cohorts stay") {
    district_report first, second;
    first.registration                     = register_of_2014();
    second.registration                    = register_of_2014();
    second.registration.villages_exited    = 0_poor_villages;
    second.registration.persons_registered = 3'200_registered_persons;
    first.registration.returned            = 2_registered_persons;
    second.registration.returned           = 0_registered_persons;
    first.employment.placed_in_work        = {1'000_person_times, since(2015)};
    second.employment.placed_in_work       = {1'389_person_times, since(2015)};
    first.education.dropouts               = 4_students;
    second.education.dropouts              = 0_students;
    first.income.on_year_before            = percent(10);
    second.income.on_year_before           = percent(20);
    first.ecology.ecological_posts         = 120_posts;

    district_report const year = then(first, second);
    CHECK(*year.registration.returned.value() == 2_registered_persons);
    CHECK(*year.employment.placed_in_work.value() == 1'389_person_times);
    CHECK(*year.education.dropouts.value() == 0_students);
    CHECK(*year.ecology.ecological_posts.value() == 120_posts);
    CHECK(to_text(year.income.on_year_before) == "+32 %");
    CHECK(*year.registration.households_registered.value() == 867_registered_households);
    CHECK(year.registration.persons_registered.state() == presence::indeterminate);

    CHECK(*year.registration.villages_exited.value() == 2_poor_villages);

    // The other way round, a cumulative amount shrank, and says so beside the cohort that changed.
    auto const wrong_order = validate(then(second, first));
    REQUIRE(wrong_order.findings().size() == 2);
    CHECK(wrong_order.findings().front().path == "registration.persons_registered");
    CHECK(wrong_order.findings().back().path == "employment.placed_in_work");
}

TEST_CASE("no more exit than were registered") {
    CHECK(complaints_about(register_of_2014()).empty());

    auto more              = register_of_2014();
    more.households_exited = {868_registered_households, since(2014)};
    CHECK(only_complaint(more).path == "households_exited");
    CHECK(only_complaint(more).seen == "868 registered households");
    CHECK(only_complaint(more).wanted == "at most 867 registered households (households registered)");
    CHECK(only_complaint(more, language::chinese).wanted == "不超过867户建档立卡户（建档立卡贫困户）");

    auto villages            = register_of_2014();
    villages.villages_exited = 3_poor_villages;
    CHECK(only_complaint(villages).path == "villages_exited");

    auto persons           = register_of_2014();
    persons.persons_exited = {3'229_registered_persons, since(2014)};
    CHECK(only_complaint(persons).path == "persons_exited");

    registration_report empty_households;
    empty_households.households_registered = 10_registered_households;
    empty_households.persons_registered    = 9_registered_persons;
    CHECK(only_complaint(empty_households).path == "households_registered");
}

TEST_CASE("where every household exited, every person did") {
    auto some           = register_of_2014();
    some.persons_exited = {3'227_registered_persons, since(2014)};
    CHECK(only_complaint(some).path == "persons_exited");
    CHECK(only_complaint(some).wanted == "all persons registered, as all households exited");

    // A household is left, so may persons be.
    some.households_exited = {866_registered_households, since(2014)};
    CHECK(complaints_about(some).empty());
}

TEST_CASE("only what is stated firmly contradicts") {
    struct statement {
        stated how_many;
        stated of_how_many;
        bool   contradicts;
    };
    for (auto const& [how_many, of_how_many, contradicts] : {statement{stated::exactly, stated::exactly, true},
                                                              {stated::at_least, stated::exactly, true},
                                                              {stated::more_than, stated::at_most, true},
                                                              {stated::about, stated::exactly, false},
                                                              {stated::at_most, stated::exactly, false},
                                                              {stated::exactly, stated::about, false},
                                                              {stated::exactly, stated::at_least, false},
                                                              {stated::exactly, stated::more_than, false}}) {
        CAPTURE(how_many);
        CAPTURE(of_how_many);
        motivation_report m;
        m.problems_found  = {10_problems, of_how_many};
        m.problems_solved = {11_problems, how_many};
        CHECK(complaints_about(m).empty() == !contradicts);
    }

    // "Over ten" of ten is one too many, "ten or more" of ten is not.
    motivation_report m;
    m.problems_found  = 10_problems;
    m.problems_solved = {10_problems, stated::more_than};
    CHECK(only_complaint(m).path == "problems_solved");
    m.problems_solved = {10_problems, stated::at_least};
    CHECK(complaints_about(m).empty());
    m.problems_solved = {problems(std::numeric_limits<std::int64_t>::max()), stated::more_than};
    CHECK(only_complaint(m).path == "problems_solved");
}

TEST_CASE("rated branches are different ones among those at standard") {
    party_building_report p;
    p.branches_at_standard = 187_branches;
    p.five_star_branches   = 2_branches;
    p.four_star_branches   = 4_branches;
    CHECK(complaints_about(p).empty());
    p.four_star_branches = 185_branches;
    CHECK(complaints_about(p).empty());
    p.four_star_branches = 186_branches;
    CHECK(only_complaint(p).path == "five_star_branches");
    CHECK(only_complaint(p).seen == "2 party branches + 186 party branches");
    CHECK(only_complaint(p).wanted == "at most 187 party branches (branches brought to standard)");
    p.four_star_branches = 188_branches;
    CHECK(only_complaint(p).path == "four_star_branches");

    // Of sums that do not fit nothing is computed.
    p.branches_at_standard = branches(std::numeric_limits<std::int64_t>::max());
    p.five_star_branches   = p.branches_at_standard;
    p.four_star_branches   = p.branches_at_standard;
    CHECK(only_complaint(p).path == "five_star_branches");
    p.five_star_branches = 0_branches;
    p.four_star_branches = branches(-1);
    CHECK(complaints_about(p).empty()); // that it is negative the figure finds by itself

    // Officials moved and promoted may be the same people or others: nothing to say.
    p                    = {};
    p.officials_moved    = 11_officials;
    p.officials_promoted = 16_officials;
    CHECK(complaints_about(p).empty());
}

TEST_CASE("no category is without a product") {
    industry_report i;
    i.certified_categories = 24_categories;
    i.certified_products   = 144_products;
    CHECK(complaints_about(i).empty());
    i.certified_products = 23_products;
    CHECK(only_complaint(i).path == "certified_categories");
    i.certified_categories = distinct_count<categories>::between(20_categories, 30_categories);
    CHECK(complaints_about(i).empty());
}

TEST_CASE("of the counterpart's workers, the share is one of all that were placed") {
    employment_report e;
    e.counterpart_workers_placed     = 1'927_rural_workers;
    e.counterpart_workers_registered = {1'541_rural_workers, of(1'927_rural_workers)};
    CHECK(complaints_about(e).empty());
    e.counterpart_workers_registered = {1'541_rural_workers, of(1'900_rural_workers)};
    CHECK(only_complaint(e).path == "counterpart_workers_registered");
    CHECK(only_complaint(e).wanted == "a share of 1,927 rural workers (counterpart's workers placed in work)");
    e.counterpart_workers_placed = {1'927_rural_workers, about};
    CHECK(complaints_about(e).empty());
    e.counterpart_workers_placed     = 1'927_rural_workers;
    e.counterpart_workers_registered = percent(80);
    CHECK(complaints_about(e).empty());
}

TEST_CASE("claims over the same villages count the same villages") {
    infrastructure_report i;
    i.power           = {2_poor_villages, of(2_poor_villages)};
    i.broadband       = {1_poor_villages, of(2_poor_villages)};
    i.hardened_road   = {12_villages, of(12_villages)};
    i.standard_clinic = true;
    CHECK(complaints_about(i).empty());

    auto other      = i;
    other.broadband = {3_poor_villages, of(3_poor_villages)};
    CHECK(only_complaint(other).path == "broadband");
    other                 = i;
    other.standard_clinic = {12_villages, of(13_villages)};
    CHECK(only_complaint(other).path == "standard_clinic");
    CHECK(only_complaint(other).seen == "13 villages");
    other               = i;
    other.hardened_road = {1_villages, of(1_villages)};
    CHECK(only_complaint(other).path == "power");
}

TEST_CASE("an official's fewest households are no more than the most") {
    auto p = pairing_of_539();
    CHECK(complaints_about(p).empty());
    p.fewest_per_official = 3_registered_households;
    CHECK(only_complaint(p).path == "fewest_per_official");
}

TEST_CASE("539 officials with one or two households each help 539 to 1,078 households") {
    district_report d;
    d.pairing = pairing_of_539();
    struct trial {
        registered_households helped;
        char const*           path;
    };
    registered_households const most_of_all(std::numeric_limits<std::int64_t>::max());
    for (auto const& [helped, path] : {trial{538_registered_households, "pairing.fewest_per_official"},
                                       {539_registered_households, ""},
                                       {867_registered_households, ""},
                                       {1'078_registered_households, ""},
                                       {1'079_registered_households, "pairing.most_per_official"},
                                       {most_of_all, "pairing.most_per_official"}}) {
        CAPTURE(helped);
        d.registration.households_registered = helped;
        CHECK(complaints_about(d).size() == (path[0] == '\0' ? 0 : 1));
        CHECK(only_complaint(d).path == path);
    }
    d.registration.households_registered = 1'200_registered_households;
    CHECK(only_complaint(d).wanted ==
          "at least the mean of 2.23 registered households per official, as every household has a helper");

    // Nobody says that every household has a helper.
    d.pairing.households_helped = false;
    CHECK(complaints_about(d).empty());
    d.pairing.households_helped = {};
    CHECK(complaints_about(d).empty());

    // Nobody to help, or numbers that are not firm.
    d.pairing                  = pairing_of_539();
    d.pairing.officials_paired = 0_officials;
    CHECK(complaints_about(d).empty());
    d.pairing.officials_paired = {539_officials, about};
    CHECK(complaints_about(d).empty());
}

TEST_CASE("whoever meets the standard of exit lives safely") {
    district_report d;
    for (bool const meets : {false, true})
        for (bool const safe : {false, true}) {
            d.registration.meeting_exit_standard = meets;
            d.housing.safe                       = safe;
            CHECK(complaints_about(d).size() == (meets && !safe ? 1 : 0));
        }
    d.housing.safe = false;
    CHECK(only_complaint(d).path == "registration.meeting_exit_standard");
    d.housing.safe = missing;
    CHECK(complaints_about(d).empty());
}

TEST_CASE("claims over all registered households and persons are over equally many") {
    district_report d;
    d.registration.meeting_exit_standard = {867_registered_households, of(867_registered_households)};
    d.housing.safe                       = {867_registered_households, of(867_registered_households)};
    d.pairing.households_helped          = {860_registered_households, of(867_registered_households)};
    CHECK(complaints_about(d).empty());
    d.pairing.households_helped = {860_registered_households, of(860_registered_households)};
    CHECK(only_complaint(d).path == "pairing.households_helped");
    CHECK(only_complaint(d).seen == "860 registered households");
    CHECK(only_complaint(d).wanted == "867 registered households (register and exit: meeting the exit standard)");
    d.pairing.households_helped = true;
    d.housing.safe              = {866_registered_households, of(866_registered_households)};
    CHECK(only_complaint(d).path == "housing.safe");

    health_report h;
    h.insured       = {3'228_registered_persons, of(3'228_registered_persons)};
    h.family_doctor = {3'228_registered_persons, of(3'228_registered_persons)};
    CHECK(complaints_about(h).empty());
    h.family_doctor = {3'227_registered_persons, of(3'227_registered_persons)};
    CHECK(only_complaint(h).path == "family_doctor");
    h.insured = percent(100);
    CHECK(complaints_about(h).empty());
}

TEST_CASE("the eligible are among the registered") {
    district_report d;
    d.health.insured             = {3'228_registered_persons, of(3'228_registered_persons)};
    d.safety_net.pension_insured = {2'000_eligible_registered_persons, of(2'000_eligible_registered_persons)};
    CHECK(complaints_about(d).empty());
    d.safety_net.pension_insured = {2'000_eligible_registered_persons, of(3'229_eligible_registered_persons)};
    CHECK(only_complaint(d).path == "safety_net.pension_insured");
    CHECK(only_complaint(d).wanted == "at most 3,228 registered persons (health: medically insured)");
}

TEST_CASE("validate finds what the topics and the report complain about, under whole paths") {
    district_report d;
    d.registration                        = register_of_2014();
    d.pairing                             = pairing_of_539();
    d.pairing.most_per_official           = 1_registered_households;
    d.party_building.branches_at_standard = 1_branches;
    d.party_building.five_star_branches   = 2_branches;
    d.education.dropouts                  = students(-1);

    auto const            checked = validate(d);
    std::set<std::string> paths;
    for (auto const& each : checked.findings())
        paths.insert(each.path);
    CHECK(paths == std::set<std::string>{"pairing.most_per_official", "party_building.five_star_branches",
                                         "education.dropouts"});
    CHECK(!checked.ok());
}

#if __has_include(<rapidcheck.h>)
namespace {

// Turns a sequence of generated numbers into figures of any type: of every state, stated in
// every way, with and without wholes, weights, levels and starts.
class figure_source {
public:
    explicit figure_source(std::vector<int> numbers) : numbers_(std::move(numbers)) {}

    int next() { return numbers_[at_++ % numbers_.size()]; }

    template <class F>
    F figure() {
        switch (next() % 8) {
        case 0: return F{};
        case 1: return F(missing);
        case 2: return F(not_applicable);
        default: return value(static_cast<F*>(nullptr));
        }
    }

private:
    stated how() { return static_cast<stated>(next() % 5); }

    template <class Q>
    Q amount() {
        return Q(next());
    }

    template <class Q, amount_kind Kind>
    amount_figure<Q, Kind> value(amount_figure<Q, Kind>*) {
        if (Kind == amount_kind::cohort)
            return Q(next() % 2); // few values, so that some cohorts stay as they are
        auto const a = amount<Q>();
        return {a, how()};
    }
    template <class Q>
    cumulative<Q> value(cumulative<Q>*) {
        auto const a = amount<Q>();
        int const  s = next() % 5;
        return s == 0 ? cumulative<Q>(a, how()) : cumulative<Q>(a, since(s == 1 ? 2014 : 2015), how());
    }
    template <class Q>
    share<Q> value(share<Q>*) {
        if (next() % 3 == 0)
            return {percent(next() % 101), how()};
        auto const part = amount<Q>();
        return {part, of(part + amount<Q>()), how()};
    }
    template <class Q, class W>
    per<Q, W> value(per<Q, W>*) {
        auto const total = amount<Q>();
        return next() % 3 == 0 ? per<Q, W>(total, how()) : per<Q, W>::of_total(total, amount<W>(), how());
    }
    template <class Q>
    growth<Q> value(growth<Q>*) {
        if (next() % 3 == 0)
            return {percent(next() % 50), how()};
        auto const base = amount<Q>() + Q(1);
        return {amount<Q>(), up_from(base), how()};
    }
    template <class Q>
    distinct_count<Q> value(distinct_count<Q>*) {
        auto const least = amount<Q>();
        return distinct_count<Q>::between(least, least + amount<Q>(), how());
    }
    template <class Q, quantifier Of>
    claim<Q, Of> value(claim<Q, Of>*) {
        if (next() % 2 == 0)
            return next() % 2 == 0;
        auto const part = amount<Q>();
        return {part, of(part + Q(next() % 2))};
    }
    template <class Kind>
    kinds<Kind> value(kinds<Kind>*) {
        kinds<Kind> made({});
        for_each_enumerator<Kind>([&](std::string_view, Kind kind) {
            if (next() % 2 == 0)
                made.merge(kind);
        });
        return made;
    }
    ranking value(ranking*) { return ranking(next() % 16 + 1); }

    std::vector<int> numbers_;
    std::size_t      at_ = 0;
};

district_report any_report() {
    figure_source   source(*rc::gen::container<std::vector<int>>(389, rc::gen::inRange(0, 1'000)));
    district_report made;
    for_each_figure(made, [&](std::string const&, auto& f) { f = source.figure<std::remove_cvref_t<decltype(f)>>(); });
    return made;
}

// Where two reports differ, which is empty where they are equal.
std::string difference(district_report const& a, district_report const& b) {
    std::vector<std::string> written;
    for_each_figure(b, [&](std::string const&, auto const& f) { written.push_back(to_text(f)); });
    std::string different;
    std::size_t at = 0;
    for_each_figure(a, [&](std::string const& path, auto const& f) {
        if (to_text(f) != written[at])
            different += path + ": " + to_text(f) + " / " + written[at] + "; ";
        ++at;
    });
    return different.empty() && a != b ? "inside" : different;
}

} // namespace

TEST_CASE("districts merge in any order and grouping, periods follow each other in any grouping") {
    CHECK(rc::check("merge and then", [] {
        district_report const none, a = any_report(), b = any_report(), c = any_report();
        RC_ASSERT(difference(merge(a, none), a).empty());
        RC_ASSERT(difference(merge(none, a), a).empty());
        RC_ASSERT(difference(merge(a, b), merge(b, a)).empty());
        RC_ASSERT(difference(merge(merge(a, b), c), merge(a, merge(b, c))).empty());
        RC_ASSERT(difference(then(a, none), a).empty());
        RC_ASSERT(difference(then(none, a), a).empty());
        RC_ASSERT(difference(then(then(a, b), c), then(a, then(b, c))).empty());
    }));
}

TEST_CASE("every figure of a report reads back as it was written") {
    CHECK(rc::check("to_field and parse", [] {
        district_report const written = any_report();
        for_each_figure(written, [](std::string const&, auto const& f) {
            using figure_type = std::remove_cvref_t<decltype(f)>;
            auto const read   = figure_type::parse(to_field(f));
            RC_ASSERT(static_cast<bool>(read));
            RC_ASSERT(to_text(*read) == to_text(f));
            RC_ASSERT(to_field(*read) == to_field(f));
        });
    }));
}

TEST_CASE("whatever a report says, its checks say something about it or nothing, and never throw") {
    CHECK(rc::check("checks", [] {
        district_report const d = any_report();
        for (language const in : {language::english, language::chinese})
            for (auto const& each : complaints_about(d, in)) {
                RC_ASSERT(has_path<district_report>(each.path));
                RC_ASSERT(!each.seen.empty() && !each.wanted.empty());
            }
    }));
}
#endif
