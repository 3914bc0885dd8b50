// A register without any mistake: households of several kinds, consistent by every rule and from year to year.
#include "generated.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using tuopin::date;
using tuopin::yuan;
using namespace generator;

namespace {

/// What becomes of a household under monitoring.
enum class story { never_monitored, monitored, eliminated };

/// What stays the same with a member; what the register says of each year follows from it and the age.
struct member {
    reg::relation                           relation{};
    tuopin::sex                             sex{};
    date                                    born{};
    reg::health                             health{reg::health::healthy};
    std::optional<reg::certificate_number>  disability{};
    reg::education                          education{reg::education::primary};
    bool                                    vocational{};
    bool                                    studies_on{}; ///< after senior middle school
    bool                                    migrates{};
    bool                                    holds_post{}; ///< heads alone: a household has less than three posts
    bool                                    dibao{};
    bool                                    extremely_poor{};

    int age_in(int year) const { return year - born.year(); }
};

struct family {
    reg::household_attribute attribute{reg::household_attribute::general_poor};
    story                    told{story::never_monitored};
    int                      exit_year{};
    std::vector<member>      members{};
};

constexpr int grown_up            = 18;
constexpr int villages_a_township = 5;

std::optional<reg::school_status> school_of(member const& m, int age) {
    using enum reg::school_status;
    if (age < 6 || age > 23)
        return std::nullopt;
    if (age < 12)
        return primary;
    constexpr reg::school_status general[]    = {grade_7, grade_8, grade_9, senior_1, senior_2, senior_3};
    constexpr reg::school_status vocational[] = {grade_7, grade_8, grade_9, secondary_vocational_1,
                                                 secondary_vocational_2, secondary_vocational_3};
    if (age < grown_up)
        return (m.vocational ? vocational : general)[age - 12];
    constexpr reg::school_status higher[] = {higher_vocational_1, higher_vocational_2, higher_vocational_3};
    if (m.studies_on && m.vocational && age < 21)
        return higher[age - grown_up];
    if (m.studies_on && !m.vocational && age < 22)
        return college;
    return not_in_school;
}

reg::labour labour_of(member const& m, int age, bool pupil) {
    if (age < 16 || pupil || m.extremely_poor || age > 65)
        return reg::labour::none;
    if (age >= 60)
        return reg::labour::weak;
    switch (m.health) {
    case reg::health::healthy: return m.vocational ? reg::labour::skilled : reg::labour::ordinary;
    case reg::health::chronic_illness: return reg::labour::weak;
    case reg::health::serious_illness: return reg::labour::lost;
    case reg::health::disabled: break;
    }
    return reg::labour::weak;
}

bool is_pupil_in(member const& m, int year) {
    auto const status = school_of(m, m.age_in(year));
    return status && reg::is_in_school(*status);
}

/// A row of the year as the forms want it.
reg::person_year describe(member const& m, int year, tuopin::region_code village, random_numbers& random) {
    int const        age = m.age_in(year);
    reg::person_year row;
    row.year             = year;
    row.status           = reg::member_status::normal;
    row.relation_to_head = m.relation;
    row.school_status    = school_of(m, age);
    bool const pupil     = row.school_status && reg::is_in_school(*row.school_status);
    if (age < 6)
        row.education = reg::education::pre_school;
    else if (!pupil)
        row.education = m.education;
    row.health                     = m.health;
    row.disability_certificate     = m.disability;
    row.labour                     = labour_of(m, age, pupil);
    row.medical_insurance          = reg::yes;
    row.employee_medical_insurance = reg::no;
    row.pension_insurance          = reg::yes;
    row.employee_pension           = reg::no;
    row.critical_illness_insurance = reg::yes;
    row.serving_soldier            = reg::no;
    row.dibao                      = m.dibao;
    row.extremely_poor             = m.extremely_poor;
    row.planned_migration          = reg::no;
    bool const able                = reg::can_work(*row.labour) && age >= grown_up && age < 60;
    if (able && m.migrates) {
        row.migrant_work       = random.one_in(2) ? reg::migrant_work::in_county : reg::migrant_work::in_province;
        row.migrant_months     = tuopin::months(random.between(3, 12));
        row.migrant_since      = date(year, random.between(1, 3), random.between(1, 28));
        row.workplace          = village.ancestor(tuopin::region_level::county);
        row.monthly_wage       = yuan(random.between(20, 60) * 100);
        row.employer           = "第" + std::to_string(random.between(1, 99)) + "厂";
        row.sector             = "制造业";
        row.employment_channel = reg::employment_channel::other;
        row.point_to_point     = random.one_in(5) ? reg::yes : reg::no;
        // Eleven digits as a mobile telephone has; none begins with 100.
        row.phone = "100" + std::to_string(random.between(10'000'000, 99'999'999));
    } else if (able && m.holds_post) {
        row.public_posts       = tuopin::posts(1);
        row.public_post_months = tuopin::months(random.between(6, 12));
    } else if (able && random.one_in(6)) {
        row.planned_migration = reg::yes;
        row.service_demand    = "岗位推荐";
    }
    return row;
}

class register_maker {
public:
    explicit register_maker(wishes const& wanted) : random_(wanted.seed) { made_.wanted = wanted; }

