#include "planters.hpp"

#include "reported_figures.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using tuopin::date;
using tuopin::yuan;
using namespace generator;
using reg::no;
using reg::yes;

namespace {

/// The row of a table as findings name it: the tables are written as they stand, a line of headings before them.
template <class Tables, class Row>
void name_row(Tables const& tables, Row const& row, std::vector<tuopin::row_reference>& into) {
    tuopin::for_each_member<Tables>([&](std::string_view name, auto member) {
        auto const& table = tables.*member;
        if constexpr (std::is_same_v<typename std::remove_cvref_t<decltype(table)>::value_type, Row>) {
            std::size_t const     at = static_cast<std::size_t>(&row - table.data());
            tuopin::row_reference named;
            named.table  = name;
            named.record = at;
            named.file   = std::string(name) + ".csv";
            named.line   = at + 2;
            into.push_back(std::move(named));
        }
    });
}

/// The findings that an error has to give.
class expectation {
public:
    expectation(generated const& all, std::vector<planted_finding>& key, int error, std::string_view planted)
        : all_(all), key_(key), error_(error), planted_(planted) {}

    /// A finding of a rule names just these rows: rows, or vectors of pointers to rows.
    template <class... Rows>
    void add(std::string_view rule, Rows const&... rows) {
        planted_finding found{error_, planted_, std::string(rule), {}};
        (name(rows, found.rows), ...);
        key_.push_back(std::move(found));
    }

private:
    template <class Row>
    void name(Row const& row, std::vector<tuopin::row_reference>& into) {
        name_row(all_.tables, row, into);
        name_row(all_.figures, row, into);
    }
    template <class Row>
    void name(std::vector<Row const*> const& rows, std::vector<tuopin::row_reference>& into) {
        for (Row const* row : rows)
            name(*row, into);
    }

    generated const&              all_;
    std::vector<planted_finding>& key_;
    int                           error_;
    std::string                   planted_;
};

/// A household with all that belongs to it, in the last year.
class home {
public:
    home(generated& all, std::size_t at) : all_(all), place_(all.places[at]) {}

    generated&           all() { return all_; }
    reg::household&      household() { return all_.tables.households[place_.household]; }
    reg::household_year& row() { return all_.tables.household_years[place_.first_year + all_.last()]; }
    reg::income_year&    income() { return all_.tables.incomes[place_.first_year + all_.last()]; }
    reg::conditions_year& conditions() { return all_.tables.conditions[place_.first_year + all_.last()]; }
    reg::pairing&        pairing() { return all_.tables.pairings[place_.pairing]; }
    reg::village_year&   village() {
        return all_.tables.village_years[place_.village * (all_.last() + 1) + all_.last()];
    }
    /// The first of the households that its helper helps.
    bool is_first_of_helper() {
        return place_.pairing == 0 || all_.tables.pairings[place_.pairing - 1].helper != pairing().helper;
    }
    tuopin::region_code region() { return *household().region; }

    std::size_t       size() const { return place_.persons; }
    reg::person&      who(std::size_t member) { return all_.tables.persons[place_.first_person + member]; }
    reg::person_year& member(std::size_t at, std::size_t years_back = 0) {
        return all_.tables.person_years[place_.first_person_year + at * (all_.last() + 1) + all_.last() - years_back];
    }
    int age(std::size_t at) { return all_.wanted.last_year - who(at).born->year(); }

    bool                     was_monitored() const { return place_.episodes != 0; }
    reg::monitoring_episode& episode() { return all_.tables.episodes[place_.first_episode]; }
    std::size_t              measures() const { return place_.measures; }
    reg::support_measure&    measure(std::size_t at) { return all_.tables.measures[place_.first_measure + at]; }