    generated make() {
        if (made_.wanted.townships.empty())
            return made_;
        make_villages();
        for (int at = 0; at < made_.wanted.households; ++at)
            make_household(static_cast<std::size_t>(at));
        make_village_years();
        return std::move(made_);
    }

private:
    static constexpr int households_a_helper = 2;

    int         first() const { return made_.wanted.first_year; }
    int         last() const { return made_.wanted.last_year; }
    std::size_t years() const { return static_cast<std::size_t>(made_.years()); }

    void make_villages() {
        auto const& townships = made_.wanted.townships;
        int const   a_village = made_.wanted.households_a_village;
        int const   villages  = std::max(1, (made_.wanted.households + a_village - 1) / a_village);
        int const   wanted    = (villages + villages_a_township - 1) / villages_a_township;
        // Townships from all over the list, so that there are several counties and cities.
        for (int at = 0; at < villages; ++at) {
            int const         township = at / villages_a_township;
            std::size_t const which    = static_cast<std::size_t>(
                static_cast<std::int64_t>(township) * static_cast<std::int64_t>(townships.size()) / wanted);
            // Where the list has fewer townships than are needed, their further villages are numbered on.
            int const number =
                201 + at % villages_a_township +
                (wanted > static_cast<int>(townships.size())
                     ? villages_a_township * (township % (wanted / static_cast<int>(townships.size()) + 1))
                     : 0);
            reg::village place;
            place.region          = *tuopin::region_code::parse(to_field(townships[which]) + std::to_string(number));
            place.number          = reg::village_number(to_field(*place.region));
            place.name            = "第" + std::to_string(number - 200) + "村";
            place.poor            = random_.one_in(3) ? reg::yes : reg::no;
            place.standard        = tuopin::standard_level::national;
            place.registered_year = 2014;
            made_.tables.villages.push_back(place);
        }
    }

    date birthday(int year) {
        int const month = random_.between(1, 12);
        return date(year, month, random_.between(1, 28));
    }

    member grown(reg::relation relation, tuopin::sex sex, int least_age, int most_age) {
        member m;
        m.relation = relation;
        m.sex      = sex;
        m.born     = birthday(last() - random_.between(least_age, most_age));
        int const luck = random_.between(1, 100);
        if (luck <= 8)
            m.health = reg::health::chronic_illness;
        else if (luck <= 11)
            m.health = reg::health::serious_illness;
        else if (luck <= 16)
            m.health = reg::health::disabled;
        m.education  = random_.one_in(4) ? reg::education::junior_middle : reg::education::primary;
        m.migrates   = random_.one_in(2);
        return m;
    }