    /// The first member that is such.
    template <class Is>
    std::optional<std::size_t> find(Is is) {
        for (std::size_t at = 0; at < size(); ++at)
            if (is(*this, at))
                return at;
        return std::nullopt;
    }
    template <class Is>
    std::vector<reg::person_year const*> all_that(Is is) {
        std::vector<reg::person_year const*> found;
        for (std::size_t at = 0; at < size(); ++at)
            if (is(*this, at))
                found.push_back(&member(at));
        return found;
    }
    std::vector<reg::person_year const*> members() {
        return all_that([](home&, std::size_t) { return true; });
    }
    template <class Is>
    std::vector<reg::support_measure const*> measures_that(Is is) {
        std::vector<reg::support_measure const*> found;
        for (std::size_t at = 0; at < measures(); ++at)
            if (is(*measure(at).kind))
                found.push_back(&measure(at));
        return found;
    }
    bool has_measure(reg::measure_kind kind) {
        return !measures_that([&](reg::measure_kind each) { return each == kind; }).empty();
    }
    /// A further measure, at the end of the table.
    reg::support_measure& add_measure(reg::measure_kind kind, std::optional<reg::person_number> person = std::nullopt) {
        reg::support_measure measure;
        measure.household = household().number;
        measure.person    = std::move(person);
        measure.kind      = kind;
        measure.since     = date(all_.wanted.last_year, 3, 1);
        measure.state     = reg::measure_state::under_way;
        all_.tables.measures.push_back(std::move(measure));
        return all_.tables.measures.back();
    }
    /// The totals again, of parts that changed.
    void restate_income(std::size_t members) {
        reg::income_year& of   = income();
        of.stated_transfer     = reg::transfer_income(of);
        of.stated_gross        = reg::gross_income(of);
        of.stated_net          = reg::net_income(of);
        of.stated_net_per_head = reg::net_income_per_head(of, tuopin::persons(members));
    }
    void restate_income() { restate_income(size()); }
    /// Brings the net income a head to an amount, by the cost of business.
    void bring_income_to(yuan a_head) {
        income().business_cost = *reg::gross_income(income()) - a_head * static_cast<std::int64_t>(size());
        restate_income();
    }

private:
    generated&             all_;
    household_place const& place_;
};

// What households are: each error is planted in one in which it breaks no more rules than it must.

bool is(home& h, reg::household_attribute attribute) { return h.row().attribute == attribute; }
bool is_general_farm(home& h) { return is(h, reg::household_attribute::general_farm); }
bool has_exited(home& h) { return reg::has_exited(h.row()); }
bool is_monitored(home& h) { return h.was_monitored() && !h.episode().eliminated_on; }
bool is_eliminated(home& h) { return h.was_monitored() && h.episode().eliminated_on; }
bool is_eliminated_by_help(home& h) {
    return is_eliminated(h) && h.episode().elimination_mode == reg::elimination_mode::by_help;
}
/// Exited, poor for no reason that members have, and never monitored.
bool is_plain(home& h) {
    auto const cause = h.row().main_cause;
    return is(h, reg::household_attribute::general_poor) && has_exited(h) && !h.was_monitored() &&
           cause != reg::cause::illness && cause != reg::cause::disability && cause != reg::cause::schooling;
}
bool is_exited_and_monitored(home& h) {
    auto const cause = h.row().main_cause;
    return is(h, reg::household_attribute::general_poor) && has_exited(h) && is_monitored(h) &&
           cause != reg::cause::illness && cause != reg::cause::schooling;
}
/// The same for whatever reason it is poor.
bool is_poor_and_monitored(home& h) {
    return is(h, reg::household_attribute::general_poor) && has_exited(h) && is_monitored(h);
}
bool is_farm_and_monitored(home& h) { return is_general_farm(h) && is_monitored(h); }
bool is_farm_and_eliminated(home& h) { return is_general_farm(h) && is_eliminated(h); }
bool is_first_of_helper(home& h) { return h.is_first_of_helper(); }
bool asks_extended(home& h) { return h.row().year >= 2021; }

// What members are.

bool is_worker(home& h, std::size_t at) { return h.member(at).migrant_work.has_value(); }
bool holds_post(home& h, std::size_t at) { return h.member(at).public_posts.has_value(); }
bool works(home& h, std::size_t at) { return is_worker(h, at) || holds_post(h, at); }
bool is_healthy(home& h, std::size_t at) { return h.member(at).health == reg::health::healthy; }
bool is_sick(home& h, std::size_t at) { return reg::is_ill(*h.member(at).health); }
bool is_disabled(home& h, std::size_t at) { return h.member(at).health == reg::health::disabled; }
bool is_pupil(home& h, std::size_t at) {
    return h.member(at).school_status && reg::is_in_school(*h.member(at).school_status);
}
/// A healthy grown-up who could work, does not, and plans nothing.
bool is_idle(home& h, std::size_t at) {
    return is_healthy(h, at) && !works(h, at) && h.age(at) >= 24 && h.age(at) < 60 &&
           reg::says_no(h.member(at).planned_migration);
}
bool is_out_of_school(home& h, std::size_t at) {
    return h.member(at).school_status == reg::school_status::not_in_school && !works(h, at) && is_healthy(h, at) &&
           reg::says_no(h.member(at).planned_migration);
}
bool is_in_primary(home& h, std::size_t at) { return h.member(at).school_status == reg::school_status::primary; }
bool is_child_of_7_to_11(home& h, std::size_t at) { return is_in_primary(h, at) && h.age(at) >= 7; }
bool is_of_12_to_14(home& h, std::size_t at) { return is_pupil(h, at) && h.age(at) >= 12 && h.age(at) <= 14; }
bool is_in_senior(home& h, std::size_t at) {
    return is_pupil(h, at) && reg::stage_of(*h.member(at).school_status) == reg::school_stage::senior_middle;
}
bool is_working_age_in_senior(home& h, std::size_t at) { return is_in_senior(h, at) && h.age(at) >= 16; }
bool is_older_and_out_of_school(home& h, std::size_t at) { return is_out_of_school(h, at) && h.age(at) >= 20; }
bool is_old(home& h, std::size_t at) { return h.age(at) >= 66 && is_healthy(h, at); }
bool is_very_old(home& h, std::size_t at) { return h.age(at) >= 70; }
bool is_of_compulsory_age(home& h, std::size_t at) { return is_pupil(h, at) && h.age(at) <= 15; }
bool is_child(home& h, std::size_t at) { return h.age(at) < 16; }
bool is_ill_worker(home& h, std::size_t at) { return is_worker(h, at) && !is_healthy(h, at); }
bool has_sexed_relation(home& h, std::size_t at) { return reg::sex_of(*h.member(at).relation_to_head).has_value(); }
bool is_no_head(home& h, std::size_t at) { return at > 0 && !works(h, at); }

template <bool (*Is)(home&, std::size_t)>
bool has(home& h) {
    return h.find(Is).has_value();
}
template <bool (*Is)(home&, std::size_t)>
bool has_no(home& h) {
    return !h.find(Is).has_value();
}
template <bool (*... All)(home&)>
bool fits(home& h) {
    return (All(h) && ...);
}
template <bool (*Is)(home&, std::size_t)>
std::size_t first(home& h) {
    return h.find(Is).value();
}
bool has_two(home& h) { return h.size() >= 2; }
bool has_three(home& h) { return h.size() >= 3; }
bool has_spouse(home& h) { return h.size() >= 2 && h.member(1).relation_to_head == reg::relation::spouse; }
bool has_measures(home& h) { return h.measures() > 0; }
bool has_three_years(home& h) { return h.all().years() >= 3; }
bool has_disability_certificate(home& h, std::size_t at) { return h.member(at).disability_certificate.has_value(); }
/// Of no age at which it is not known that they are no pupils.
bool may_be_pupil(home& h, std::size_t at) {
    return h.member(at).school_status ? is_pupil(h, at) : h.age(at) <= 23;
}
bool has_no_risk_of_illness(home& h) {
    auto const& risks = h.episode().risks;
    return std::find(risks.begin(), risks.end(), reg::risk::illness) == risks.end() &&
           h.measures_that([](reg::measure_kind kind) {
                return kind == reg::measure_kind::health || reg::is_social(kind);
            }).empty();
}
bool has_no_risk_of_schooling(home& h) {
    auto const& risks = h.episode().risks;
    return std::find(risks.begin(), risks.end(), reg::risk::schooling) == risks.end() &&
           h.measures_that([](reg::measure_kind kind) {
                return kind == reg::measure_kind::education || kind == reg::measure_kind::vocational_subsidy ||
                       reg::is_social(kind);
            }).empty();
}
bool can_work(home& h, std::size_t at) { return reg::can_work(*h.member(at).labour); }
bool mostly_can_work(home& h) { return h.size() >= 4 && h.all_that(can_work).size() * 2 >= h.size(); }
bool works_or_plans(home& h, std::size_t at) { return works(h, at) || reg::says_yes(h.member(at).planned_migration); }
bool has_industry(home& h) { return h.has_measure(reg::measure_kind::industry); }
bool has_no_industry(home& h) { return !has_industry(h); }
bool is_unstable(home& h) { return h.episode().type == reg::monitored_type::unstable_exited; }
bool has_dibao_measure(home& h) { return h.has_measure(reg::measure_kind::dibao); }
bool is_dibao_unmonitored(home& h) {
    return is(h, reg::household_attribute::dibao_poor) && has_exited(h) && !h.was_monitored() && has_dibao_measure(h);
}
bool is_five_guarantee(home& h) { return is(h, reg::household_attribute::five_guarantee_poor) && has_exited(h); }

/// What the form asks of a worker.
void make_worker(home& h, std::size_t at) {
    reg::person_year& row  = h.member(at);
    row.migrant_work       = reg::migrant_work::in_county;
    row.migrant_months     = tuopin::months(3);
    row.migrant_since      = date(row.year, 6, 1);
    row.workplace          = h.region().ancestor(tuopin::region_level::county);
    row.monthly_wage       = yuan(2'000);
    row.employer           = "厂";
    row.sector             = "制造业";
    row.employment_channel = reg::employment_channel::other;
    row.point_to_point     = no;
    row.phone              = "10000000000";
}
/// Out of school at an age at which nobody should be.
void drop_out(home& h, std::size_t at) {
    h.member(at).school_status = reg::school_status::not_in_school;
    h.member(at).education     = reg::education::primary;
}
void endanger_house(home& h) { h.conditions().dangerous_house = yes; }
void spoil_water(home& h) { h.conditions().water_safe = no; }

reg::certificate_number disability_of(home& h, std::size_t at, char const* behind) {
    return reg::certificate_number(std::string(h.who(at).certificate->view()) + behind);
}

struct household_planter {
    std::string_view rule;
    bool (*fits)(home&);
    void (*plant)(home&, expectation&);
};

constexpr household_planter household_planters[] = {
    {"S01", &fits<is_plain>,
     [](home& h, expectation& e) {
         for (std::size_t at = 0; at < h.size(); ++at)
             h.member(at).status = reg::member_status::removed;
         h.row().stated_members = tuopin::persons(0);
         e.add("S01", h.row());
     }},
    {"S02", &fits<is_plain, has_three, has<is_no_head>>,
     [](home& h, expectation& e) {
         auto& member           = h.member(first<is_no_head>(h));
         member.household       = reg::household_number("X" + to_field(member.household));
         h.row().stated_members = tuopin::persons(h.size() - 1);
         h.restate_income(h.size() - 1);
         e.add("S02", member);
     }},
    {"S03", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.row().stated_members = tuopin::persons(h.size() + 1);
         e.add("S03", h.row(), h.members());
     }},
    {"S04", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.member(0).relation_to_head = reg::relation::other;
         e.add("S04", h.row(), h.members());
     }},
    {"S05", &fits<is_plain, has_two>,
     [](home& h, expectation& e) {
         h.member(1).relation_to_head = reg::relation::head;
         e.add("S05", h.row(), h.member(0), h.member(1));
     }},
    {"S06", &fits<is_plain, has_two>,
     [](home& h, expectation& e) {
         h.member(1).relation_to_head.reset();
         e.add("S06", h.member(1));
     }},
    {"S10", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.who(0).certificate = reg::certificate_number(std::string(h.who(0).certificate->view().substr(0, 17)));
         e.add("S10", h.member(0), h.who(0));
     }},
    {"S11", &fits<is_plain>,
     [](home& h, expectation& e) {
         std::string const whole(h.who(0).certificate->view());
         h.who(0).certificate = reg::certificate_number(whole.substr(0, 6) + whole.substr(8, 9));
         e.add("S11", h.member(0), h.who(0));
         if (h.row().year >= 2021) // from then on it is too short, too
             e.add("S10", h.member(0), h.who(0));
     }},
    {"S12", &fits<is_plain>,
     [](home& h, expectation& e) {
         std::string number(h.who(0).certificate->view());
         number.back()        = number.back() == '7' ? '3' : '7';
         h.who(0).certificate = reg::certificate_number(number);
         e.add("S12", h.member(0), h.who(0));
     }},
    {"S13", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto const at                       = first<is_idle>(h);
         h.member(at).disability_certificate = disability_of(h, at, "93");
         e.add("S13", h.member(at), h.who(at));
     }},
    {"S14", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.who(0).certificate = reg::certificate_number("999999" + std::string(h.who(0).certificate->view().substr(6)));
         e.add("S14", h.member(0), h.who(0));
     }},
    {"S15", &fits<is_plain, has<has_sexed_relation>>,
     [](home& h, expectation& e) {
         auto const at = first<has_sexed_relation>(h);
         h.who(at).sex = h.who(at).sex == tuopin::sex::male ? tuopin::sex::female : tuopin::sex::male;
         e.add("S15", h.member(at), h.who(at));
     }},
    {"S16", &fits<is_plain, has_spouse>,
     [](home& h, expectation& e) {
         h.who(1).sex = h.who(0).sex;
         e.add("S16", h.row(), h.member(0), h.member(1), h.who(0), h.who(1));
     }},
    {"S17", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.household().phone = "1000000";
         e.add("S17", h.row(), h.household());
     }},
    {"S18", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_worker>(h));
         member.phone = "00000000000";
         e.add("S18", member);
     }},
    {"S19", &fits<is_plain, is_first_of_helper>, // so that a helper is planted once
     [](home& h, expectation& e) {
         for (reg::helper& each : h.all().tables.helpers)
             if (each.number == h.pairing().helper) {
                 each.certificate = h.who(0).certificate;
                 e.add("S19", h.member(0), h.who(0), each);
             }
     }},
    {"S20", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.pairing().until = date(h.row().year, 6, 30);
         e.add("S20", h.row(), h.pairing());
     }},
    {"C01", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.who(0).ethnicity.reset();
         e.add("C01", h.member(0), h.who(0));
     }},
    {"C02", &fits<is_plain, has<is_out_of_school>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_out_of_school>(h));
         member.education.reset();
         e.add("C02", member);
     }},
    {"C03", &fits<is_plain, has<is_out_of_school>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_out_of_school>(h));
         member.school_status.reset();
         e.add("C03", member);
     }},
    {"C04", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_idle>(h));
         member.health.reset();
         e.add("C04", member);
     }},
    {"C05", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_idle>(h));
         member.labour.reset();
         e.add("C05", member);
     }},
    {"C06", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) { // without all three, either the education or the school status is missing by itself
         auto& member = h.member(first<is_idle>(h));
         member.education.reset();
         e.add("C06", member);
         e.add("C02", member);
     }},
    {"C07", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.row().main_cause.reset();
         e.add("C07", h.row());
     }},
    {"C08", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().production_power.reset();
         e.add("C08", h.row(), h.conditions());
     }},
    {"C09", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.row().cooperative_member.reset();
         e.add("C09", h.row());
     }},
    {"C10", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().road_distance.reset();
         e.add("C10", h.row(), h.conditions());
     }},
    {"C11", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().road_type.reset();
         e.add("C11", h.row(), h.conditions());
     }},
    {"C12", &fits<is_general_farm>,
     [](home& h, expectation& e) {
         h.conditions().dwelling_area.reset();
         e.add("C12", h.row(), h.conditions());
     }},
    {"C13", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().water_safe.reset();
         e.add("C13", h.row(), h.conditions());
     }},
    {"C14", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().main_fuel.reset();
         e.add("C14", h.row(), h.conditions());
     }},
    {"C15", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().sanitary_toilet.reset();
         e.add("C15", h.row(), h.conditions());
     }},
    {"C16", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().pasture.reset();
         e.add("C16", h.row(), h.conditions());
     }},
    {"C17", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().dangerous_house.reset();
         e.add("C17", h.row(), h.conditions());
     }},
    {"C18", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.member(0).pension_insurance.reset();
         e.add("C18", h.member(0));
     }},
    {"C19", &fits<is_monitored>,
     [](home& h, expectation& e) {
         h.episode().risks.push_back(reg::risk::other);
         h.episode().risk_remark.reset();
         e.add("C19", h.row(), h.episode());
     }},
    {"C20", &fits<asks_extended, is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_worker>(h));
         member.migrant_since.reset();
         e.add("C20", member);
     }},
    {"C21", &fits<asks_extended, is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_worker>(h));
         member.employer.reset();
         e.add("C21", member);
     }},
    {"C22", &fits<asks_extended, is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member     = h.member(first<is_worker>(h));
         member.workplace = member.workplace->parent();
         e.add("C22", member);
     }},
    {"C23", &fits<asks_extended, is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto& member             = h.member(first<is_idle>(h));
         member.planned_migration = yes;
         e.add("C23", member);
     }},
    {"C25", &fits<is_plain, has<is_disabled>>,
     [](home& h, expectation& e) { // without a certificate there is no valid one
         auto& member = h.member(first<is_disabled>(h));
         member.disability_certificate.reset();
         e.add("C25", member);
         e.add("P29", member);
     }},
    {"P01", &fits<is_plain, has<is_pupil>>,
     [](home& h, expectation& e) {
         auto& member     = h.member(first<is_pupil>(h));
         member.education = reg::education::primary;
         e.add("P01", member);
     }},
    {"P02", &fits<is_plain, has<is_child>>,
     [](home& h, expectation& e) {
         auto& member  = h.member(first<is_child>(h));
         member.labour = reg::labour::weak;
         e.add("P02", member);
     }},
    {"P03", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto& member  = h.member(first<is_idle>(h));
         member.labour = reg::labour::none;
         e.add("P03", member);
     }},
    {"P04", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto& member  = h.member(first<is_idle>(h));
         member.labour = reg::labour::lost;
         e.add("P04", member);
     }},
    {"P05", &fits<is_plain, has<is_old>>,
     [](home& h, expectation& e) {
         auto& member  = h.member(first<is_old>(h));
         member.labour = reg::labour::ordinary;
         e.add("P05", member);
     }},
    {"P06", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto const at                       = first<is_idle>(h);
         h.member(at).health                 = reg::health::disabled;
         h.member(at).labour                 = reg::labour::ordinary;
         h.member(at).disability_certificate = disability_of(h, at, "42");
         e.add("P06", h.member(at));
     }},
    {"P07", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member          = h.member(first<is_worker>(h));
         member.migrant_months = tuopin::months(13);
         e.add("P07", member);
     }},
    {"P08", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member          = h.member(first<is_worker>(h));
         member.migrant_months = tuopin::months(0);
         e.add("P08", member);
     }},
    {"P09", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member = h.member(first<is_worker>(h));
         member.migrant_work.reset();
         e.add("P09", member);
     }},
    {"P10", &fits<is_plain, has<is_ill_worker>>,
     [](home& h, expectation& e) {
         auto& member  = h.member(first<is_ill_worker>(h));
         member.labour = reg::labour::lost;
         e.add("P10", member);
     }},
    {"P11", &fits<is_plain, has<is_worker>, has<is_working_age_in_senior>>,
     [](home& h, expectation& e) {
         auto const at       = first<is_working_age_in_senior>(h);
         h.member(at).labour = reg::labour::ordinary;
         make_worker(h, at);
         e.add("P11", h.member(at));
     }},
    {"P12", &fits<is_plain, has<is_of_12_to_14>>,
     [](home& h, expectation& e) {
         auto& member         = h.member(first<is_of_12_to_14>(h));
         member.school_status = reg::school_status::senior_1;
         e.add("P12", member);
     }},
    {"P13", &fits<is_plain, has<is_older_and_out_of_school>>,
     [](home& h, expectation& e) {
         auto& member         = h.member(first<is_older_and_out_of_school>(h));
         member.school_status = reg::school_status::pre_school;
         member.health        = reg::health::chronic_illness;
         member.education.reset();
         e.add("P13", member);
     }},
    {"P14", &fits<is_plain, has<is_in_senior>>,
     [](home& h, expectation& e) {
         auto& member         = h.member(first<is_in_senior>(h));
         member.school_status = reg::school_status::primary;
         e.add("P14", member);
     }},
    {"P15", &fits<is_plain, has<is_child_of_7_to_11>>,
     [](home& h, expectation& e) {
         auto& member         = h.member(first<is_child_of_7_to_11>(h));
         member.school_status = reg::school_status::pre_school;
         e.add("P15", member);
     }},
    {"P16", &fits<is_plain, has_three_years, has<is_of_12_to_14>>,
     [](home& h, expectation& e) {
         auto const at                 = first<is_of_12_to_14>(h);
         h.member(at, 1).school_status = h.member(at, 2).school_status = h.member(at).school_status;
         e.add("P16", h.member(at), h.member(at, 1), h.member(at, 2));
     }},
    {"P17", &fits<is_plain, has<is_of_compulsory_age>>,
     [](home& h, expectation& e) {
         auto& member          = h.member(first<is_of_compulsory_age>(h));
         member.absence_reason = reg::absence_reason::illness;
         e.add("P17", member);
     }},
    {"P18", &fits<is_general_farm, has<is_of_compulsory_age>>,
     [](home& h, expectation& e) {
         auto const at = first<is_of_compulsory_age>(h);
         drop_out(h, at);
         e.add("P18", h.member(at));
     }},
    {"P19", &fits<is_plain, has<is_idle>>,
     [](home& h, expectation& e) {
         auto& member              = h.member(first<is_idle>(h));
         member.public_post_months = tuopin::months(5);
         e.add("P19", member);
     }},
    {"P20", &fits<is_plain, has<holds_post>>,
     [](home& h, expectation& e) {
         auto const holders = h.all_that(holds_post);
         h.member(first<holds_post>(h)).public_posts = tuopin::posts(3);
         e.add("P20", h.row(), holders);
     }},
    {"P21", &fits<is_plain, has<works>, has<is_child>>,
     [](home& h, expectation& e) {
         auto& member              = h.member(first<is_child>(h));
         member.public_posts       = tuopin::posts(1);
         member.public_post_months = tuopin::months(2);
         e.add("P21", member);
     }},
    {"P22", &fits<is_plain, has<works>, has<is_very_old>>,
     [](home& h, expectation& e) {
         auto& member              = h.member(first<is_very_old>(h));
         member.public_posts       = tuopin::posts(1);
         member.public_post_months = tuopin::months(2);
         e.add("P22", member);
     }},
    {"P23", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member              = h.member(first<is_worker>(h));
         member.migrant_work       = reg::migrant_work::outside_province;
         member.employment_channel = reg::employment_channel::assistance_workshop;
         e.add("P23", member);
     }},
    {"P24", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member          = h.member(first<is_worker>(h));
         member.extremely_poor = yes;
         e.add("P24", member);
     }},
    {"P25", &fits<is_plain, has<is_worker>>,
     [](home& h, expectation& e) {
         auto& member        = h.member(first<is_worker>(h));
         member.monthly_wage = yuan(30'001);
         e.add("P25", member);
     }},
    {"P26", &fits<is_plain, has<is_child>>,
     [](home& h, expectation& e) {
         auto const at = first<is_child>(h);
         auto&      of = h.add_measure(reg::measure_kind::employment, h.who(at).number);
         e.add("P26", h.member(at), of);
     }},
    {"P27", &fits<is_plain>,
     [](home& h, expectation& e) {
         auto& of = h.add_measure(reg::measure_kind::vocational_subsidy, h.who(0).number);
         e.add("P27", h.member(0), of);
     }},
    {"P28", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.member(0).medical_insurance = no;
         e.add("P28", h.member(0));
     }},
    {"P29", &fits<is_plain, has<is_disabled>>,
     [](home& h, expectation& e) { // a certificate that cannot be right is wrong by itself
         auto const at                       = first<is_disabled>(h);
         h.member(at).disability_certificate = disability_of(h, at, "83");
         e.add("P29", h.member(at));
         e.add("S13", h.member(at), h.who(at));
     }},
    {"P30", &fits<is_plain>,
     [](home& h, expectation& e) {
         auto& outside = h.all().tables.outside;
         outside.push_back({*h.who(0).certificate, reg::outside_fact::car});
         e.add("P30", h.member(0), h.who(0), outside.back());
     }},
    {"H01", &fits<is_plain, has_no<is_sick>, has_no<is_disabled>>,
     [](home& h, expectation& e) {
         h.row().main_cause = reg::cause::illness;
         e.add("H01", h.row(), h.members());
     }},
    {"H02", &fits<is_plain, has_no<may_be_pupil>>,
     [](home& h, expectation& e) {
         h.row().main_cause = reg::cause::schooling;
         e.add("H02", h.row(), h.members());
     }},
    {"H03", &fits<is_plain, has_no<is_disabled>>,
     [](home& h, expectation& e) {
         h.row().main_cause = reg::cause::disability;
         e.add("H03", h.row(), h.members());
     }},
    {"H04", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.row().other_causes = {*h.row().main_cause};
         e.add("H04", h.row());
     }},
    {"H05", &fits<is_dibao_unmonitored>,
     [](home& h, expectation& e) {
         for (std::size_t at = 0; at < h.size(); ++at)
             h.member(at).dibao = no;
         for (std::size_t at = 0; at < h.measures(); ++at)
             if (h.measure(at).kind == reg::measure_kind::dibao)
                 h.measure(at).kind = reg::measure_kind::other_social;
         e.add("H05", h.row(), h.members());
     }},
    {"H06", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.member(0).dibao = yes;
         e.add("H06", h.row(), h.member(0));
     }},
    {"H07", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.row().attribute          = reg::household_attribute::five_guarantee_poor;
         h.income().five_guarantee  = yuan(3'000);
         h.restate_income();
         e.add("H07", h.row(), h.all_that([](home& of, std::size_t at) {
             auto const labour = of.member(at).labour;
             return (labour == reg::labour::ordinary || labour == reg::labour::skilled) && of.age(at) >= 16 &&
                    of.age(at) <= 65;
         }));
     }},
    {"H08", &fits<is_dibao_unmonitored>,
     [](home& h, expectation& e) {
         h.income().five_guarantee = yuan(3'000);
         h.restate_income();
         e.add("H08", h.row(), h.income());
     }},
    {"H09", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.income().dibao = yuan(1'200);
         h.restate_income();
         e.add("H09", h.row(), h.income());
     }},
    {"H10", &fits<is_dibao_unmonitored>,
     [](home& h, expectation& e) {
         *h.income().other_transfer += *h.income().dibao;
         h.income().dibao = yuan(0);
         h.restate_income();
         e.add("H10", h.row(), h.income());
     }},
    {"H11", &fits<is_five_guarantee>,
     [](home& h, expectation& e) {
         *h.income().other_transfer += *h.income().five_guarantee;
         h.income().five_guarantee = yuan(0);
         h.restate_income();
         e.add("H11", h.row(), h.income());
     }},
    {"H12", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.income().business_cost = yuan(0);
         h.restate_income();
         e.add("H12", h.row(), h.income());
     }},
    {"H13", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.income().property = yuan(101'000) * static_cast<std::int64_t>(h.size());
         h.restate_income();
         e.add("H13", h.row(), h.income());
     }},
    {"H14", &fits<is_plain, has_no<works>>,
     [](home& h, expectation& e) {
         h.income().wage = yuan(8'000);
         h.restate_income();
         e.add("H14", h.row(), h.income(), h.members());
     }},
    {"H15", &fits<is_plain, has<works>>,
     [](home& h, expectation& e) {
         *h.income().other_transfer += *h.income().wage;
         h.income().wage = yuan(0);
         h.restate_income();
         e.add("H15", h.row(), h.income(), h.all_that(works));
     }},
    {"H16", &fits<is_plain>,
     [](home& h, expectation& e) {
         *h.income().stated_gross += yuan(1'000);
         e.add("H16", h.row(), h.income());
     }},
    {"H17", &fits<is_plain>,
     [](home& h, expectation& e) {
         *h.income().stated_net_per_head += yuan(1);
         e.add("H17", h.row(), h.income());
     }},
    {"H18", &fits<is_plain>,
     [](home& h, expectation& e) {
         auto const area = tuopin::mu(51) * static_cast<std::int64_t>(h.size());
         *h.village().farmland += area; // so that the village has the land of its households
         h.conditions().farmland = area;
         e.add("H18", h.row(), h.conditions());
     }},
    {"H19", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().road_distance = tuopin::kilometres(51);
         e.add("H19", h.row(), h.conditions());
     }},
    {"H20", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().domestic_power = no;
         e.add("H20", h.row(), h.conditions());
     }},
    // A guarantee that is broken is found by the rule for it and by the one for all of them (H32); in households that
    // are monitored the rules for those that are not (H27 to H31) do not look.
    {"H21", &fits<is_exited_and_monitored>,
     [](home& h, expectation& e) {
         h.bring_income_to(yuan(3'500));
         e.add("H21", h.row(), h.income());
     }},
    {"H22", &fits<is_exited_and_monitored, has<is_of_compulsory_age>>,
     [](home& h, expectation& e) {
         auto const at = first<is_of_compulsory_age>(h);
         drop_out(h, at);
         h.member(at).absence_reason = reg::absence_reason::other;
         e.add("H22", h.row(), h.member(at));
         e.add("H32", h.row(), h.member(at));
     }},
    {"H23", &fits<is_exited_and_monitored>,
     [](home& h, expectation& e) {
         endanger_house(h);
         e.add("H23", h.row(), h.conditions());
         e.add("H32", h.row(), h.conditions());
     }},
    {"H24", &fits<is_exited_and_monitored>,
     [](home& h, expectation& e) {
         spoil_water(h);
         h.episode().risks.push_back(reg::risk::drinking_water);
         e.add("H24", h.row(), h.conditions());
         e.add("H32", h.row(), h.conditions());
     }},
    {"H25", &fits<is_poor_and_monitored, has<is_sick>>,
     [](home& h, expectation& e) {
         auto const at                              = first<is_sick>(h);
         h.row().main_cause                         = reg::cause::illness;
         h.member(at).critical_illness_insurance = no;
         e.add("H25", h.row(), h.member(at));
         e.add("H32", h.row(), h.member(at));
     }},
    {"H26", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.conditions().dwelling_area = tuopin::square_metres(0);
         e.add("H26", h.row(), h.conditions());
     }},
    {"H27", &fits<is_plain>,
     [](home& h, expectation& e) {
         endanger_house(h);
         for (auto const rule : {"H23", "H27", "H32"})
             e.add(rule, h.row(), h.conditions());
     }},
    {"H28", &fits<is_plain>,
     [](home& h, expectation& e) {
         spoil_water(h);
         for (auto const rule : {"H24", "H28", "H32"})
             e.add(rule, h.row(), h.conditions());
     }},
    {"H29", &fits<is_plain, has<is_sick>>,
     [](home& h, expectation& e) {
         auto& member                      = h.member(first<is_sick>(h));
         member.critical_illness_insurance = no;
         for (auto const rule : {"H29", "H32"})
             e.add(rule, h.row(), member);
     }},
    {"H30", &fits<is_plain, has<is_of_compulsory_age>>,
     [](home& h, expectation& e) {
         auto const at = first<is_of_compulsory_age>(h);
         drop_out(h, at);
         h.member(at).absence_reason = reg::absence_reason::other;
         for (auto const rule : {"H22", "H30", "H32"})
             e.add(rule, h.row(), h.member(at));
     }},
    {"H31", &fits<is_plain>,
     [](home& h, expectation& e) {
         h.bring_income_to(yuan(6'500));
         e.add("H31", h.row(), h.income());
     }},
    {"H32", &fits<is_exited_and_monitored, has<is_sick>>,
     [](home& h, expectation& e) {
         auto& member                      = h.member(first<is_sick>(h));
         member.critical_illness_insurance = no;
         e.add("H32", h.row(), member);
     }},
    {"H33", &fits<is_farm_and_eliminated>,
     [](home& h, expectation& e) {
         endanger_house(h);
         e.add("H33", h.row(), h.conditions());
     }},
    {"H34", &fits<is_monitored>,
     [](home& h, expectation& e) {
         for (std::size_t at = 0; at < h.measures(); ++at)
             h.measure(at).since = tuopin::add_days(*h.episode().identified_on, 40);
         e.add("H34", h.row(), h.episode());
     }},
    {"H35", &fits<is_monitored, has_no<is_disabled>, has_no<has_disability_certificate>>,
     [](home& h, expectation& e) {
         h.episode().risks.push_back(reg::risk::disability);
         e.add("H35", h.row(), h.episode(), h.members());
     }},
    {"H36", &fits<is_farm_and_monitored>,
     [](home& h, expectation& e) {
         h.conditions().water_difficult = yes;
         e.add("H36", h.row(), h.conditions(), h.episode());
     }},
    {"H37", &fits<is_monitored, mostly_can_work>,
     [](home& h, expectation& e) {
         h.episode().risks.push_back(reg::risk::no_labour);
         e.add("H37", h.row(), h.episode(), h.all_that(can_work));
     }},
    {"H38", &fits<is_eliminated_by_help>,
     [](home& h, expectation& e) {
         h.episode().income_per_head_at_elimination = monitoring_range - yuan(500);
         e.add("H38", h.row(), h.episode());
     }},
    {"H39", &fits<is_eliminated_by_help, has_no_risk_of_illness>,
     [](home& h, expectation& e) {
         h.episode().risks.push_back(reg::risk::illness);
         e.add("H39", h.row(), h.episode());
     }},
    {"H40", &fits<is_eliminated_by_help, has_no_risk_of_schooling>,
     [](home& h, expectation& e) {
         h.episode().risks.push_back(reg::risk::schooling);
         e.add("H40", h.row(), h.episode());
     }},
    {"H41", &fits<is_eliminated, has_no<works>>,
     [](home& h, expectation& e) {
         auto& of = h.add_measure(reg::measure_kind::employment);
         e.add("H41", h.row(), h.income(), of);
     }},
    {"H42", &fits<is_eliminated, has_no_industry>,
     [](home& h, expectation& e) {
         reg::income_year& income = h.income();
         *income.other_transfer += *income.business - *income.business_cost;
         income.business = income.business_cost = yuan(0);
         h.restate_income();
         auto& of = h.add_measure(reg::measure_kind::industry);
         e.add("H42", h.row(), h.income(), of);
     }},
    {"H43", &fits<has_measures>,
     [](home& h, expectation& e) {
         h.measure(0).state = reg::measure_state::not_implemented;
         e.add("H43", h.row(), h.measure(0));
     }},
    {"H44", &fits<is_plain>,
     [](home& h, expectation& e) {
         auto& of = h.add_measure(reg::measure_kind::dibao);
         e.add("H44", h.row(), of, h.members());
     }},
    {"H45", &fits<is_farm_and_monitored>,
     [](home& h, expectation& e) {
         h.member(0).dibao = yes;
         e.add("H45", h.row(), h.member(0));
     }},
    {"H46", &fits<is_plain, has_no<is_disabled>>,
     [](home& h, expectation& e) {
         auto& of = h.add_measure(reg::measure_kind::disability_subsidy);
         e.add("H46", h.row(), of);
     }},
    {"H47", &fits<is_eliminated>,
     [](home& h, expectation& e) {
         h.episode().eliminated_on = tuopin::add_days(*h.episode().identified_on, 150);
         e.add("H47", h.row(), h.episode());
     }},
    {"H48", &fits<is_eliminated, has_no<works_or_plans>>,
     [](home& h, expectation& e) {
         for (std::size_t at = 0; at < h.size(); ++at) {
             auto& member = h.member(at);
             if (member.health == reg::health::healthy && h.age(at) >= 16 && !is_pupil(h, at))
                 member.health = reg::health::serious_illness;
             if (reg::can_work(*member.labour))
                 member.labour = h.age(at) < 60 ? reg::labour::lost : reg::labour::none;
         }
         e.add("H48", h.row(), h.episode(), h.members());
     }},
    {"H49", &fits<is_exited_and_monitored, is_unstable>,
     [](home& h, expectation& e) {
         h.episode().type = reg::monitored_type::marginal;
         e.add("H49", h.row(), h.episode());
     }},
    {"H50", &fits<is_exited_and_monitored, is_unstable>,
     [](home& h, expectation& e) {
         h.episode().income_per_head = monitoring_range + yuan(1'000);
         e.add("H50", h.row(), h.episode());
     }},
};

// Two persons with one number, by how near their households are.

struct pair_planter {
    std::string_view rule;
    bool (*fits)(tuopin::region_code, tuopin::region_code);
};
bool same(tuopin::region_level level, tuopin::region_code a, tuopin::region_code b) {
    return a.ancestor(level) == b.ancestor(level);
}
constexpr pair_planter pair_planters[] = {
    {"S07", [](tuopin::region_code a, tuopin::region_code b) { return same(tuopin::region_level::county, a, b); }},
    {"S08",
     [](tuopin::region_code a, tuopin::region_code b) {
         return !same(tuopin::region_level::county, a, b) && same(tuopin::region_level::prefecture, a, b);
     }},
    {"S09",
     [](tuopin::region_code a, tuopin::region_code b) {
         return !same(tuopin::region_level::prefecture, a, b) && same(tuopin::region_level::province, a, b);
     }},
};

/// A village in the last year.
class hamlet {
public:
    hamlet(generated& all, std::size_t at) : all_(all), at_(at) {}

    reg::village_year&            row() { return all_.tables.village_years[at_ * (all_.last() + 1) + all_.last()]; }
    reg::village_facilities_year& facilities() { return all_.tables.facilities[at_ * (all_.last() + 1) + all_.last()]; }
    std::vector<reg::household_year const*> households(reg::exit_flag flag) const {
        std::vector<reg::household_year const*> found;
        each_place([&](household_place const& place) {
            auto const& row = all_.tables.household_years[place.first_year + all_.last()];
            if (row.exit_flag == flag)
                found.push_back(&row);
        });
        return found;
    }
    std::vector<reg::conditions_year const*> conditions(reg::exit_flag flag) const {
        std::vector<reg::conditions_year const*> found;
        each_place([&](household_place const& place) {
            if (all_.tables.household_years[place.first_year + all_.last()].exit_flag == flag)
                found.push_back(&all_.tables.conditions[place.first_year + all_.last()]);
        });
        return found;
    }

private:
    template <class Use>
    void each_place(Use use) const {
        for (household_place const& place : all_.places)
            if (place.village == at_)
                use(place);
    }

    generated&  all_;
    std::size_t at_;
};

struct village_planter {
    std::string_view rule;
    void (*plant)(hamlet&, expectation&);
};
constexpr village_planter village_planters[] = {
    {"C24",
     [](hamlet& v, expectation& e) {
         v.row().dibao_persons.reset();
         e.add("C24", v.row(), v.facilities());
     }},
    {"V01",
     [](hamlet& v, expectation& e) {
         v.row().persons.reset();
         e.add("V01", v.row());
     }},
    {"V02",
     [](hamlet& v, expectation& e) {
         v.row().without_safe_water = *v.row().households + tuopin::households(1);
         e.add("V02", v.row());
     }},
    {"V03",
     [](hamlet& v, expectation& e) {
         v.row().orchard = tuopin::mu(0);
         e.add("V03", v.row(), v.households(reg::exit_flag::exited), v.conditions(reg::exit_flag::exited));
     }},
    {"V04",
     [](hamlet& v, expectation& e) {
         v.facilities().hardened_road = no;
         e.add("V04", v.row(), v.facilities());
     }},
    {"V05",
     [](hamlet& v, expectation& e) {
         v.facilities().broadband = no;
         e.add("V05", v.row(), v.facilities());
     }},
    {"V06",
     [](hamlet& v, expectation& e) {
         *v.row().poor_persons += tuopin::persons(3);
         e.add("V06", v.row(), v.households(reg::exit_flag::not_exited));
     }},
    {"V07",
     [](hamlet& v, expectation& e) {
         v.row().tourism_workers = *v.row().persons + tuopin::persons(1);
         e.add("V07", v.row());
     }},
};

using figures = reg::figures_of<rows_of>;

struct figure_planter {
    std::string_view rule;
    std::size_t (*number)(figures const&); ///< of the figures in its table
    bool (*fits)(figures const&, std::size_t);
    void (*plant)(figures&, std::size_t, expectation&, std::string_view rule);
};

template <auto Table>
std::size_t size_of(figures const& of) {
    return (of.*Table).size();
}
struct any_figure {
    template <class Figure>
    constexpr bool operator()(Figure const&) const {
        return true;
    }
};
/// Breaks a figure of a table of which `Fits` holds.
template <auto Table, auto Break, auto Fits = any_figure{}>
constexpr figure_planter in_figure(std::string_view rule) {
    return {rule, &size_of<Table>, [](figures const& of, std::size_t at) { return Fits((of.*Table)[at]); },
            [](figures& of, std::size_t at, expectation& e, std::string_view planted) {
                auto& figure = (of.*Table)[at];
                Break(figure);
                e.add(planted, figure);
            }};
}
template <reg::breakdown_kind Kind>
constexpr auto is_breakdown = [](reg::breakdown const& figure) { return figure.kind == Kind && figure.whole > 2; };

constexpr figure_planter figure_planters[] = {
    in_figure<&figures::breakdowns, [](reg::breakdown& figure) { figure.parts[0] = figure.whole + 1; },
              is_breakdown<reg::breakdown_kind::of_which>>("V07"),
    in_figure<&figures::breakdowns, [](reg::breakdown& figure) { ++figure.whole; },
              is_breakdown<reg::breakdown_kind::partition>>("V08"),
    in_figure<&figures::breakdowns,
              [](reg::breakdown& figure) {
                  figure.parts = {1, 1};
              },
              is_breakdown<reg::breakdown_kind::overlapping>>("V09"),
    in_figure<&figures::shares,
              [](reg::printed_shares& figure) {
                  figure.shares[0] = tuopin::percent(figure.shares[0].in_percent() + 1);
              }>("V10"),
    in_figure<&figures::region_totals, [](reg::region_total& figure) { ++figure.total; }>("V11"),
    in_figure<&figures::stocks, [](reg::stock_and_flows& figure) { ++figure.now; }>("V12"),
    in_figure<&figures::growths,
              [](reg::stated_growth& figure) { figure.growth = tuopin::percent(figure.growth.in_percent() + 1); }>(
        "V13"),
    in_figure<&figures::series, [](reg::cumulative_series& figure) { figure.values[2] = figure.values[1] - 1; }>("V14"),
    in_figure<&figures::coverages, [](reg::coverage& figure) { figure.whole = 0; }>("V15"),
    in_figure<&figures::helper_coverages,
              [](reg::helper_coverage& figure) { figure.helped = figure.helpers * figure.most_each + 1; }>("V16"),
    // A day before the division was there.
    in_figure<&figures::dated_regions, [](reg::region_at& figure) { figure.as_of = date(2008, 12, 31); }>("V17"),
    in_figure<&figures::vintages, [](reg::vintage& figure) { figure.line_year = figure.data_year - 1; }>("V18"),
    in_figure<&figures::reports, [](reg::reported_counts& figure) { ++figure.stated_households; }>("S21"),
};

/// Takes what is not yet taken, in an order that nobody foresees.
class lots {
public:
    lots(std::size_t number, random_numbers& random) : taken_(number), random_(random) {}

    template <class Fits>
    std::optional<std::size_t> draw(Fits fits) {
        if (taken_.empty())
            return std::nullopt;
        std::size_t const start = static_cast<std::size_t>(random_.next() % taken_.size());
        for (std::size_t step = 0; step < taken_.size(); ++step) {
            std::size_t const at = (start + step) % taken_.size();
            if (!taken_[at] && fits(at)) {
                taken_[at] = true;
                return at;
            }
        }
        return std::nullopt;
    }

    void put_back(std::size_t at) { taken_[at] = false; }

private:
    std::vector<bool> taken_;
    random_numbers&   random_;
};

class gardener {
public:
    gardener(generated& all, planting& done)
        : all_(all), done_(done), random_(all.wanted.seed + 1), homes_(all.places.size(), random_),
          villages_(all.tables.villages.size(), random_) {
        report_figures(all_);
    }

    void plant_in_households(std::vector<std::string> const& rules, int each) {
        for (int round = 0; round < each; ++round) {
            for (household_planter const& planter : household_planters)
                if (wanted(rules, planter.rule)) {
                    auto const at = homes_.draw([&](std::size_t which) {
                        home of(all_, which);
                        return planter.fits(of);
                    });
                    if (!take(planter.rule, at.has_value()))
                        continue;
                    home        of(all_, *at);
                    expectation expected(all_, done_.key, ++errors_, planter.rule);
                    planter.plant(of, expected);
                }
            for (pair_planter const& planter : pair_planters)
                if (wanted(rules, planter.rule))
                    plant_pair(planter);
            for (village_planter const& planter : village_planters)
                if (wanted(rules, planter.rule)) {
                    auto const at = villages_.draw([](std::size_t) { return true; });
                    if (!take(planter.rule, at.has_value()))
                        continue;
                    hamlet      of(all_, *at);
                    expectation expected(all_, done_.key, ++errors_, planter.rule);
                    planter.plant(of, expected);
                }
        }
    }
    void plant_in_figures(std::vector<std::string> const& rules, int each) {
        report_counts(all_);
        lots_of_figures taken{all_.figures, random_};
        for (figure_planter const& planter : figure_planters)
            for (int round = 0; wanted(rules, planter.rule) && round < each; ++round) {
                auto const at =
                    taken.of(planter).draw([&](std::size_t which) { return planter.fits(all_.figures, which); });
                if (!take(planter.rule, at.has_value()))
                    continue;
                expectation expected(all_, done_.key, ++errors_, planter.rule);
                planter.plant(all_.figures, *at, expected, planter.rule);
            }
    }

private:
    /// Which figures have an error, table by table: rules over one table share its figures.
    struct lots_of_figures {
        lots_of_figures(figures const& all, random_numbers& random) {
            for (figure_planter const& planter : figure_planters)
                if (find(planter) == nullptr)
                    tables.emplace_back(planter.number, lots(planter.number(all), random));
        }
        lots* find(figure_planter const& planter) {
            for (auto& [number, left] : tables)
                if (number == planter.number)
                    return &left;
            return nullptr;
        }
        lots& of(figure_planter const& planter) { return *find(planter); }

        std::vector<std::pair<std::size_t (*)(figures const&), lots>> tables{};
    };

    static bool wanted(std::vector<std::string> const& rules, std::string_view rule) {
        return std::find(rules.begin(), rules.end(), rule) != rules.end();
    }
    bool take(std::string_view rule, bool found) {
        if (!found && std::find(done_.without_room.begin(), done_.without_room.end(), rule) == done_.without_room.end())
            done_.without_room.emplace_back(rule);
        return found;
    }

    void plant_pair(pair_planter const& planter) {
        auto const plain = [&](std::size_t which) {
            home of(all_, which);
            return is_plain(of);
        };
        // Not every household has another one as near as wanted.
        constexpr int              attempts = 50;
        std::optional<std::size_t> one, other;
        for (int attempt = 0; attempt < attempts && !other; ++attempt) {
            if (one)
                homes_.put_back(*one);
            one = homes_.draw(plain);
            if (one)
                other = homes_.draw([&](std::size_t which) {
                    return plain(which) && planter.fits(home(all_, *one).region(), home(all_, which).region());
                });
        }
        if (!take(planter.rule, other.has_value()))
            return;
        home first(all_, *one);
        home second(all_, *other);
        second.who(0).certificate = first.who(0).certificate;
        expectation expected(all_, done_.key, ++errors_, planter.rule);
        for (int each = 0; each < 2; ++each) // each of the two is told of the other
            expected.add(planter.rule, first.member(0), first.who(0), second.member(0), second.who(0));
    }

    generated&     all_;
    planting&      done_;
    random_numbers random_;
    lots           homes_;
    lots           villages_;
    int            errors_{};
};

} // namespace

std::vector<std::string> generator::plantable_rules() {
    std::vector<std::string> rules;
    auto const               add = [&](auto const& planters) {
        for (auto const& each : planters)
            rules.emplace_back(each.rule);
    };
    add(household_planters);
    add(pair_planters);
    add(village_planters);
    add(figure_planters);
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
}

planting generator::plant(generated& all, std::vector<std::string> const& rules, int each) {
    planting done;
    gardener at_work(all, done);
    at_work.plant_in_households(rules, each);
    at_work.plant_in_figures(rules, each);
    return done;
}