    family make_family() {
        family of;
        int const luck = random_.between(1, 100);
        of.exit_year   = random_.between(2014, 2020);
        int const fate = random_.between(1, 100);
        of.told        = fate <= 15 ? story::monitored : fate <= 25 ? story::eliminated : story::never_monitored;
        if (luck <= 6) {
            of.attribute = reg::household_attribute::five_guarantee_poor;
            of.told      = story::never_monitored;
            member old =
                grown(reg::relation::head, random_.one_in(2) ? tuopin::sex::male : tuopin::sex::female, 70, 85);
            old.extremely_poor = true;
            of.members.push_back(old);
            return of;
        }
        if (luck <= 20)
            of.attribute = reg::household_attribute::dibao_poor;
        if (luck > 92) {
            // Never registered as poor, and here because it is or was monitored.
            of.attribute = reg::household_attribute::general_farm;
            of.told      = random_.one_in(2) ? story::monitored : story::eliminated;
        }
        tuopin::sex const of_head = random_.one_in(5) ? tuopin::sex::female : tuopin::sex::male;
        tuopin::sex const other   = of_head == tuopin::sex::male ? tuopin::sex::female : tuopin::sex::male;
        of.members.push_back(grown(reg::relation::head, of_head, 35, 58));
        of.members.back().holds_post = random_.one_in(4);
        int const age = of.members[0].age_in(last());
        if (!random_.one_in(6))
            of.members.push_back(grown(reg::relation::spouse, other, std::max(30, age - 4), std::min(58, age + 3)));
        for (int children = random_.between(0, made_.wanted.most_children); children > 0; --children) {
            tuopin::sex const sex = random_.one_in(2) ? tuopin::sex::male : tuopin::sex::female;
            member            m   = grown(sex == tuopin::sex::male ? reg::relation::son : reg::relation::daughter, sex,
                                          made_.years(), std::min(28, age - 20));
            m.vocational          = random_.one_in(3);
            m.studies_on          = random_.one_in(2);
            m.education           = reg::education::senior_middle;
            if (m.age_in(last()) < grown_up)
                m.health = reg::health::healthy;
            of.members.push_back(m);
        }
        if (random_.one_in(made_.wanted.one_mother_in))
            of.members.push_back(grown(reg::relation::mother, tuopin::sex::female, age + 18, age + 30));
        // Somebody of the household can work in every year.
        of.members[0].health = of.attribute == reg::household_attribute::dibao_poor ? reg::health::chronic_illness
                                                                                      : reg::health::healthy;
        for (member& m : of.members)
            m.dibao = of.attribute == reg::household_attribute::dibao_poor;
        return of;
    }

    static bool any_ill(family const& of) {
        return std::any_of(of.members.begin(), of.members.end(), [](member const& m) { return reg::is_ill(m.health); });
    }
    static bool any_disabled(family const& of) {
        return std::any_of(of.members.begin(), of.members.end(),
                           [](member const& m) { return m.health == reg::health::disabled; });
    }
    bool always_pupil(member const& m) const {
        for (int year = std::min(first(), last() - 2); year <= last(); ++year)
            if (!is_pupil_in(m, year))
                return false;
        return true;
    }
    bool any_pupil(family const& of) const {
        return std::any_of(of.members.begin(), of.members.end(), [&](member const& m) { return always_pupil(m); });
    }

    void make_household(std::size_t at) {
        reg::register_of<rows_of>& tables = made_.tables;
        household_place            place;
        place.village            = at * tables.villages.size() / static_cast<std::size_t>(made_.wanted.households);
        reg::village const& village = tables.villages[place.village];
        if (at == 0 || made_.places.back().village != place.village)
            in_village_ = 0;
        std::string const number = to_field(village.number) + digits(++in_village_, 4);
        family            of     = make_family();

        reg::household home;
        home.number          = reg::household_number(number);
        home.village         = village.number;
        home.region          = village.region;
        home.group           = "第" + std::to_string(random_.between(1, 8)) + "组";
        home.address         = "第" + std::to_string(in_village_) + "号";
        home.phone           = "100" + std::to_string(random_.between(10'000'000, 99'999'999));
        home.standard        = tuopin::standard_level::national;
        home.registered_year = 2014;

        place.household         = at;
        place.first_year        = tables.household_years.size();
        place.first_person      = tables.persons.size();
        place.persons           = of.members.size();
        place.first_person_year = tables.person_years.size();
        place.first_episode     = tables.episodes.size();
        place.first_measure     = tables.measures.size();
        place.pairing           = tables.pairings.size();
        add_persons(of, number, *village.region);
        home.head_name        = tables.persons[place.first_person].name;
        home.head_certificate = tables.persons[place.first_person].certificate;
        tables.households.push_back(home);
        add_years(of, home, place);
        add_monitoring(of, home.number);
        add_measures(of, home.number, place);
        add_pairing(home);
        place.episodes = tables.episodes.size() - place.first_episode;
        place.measures = tables.measures.size() - place.first_measure;
        made_.places.push_back(place);
    }

    static std::string digits(std::size_t number, std::size_t width) {
        std::string const written = std::to_string(number);
        return std::string(written.size() < width ? width - written.size() : 0, '0') + written;
    }

    // Numbers of a register by itself are told apart by the place of the person in it; of one of several by the part
    // and by how many of the part have the birthday and sex.
    std::string identity_of(date born, tuopin::sex sex, std::size_t place, std::size_t behind) {
        std::size_t sequence = place;
        if (made_.wanted.part)
            sequence = *made_.wanted.part * 500 + born_like_[{born, sex, behind}]++;
        return impossible_identity(born, sex, behind + sequence);
    }

    void add_persons(family& of, std::string const& household, tuopin::region_code village) {
        for (std::size_t at = 0; at < of.members.size(); ++at) {
            member&     m = of.members[at];
            reg::person who;
            who.number           = reg::person_number(household + digits(at + 1, 2));
            who.name             = "村民" + std::to_string(made_.tables.persons.size() + 1);
            who.sex              = m.sex;
            who.born             = m.born;
            who.ethnicity        = "汉族";
            who.certificate_type = reg::certificate_type::identity_card;
            who.certificate      = reg::certificate_number(identity_of(m.born, m.sex, made_.tables.persons.size(), 0));
            if (m.health == reg::health::disabled)
                m.disability = reg::certificate_number(std::string(who.certificate->view()) +
                                                       std::to_string(random_.between(1, 7)) +
                                                       std::to_string(random_.between(3, 4)));
            made_.tables.persons.push_back(who);
            for (int year = first(); year <= last(); ++year) {
                reg::person_year row = describe(m, year, village, random_);
                row.person           = who.number;
                row.household        = reg::household_number(household);
                made_.tables.person_years.push_back(std::move(row));
            }
        }
    }

    reg::cause main_cause(family const& of) {
        constexpr reg::cause others[] = {reg::cause::no_skill, reg::cause::no_capital, reg::cause::disaster};
        if (any_ill(of) && random_.one_in(2))
            return reg::cause::illness;
        if (any_disabled(of) && random_.one_in(2))
            return reg::cause::disability;
        if (any_pupil(of) && random_.one_in(2))
            return reg::cause::schooling;
        return others[random_.between(0, 2)];
    }

    void add_years(family const& of, reg::household const& home, household_place const& place) {
        bool const       registered = of.attribute != reg::household_attribute::general_farm;
        reg::cause const cause      = main_cause(of);
        bool const       member     = random_.one_in(3);
        int const farmland = random_.between(2, 12), forest = random_.between(0, 30), area = random_.between(50, 160);
        for (int year = first(); year <= last(); ++year) {
            reg::household_year row;
            row.household = home.number;
            row.year      = year;
            row.attribute = of.attribute;
            if (registered) {
                row.main_cause = cause;
                if (random_.one_in(3))
                    row.other_causes = {reg::cause::poor_transport};
                bool const exited = year >= of.exit_year;
                row.exit_flag     = exited ? reg::exit_flag::exited : reg::exit_flag::not_exited;
                if (exited)
                    row.exit_year = of.exit_year;
            }
            row.stated_members     = tuopin::persons(of.members.size());
            row.martyr_family      = reg::no;
            row.cooperative_member = member;
            made_.tables.household_years.push_back(row);
            made_.tables.incomes.push_back(income_of(of, home, place, year));

            reg::conditions_year lives;
            lives.household          = home.number;
            lives.year               = year;
            lives.farmland           = tuopin::mu(farmland);
            lives.irrigated          = tuopin::mu(farmland / 3);
            lives.forest             = tuopin::mu(forest);
            lives.returned_to_forest = tuopin::mu(forest / 4);
            lives.orchard            = tuopin::mu(1);
            lives.pasture            = tuopin::mu(0);
            lives.production_power   = reg::yes;
            lives.domestic_power     = reg::yes;
            lives.water_difficult    = reg::no;
            lives.water_safe         = reg::yes;
            lives.road_distance      = tuopin::kilometres(1);
            lives.road_type          = reg::road_type::concrete;
            lives.dwelling_area      = tuopin::square_metres(area);
            lives.dangerous_house    = reg::no;
            lives.house_grade        = random_.one_in(3) ? reg::house_grade::b : reg::house_grade::a;
            lives.sanitary_toilet    = reg::yes;
            lives.main_fuel          = reg::fuel::clean_energy;
            made_.tables.conditions.push_back(lives);
        }
    }

    reg::income_year income_of(family const& of, reg::household const& home, household_place const& place, int year) {
        reg::income_year income;
        income.household = home.number;
        income.year      = year;
        yuan wage{};
        for (std::size_t at = 0; at < of.members.size(); ++at) {
            reg::person_year const& row =
                made_.tables
                    .person_years[place.first_person_year + at * years() + static_cast<std::size_t>(year - first())];
            if (row.migrant_work)
                wage += *row.monthly_wage * row.migrant_months->count();
            else if (row.public_posts)
                wage += yuan(800) * row.public_post_months->count();
        }
        bool const old             = of.attribute == reg::household_attribute::five_guarantee_poor;
        income.wage                = wage;
        income.business            = old ? yuan(0) : yuan(random_.between(20, 150) * 100);
        income.business_cost       = old ? yuan(0) : yuan(income.business->steps() / 300);
        income.property            = yuan(random_.between(0, 5) * 100);
        income.birth_control_award = yuan(0);
        income.dibao               = of.attribute == reg::household_attribute::dibao_poor ? yuan(3'600) : yuan(0);
        income.five_guarantee      = old ? yuan(9'000) : yuan(0);
        income.pension             = yuan(0);
        income.ecological          = yuan(random_.between(0, 10) * 50);
        income.other_transfer      = yuan(0);
        // Nobody who has exited is left below the range.
        std::int64_t const members = static_cast<std::int64_t>(of.members.size());
        yuan const         floor   = (monitoring_range + yuan(random_.between(1, 60) * 100)) * members;
        if (*reg::net_income(income) < floor)
            income.other_transfer = floor - *reg::net_income(income);
        income.stated_transfer     = reg::transfer_income(income);
        income.stated_gross        = reg::gross_income(income);
        income.stated_net          = reg::net_income(income);
        income.stated_net_per_head = reg::net_income_per_head(income, tuopin::persons(members));
        return income;
    }

    void add_monitoring(family const& of, reg::household_number const& number) {
        risks_.clear();
        identified_.reset();
        if (of.told == story::never_monitored)
            return;
        bool const registered = of.attribute != reg::household_attribute::general_farm;
        reg::monitoring_episode episode;
        episode.household = number;
        // Eliminated ones have time for it before the last year ends.
        int const year        = of.told == story::eliminated ? random_.between(first() - 1, last() - 1)
                                                             : random_.between(first(), last());
        episode.identified_on =
            date(std::max(year, registered ? of.exit_year + 1 : year), random_.between(1, 4), random_.between(1, 28));
        bool const sudden     = random_.one_in(4);
        episode.type          = sudden ? reg::monitored_type::sudden_difficulty
                                : registered ? reg::monitored_type::unstable_exited
                                             : reg::monitored_type::marginal;
        episode.income_per_head   = sudden ? monitoring_range + yuan(random_.between(1, 30) * 100)
                                           : monitoring_range - yuan(random_.between(1, 30) * 100);
        episode.rigid_expenditure = yuan(random_.between(5, 50) * 1'000);
        if (any_ill(of))
            episode.risks.push_back(reg::risk::illness);
        if (any_disabled(of) && random_.one_in(2))
            episode.risks.push_back(reg::risk::disability);
        if (any_pupil(of))
            episode.risks.push_back(reg::risk::schooling);
        if (episode.risks.empty())
            episode.risks.push_back(random_.one_in(2) ? reg::risk::accident : reg::risk::disaster);
        if (random_.one_in(4)) {
            episode.risks.push_back(reg::risk::other);
            episode.risk_remark = "债务";
        }
        if (of.told == story::eliminated) {
            episode.eliminated_on =
                date(episode.identified_on->year(), random_.between(11, 12), random_.between(1, 28));
            episode.elimination_mode =
                random_.one_in(5) ? reg::elimination_mode::naturally : reg::elimination_mode::by_help;
            episode.income_per_head_at_elimination = monitoring_range + yuan(random_.between(1, 50) * 100);
        }
        risks_      = episode.risks;
        identified_ = episode.identified_on;
        made_.tables.episodes.push_back(std::move(episode));
    }

    void add_measures(family const& of, reg::household_number const& number, household_place const& place) {
        auto const add = [&](reg::measure_kind kind, std::optional<reg::person_number> person = std::nullopt) {
            reg::support_measure measure;
            measure.household = number;
            measure.person    = std::move(person);
            measure.kind      = kind;
            measure.since     = identified_ ? tuopin::add_days(*identified_, random_.between(3, 25))
                                            : date(random_.between(first() - 1, last()), random_.between(1, 12),
                                                   random_.between(1, 28));
            measure.state     = reg::measure_state::under_way;
            measure.amount    = yuan(random_.between(5, 80) * 100);
            made_.tables.measures.push_back(std::move(measure));
        };
        auto const person = [&](std::size_t at) { return made_.tables.persons[place.first_person + at].number; };
        for (reg::risk const each : risks_)
            add(each == reg::risk::illness      ? reg::measure_kind::health
                : each == reg::risk::disability ? reg::measure_kind::disability_subsidy
                : each == reg::risk::schooling  ? reg::measure_kind::education
                                                : reg::measure_kind::finance);
        if (of.attribute == reg::household_attribute::dibao_poor)
            add(reg::measure_kind::dibao);
        if (of.attribute == reg::household_attribute::five_guarantee_poor)
            add(reg::measure_kind::extremely_poor);
        else if (random_.one_in(2))
            add(reg::measure_kind::industry);
        bool given = false;
        for (std::size_t at = 0; at < of.members.size(); ++at) {
            member const& m   = of.members[at];
            bool const    can = m.age_in(first()) >= 24 && m.age_in(last()) < 60 && m.health == reg::health::healthy;
            if (can && m.migrates && !given && random_.one_in(2)) {
                add(reg::measure_kind::employment, person(at));
                given = true;
            }
            if (m.vocational && m.studies_on && m.age_in(first()) >= 15 && m.age_in(last()) <= 20)
                add(reg::measure_kind::vocational_subsidy, person(at));
        }
    }

    void add_pairing(reg::household const& home) {
        auto& tables   = made_.tables;
        auto  township = home.region->ancestor(tuopin::region_level::township);
        if (tables.pairings.size() % households_a_helper == 0 || township != helped_) {
            helped_ = township;
            reg::helper official;
            std::string const part = made_.wanted.part ? digits(*made_.wanted.part, 4) : std::string();
            official.number      = reg::helper_number("K" + part + digits(tables.helpers.size() + 1, 6));
            official.name        = "干部" + std::to_string(tables.helpers.size() + 1);
            tuopin::sex const of = random_.one_in(3) ? tuopin::sex::female : tuopin::sex::male;
            // Helpers stand behind all persons in the sequence of a birthday: nobody is both.
            official.certificate = reg::certificate_number(
                identity_of(birthday(last() - random_.between(25, 55)), of, tables.helpers.size(), 2'500'000));
            official.affiliation = reg::affiliation::county;
            official.since       = date(2014, 1, 1);
            tables.helpers.push_back(official);
        }
        tables.pairings.push_back(
            {tables.helpers.back().number, home.number, date(2015, random_.between(1, 12), 1), {}});
    }

    /// A village has its registered households, others, and land for all of them.
    void make_village_years() {
        auto&                            tables = made_.tables;
        std::vector<reg::village_year>   rows(tables.villages.size() * years());
        for (household_place const& place : made_.places)
            for (std::size_t year = 0; year < years(); ++year) {
                reg::village_year&          row   = rows[place.village * years() + year];
                reg::household_year const&  home  = tables.household_years[place.first_year + year];
                reg::conditions_year const& lives = tables.conditions[place.first_year + year];
                tuopin::persons const       members(place.persons);
                bool const poor = home.exit_flag == reg::exit_flag::not_exited;
                if (poor) {
                    row.poor_households = row.poor_households.value_or(tuopin::households(0)) + tuopin::households(1);
                    row.poor_persons    = row.poor_persons.value_or(tuopin::persons(0)) + members;
                }
                row.households = row.households.value_or(tuopin::households(0)) + tuopin::households(1);
                row.persons    = row.persons.value_or(tuopin::persons(0)) + members;
                auto const add = [](std::optional<tuopin::mu>& sum, std::optional<tuopin::mu> const& area) {
                    sum = sum.value_or(tuopin::mu(0)) + *area;
                };
                add(row.farmland, lives.farmland);
                add(row.irrigated, lives.irrigated);
                add(row.forest, lives.forest);
                add(row.returned_to_forest, lives.returned_to_forest);
                add(row.orchard, lives.orchard);
                add(row.pasture, lives.pasture);
                auto const count = [&](auto& sum, bool is) {
                    using number = std::remove_cvref_t<decltype(*sum)>;
                    sum          = sum.value_or(number(0)) + number(is ? 1 : 0);
                };
                count(row.dibao_households, reg::is_dibao(*home.attribute));
                count(row.five_guarantee_households, reg::is_five_guarantee(*home.attribute));
                for (std::size_t at = 0; at < place.persons; ++at) {
                    reg::person_year const& who = tables.person_years[place.first_person_year + at * years() + year];
                    count(row.dibao_persons, reg::says_yes(who.dibao));
                    count(row.five_guarantee_persons, reg::says_yes(who.extremely_poor));
                    count(row.disabled_persons, who.health == reg::health::disabled);
                    count(row.labour_force, reg::can_work(*who.labour));
                    count(row.out_migrants, reg::did_migrant_work(who));
                    count(row.pension_insured, true);
                    count(row.medical_insured, true);
                }
            }
        for (std::size_t at = 0; at < rows.size(); ++at) {
            reg::village_year& row = rows[at];
            row.village            = tables.villages[at / years()].number;
            row.year               = first() + static_cast<int>(at % years());
            row.exit_flag          = reg::exit_flag::exited;
            row.exit_year          = 2017;
            // Those who are in no register: others, and land of their own.
            int const others     = random_.between(100, 400);
            row.natural_villages = tuopin::natural_villages(random_.between(3, 12));
            row.households       = row.households.value_or(tuopin::households(0)) + tuopin::households(others);
            row.persons          = row.persons.value_or(tuopin::persons(0)) + tuopin::persons(others * 3);
            row.poor_households  = row.poor_households.value_or(tuopin::households(0));
            row.poor_persons     = row.poor_persons.value_or(tuopin::persons(0));
            row.farmland         = row.farmland.value_or(tuopin::mu(0)) + tuopin::mu(others * 4);
            row.forest           = row.forest.value_or(tuopin::mu(0)) + tuopin::mu(others * 6);
            row.net_income_per_head  = yuan(random_.between(90, 160) * 100);
            row.collective_income    = tuopin::wan_yuan(random_.between(5, 40));
            row.without_safe_water   = tuopin::households(0);
            row.water_difficult      = tuopin::households(0);
            row.in_dangerous_houses  = tuopin::households(0);
            row.with_broadcasting    = row.households;
            row.with_broadband       = row.households;
            row.cooperatives         = reg::cooperatives(random_.between(1, 4));
            row.poor_in_cooperatives = tuopin::households(0);
            row.tourism_workers      = tuopin::persons(random_.between(0, 20));

            reg::village_facilities_year has;
            has.village             = row.village;
            has.year                = row.year;
            has.hardened_road       = reg::yes;
            has.passenger_bus       = reg::yes;
            has.tap_water           = reg::yes;
            has.clinics             = tuopin::clinics(1);
            has.standard_clinic     = reg::yes;
            has.doctors             = reg::doctors(random_.between(1, 2));
            has.public_toilets      = reg::facilities(random_.between(1, 5));
            has.rubbish_points      = reg::facilities(random_.between(2, 9));
            has.reading_rooms       = reg::facilities(1);
            has.service_venue       = reg::yes;
            has.broadband           = reg::yes;
            has.information_officer = reg::yes;
            has.team_members        = tuopin::persons(random_.between(2, 4));
            tables.facilities.push_back(has);
        }
        tables.village_years = std::move(rows);
    }

    using likeness = std::tuple<date, tuopin::sex, std::size_t>;

    random_numbers                     random_;
    generated                          made_{};
    std::size_t                        in_village_{};
    std::map<likeness, std::size_t>    born_like_{}; // of persons and of helpers, how many
    std::vector<reg::risk>             risks_{};      // of the household at hand
    std::optional<date>                identified_{}; // the same
    std::optional<tuopin::region_code> helped_{};     // the township of the last helper
};

} // namespace

generated generator::make_clean_register(wishes const& wanted) { return register_maker(wanted).make(); }
