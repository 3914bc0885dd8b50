// A register too large for memory, checked part by part, as registers come: a county after the other. What is found is
// what a check of all parts at once finds.
#ifndef TUOPIN_RULES_REGISTER_PARTS_HPP
#define TUOPIN_RULES_REGISTER_PARTS_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/csv_folder.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/figure_tables.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/rules/person_rules.hpp>
#include <tuopin/rules/register_check.hpp>
#include <tuopin/rules/register_folder.hpp>
#include <tuopin/rules/register_keys.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/rules/table_rules.hpp>
#include <tuopin/rules/village_rules.hpp>
#include <tuopin/statistics/radix_sort.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// The parts of a register: `size()` says how many there are, `read(part)` gives the files of one of them. A part is
/// read once, and once more where it shares a key with another one; on several threads, several are read at a time. A
/// part may have figures reported of it, `figures(part)`, which are held against the whole register.
template <class Parts>
concept register_parts = requires(Parts const& parts, std::size_t part) {
    { parts.size() } -> std::convertible_to<std::size_t>;
    { parts.read(part) } -> std::same_as<register_files>;
};

/// Parts of a register that are folders in a folder: "530103/persons.csv". Findings name their files like that.
/// Reading them is a template, so that the readers of all tables are compiled only where folders are read.
struct register_folders {
    std::string              folder{};
    std::vector<std::string> names{};
    csv_options              csv{};

    std::size_t size() const { return names.size(); }
    template <class Files = register_files>
    Files read(std::size_t part) const {
        return named<Files>(part, {csv, &missing_table});
    }
    /// Those that there are; none is missed.
    template <class Files = figure_files>
    Files figures(std::size_t part) const {
        return without_missing(named<Files>(part, {csv, &missing_figures}));
    }

private:
    template <class Files>
    Files named(std::size_t part, csv_folder_options const& options) const {
        std::string const& name  = names.at(part);
        Files              files = read_csv_folder<Files>(folder + "/" + name, options);
        for_each_member<Files>([&](std::string_view, auto member) {
            auto& records = (files.*member).records;
            records.file  = name + "/" + records.file;
            for (finding& each : records.findings)
                each.file = name + "/" + each.file;
        });
        return files;
    }
};

namespace detail {

// Of keys 8 bytes of hash are kept, enough to see which of them several parts have. Two keys with one hash are taken
// for one key that they share: then more is looked at once more.

inline std::uint64_t hash_of_number(std::string_view number) {
    return static_cast<std::uint64_t>(std::hash<std::string_view>()(number));
}

/// The hashes of the keys of each kind that a part has, each once and in order.
using keys_of_part = std::array<std::vector<std::uint64_t>, key_kinds>;

template <class Tables>
keys_of_part find_keys(Tables const& tables) {
    keys_of_part keys;
    for_each_member<Tables>([&](std::string_view, auto member) {
        if (auto const& table = tables.*member)
            for (auto const& row : *table)
                for_each_key(row, [&](key_kind kind, std::string_view number) {
                    if (number.empty())
                        return;
                    auto&               of_kind = keys[static_cast<std::size_t>(kind)];
                    std::uint64_t const hash    = hash_of_number(number);
                    if (of_kind.empty() || of_kind.back() != hash) // rows of one household often stand together
                        of_kind.push_back(hash);
                });
    });
    for (auto& of_kind : keys) {
        std::vector<std::uint64_t> space(of_kind.size());
        tuopin::detail::radix_sort(of_kind.data(), of_kind.size(), space.data(),
                                   [](std::uint64_t hash) { return hash; });
        // What stays in memory has no room for more.
        of_kind = std::vector<std::uint64_t>(of_kind.begin(), std::unique(of_kind.begin(), of_kind.end()));
    }
    return keys;
}

/// The keys that several parts have.
class shared_keys {
public:
    explicit shared_keys(std::size_t parts) : all_(parts), sharing_(parts) {}

    /// Each part once; several threads may add at a time.
    void add(keys_of_part&& keys, std::size_t part) { all_[part] = std::move(keys); }

    /// When all parts have been added: keys that are alike lie in one piece of all hashes, and pieces are small enough
    /// to be near the processor.
    template <class Policy>
    void finish(Policy const& policy) {
        constexpr unsigned leading = 8, below = 64 - leading; // bits of a hash
        struct piece {
            keys_of_part             shared{};
            std::vector<std::size_t> parts{};
        };
        std::vector<piece> pieces(std::size_t{1} << leading);
        policy.in_parts(pieces.size(), [&](std::size_t number) {
            struct key {
                std::uint64_t hash;
                std::size_t   part;
            };
            std::vector<key> keys, space;
            for (std::size_t kind = 0; kind < key_kinds; ++kind) {
                keys.clear();
                for (std::size_t part = 0; part < all_.size(); ++part) {
                    auto const& hashes = all_[part][kind];
                    auto at = std::lower_bound(hashes.begin(), hashes.end(), std::uint64_t{number} << below);
                    for (; at != hashes.end() && *at >> below == number; ++at)
                        keys.push_back({*at, part});
                }
                space.resize(keys.size());
                tuopin::detail::radix_sort(keys.data(), keys.size(), space.data(),
                                           [](key const& each) { return each.hash; });
                auto& shared = pieces[number].shared[kind];
                for (std::size_t at = 1; at < keys.size(); ++at)
                    if (keys[at].hash == keys[at - 1].hash) {
                        if (shared.empty() || shared.back() != keys[at].hash)
                            shared.push_back(keys[at].hash);
                        pieces[number].parts.insert(pieces[number].parts.end(), {keys[at - 1].part, keys[at].part});
                    }
            }
        });
        all_.clear();
        all_.shrink_to_fit();
        for (piece const& each : pieces) {
            for (std::size_t kind = 0; kind < key_kinds; ++kind)
                shared_[kind].insert(shared_[kind].end(), each.shared[kind].begin(), each.shared[kind].end());
            for (std::size_t const part : each.parts)
                sharing_[part] = true;
        }
    }
    bool any() const {
        for (auto const& keys : shared_)
            if (!keys.empty())
                return true;
        return false;
    }
    /// Whether a part has keys that others have, too.
    bool of_part(std::size_t part) const { return sharing_[part]; }
    bool has(key_kind kind, std::string_view number) const {
        auto const& keys = shared_[static_cast<std::size_t>(kind)];
        return !keys.empty() && !number.empty() && std::binary_search(keys.begin(), keys.end(), hash_of_number(number));
    }

private:
    std::vector<keys_of_part> all_;      // of each part
    keys_of_part              shared_{}; // in order
    std::vector<bool>         sharing_;  // of each part
};

// Whether a case hangs on rows of several parts.

inline bool has_shared_members(shared_keys const& shared, household_case const& home) {
    for (person_case const& member : home.members)
        if (shared.has(key_kind::person, member.row->person.view()))
            return true;
    return false;
}
inline bool is_in_shared_village(shared_keys const& shared, household_case const& home) {
    return home.home != nullptr && home.home->village && shared.has(key_kind::village, home.home->village->view());
}
inline bool spans_parts(shared_keys const& shared, household_case const& home) {
    return shared.has(key_kind::household, home.row->household.view()) || is_in_shared_village(shared, home) ||
           has_shared_members(shared, home);
}
inline bool spans_parts(shared_keys const& shared, person_case const& person) {
    return shared.has(key_kind::person, person.row->person.view()) ||
           shared.has(key_kind::household, person.row->household.view()) ||
           (person.home != nullptr && is_in_shared_village(shared, *person.home));
}
/// Some of many cases, where they stand: they name one another by their place.
template <class Case>
class chosen_cases {
public:
    class iterator {
    public:
        explicit iterator(Case const* const* at) : at_(at) {}
        Case const& operator*() const { return **at_; }
        iterator&   operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(iterator const&, iterator const&) = default;

    private:
        Case const* const* at_;
    };

    template <class Choose>
    chosen_cases(std::vector<Case> const& all, Choose choose) {
        chosen_.reserve(all.size());
        for (Case const& each : all)
            if (choose(each))
                chosen_.push_back(&each);
    }
    std::size_t size() const { return chosen_.size(); }
    Case const& operator[](std::size_t at) const { return *chosen_[at]; }
    iterator    begin() const { return iterator(chosen_.data()); }
    iterator    end() const { return iterator(chosen_.data() + chosen_.size()); }

private:
    std::vector<Case const*> chosen_{};
};

/// What was found without the findings.
inline validation counts_of(validation const& found) {
    validation counts;
    for (rule_count const& each : found.rules())
        counts.add_rule(each.rule, each.gravity, each.number, {});
    std::size_t graver = 0;
    for (severity const each : {severity::error, severity::warning, severity::note}) {
        std::size_t const breaking = found.records_breaking(each);
        counts.add_breaking(each, breaking - graver);
        graver = breaking;
    }
    counts.add_records(found.records());
    return counts;
}

/// Numbers, found by binary search.
class number_set {
public:
    void add(std::string_view number) {
        if (!number.empty() && (numbers_.empty() || numbers_.back() != number))
            numbers_.push_back(number);
    }
    /// When all have been added.
    void sort() {
        std::sort(numbers_.begin(), numbers_.end());
        numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
    }
    bool has(std::string_view number) const {
        return !numbers_.empty() && std::binary_search(numbers_.begin(), numbers_.end(), number);
    }
    template <class Number>
    bool has(Number const& number) const {
        return has(number.view());
    }

private:
    std::vector<std::string_view> numbers_{};
};

/// The households, persons and villages of a part on which cases hang that span parts. Villages are judged with all
/// their households, households with all their members, members with everybody who has the same identity number. Has
/// views into the files.
class rows_of_spanning {
public:
    rows_of_spanning() = default;
    template <class Files>
    rows_of_spanning(Files const& files, shared_keys const& shared) {
        number_set shared_people, shared_homes, spanning_people, in_shared_villages, namesakes;
        for_each_member<Files>([&](std::string_view, auto member) {
            for (auto const& row : (files.*member).records.rows)
                for_each_key(row, [&](key_kind kind, std::string_view number) {
                    if (kind == key_kind::person && shared.has(kind, number))
                        shared_people.add(number);
                    if (kind == key_kind::household && shared.has(kind, number))
                        shared_homes.add(number);
                    if (kind == key_kind::village && shared.has(kind, number))
                        shared_places_.add(number);
                });
        });
        shared_people.sort();
        // Of whoever spans parts, everybody with the identity number does.
        for (household const& row : files.households.records.rows)
            if (row.village && shared.has(key_kind::village, row.village->view()))
                in_shared_villages.add(row.number.view());
        in_shared_villages.sort();
        for (person_year const& row : files.person_years.records.rows)
            if (shared.has(key_kind::household, row.household.view()) || in_shared_villages.has(row.household))
                spanning_people.add(row.person.view());
        spanning_people.sort();
        for (person const& row : files.persons.records.rows)
            if (shared_people.has(row.number) || spanning_people.has(row.number) ||
                shared.has(key_kind::identity, identity_of(row.certificate)))
                identities_.add(identity_of(row.certificate));
        identities_.sort();
        for (person const& row : files.persons.records.rows)
            if (identities_.has(identity_of(row.certificate)))
                namesakes.add(row.number.view());
        namesakes.sort();
        for (person_year const& row : files.person_years.records.rows)
            if (shared_people.has(row.person))
                shared_homes.add(row.household.view());
        shared_homes.sort();
        for (household const& row : files.households.records.rows)
            if (row.village && shared_homes.has(row.number))
                shared_places_.add(row.village->view());
        shared_places_.sort();

        homes_ = shared_homes;
        for (household const& row : files.households.records.rows)
            if (row.village && shared_places_.has(*row.village))
                homes_.add(row.number.view());
        for (person_year const& row : files.person_years.records.rows)
            if (namesakes.has(row.person))
                homes_.add(row.household.view());
        homes_.sort();
        people_ = shared_people;
        for (person_year const& row : files.person_years.records.rows)
            if (namesakes.has(row.person) || homes_.has(row.household))
                people_.add(row.person.view());
        people_.sort();
        places_ = shared_places_;
        for (household const& row : files.households.records.rows)
            if (row.village && homes_.has(row.number))
                places_.add(row.village->view());
        places_.sort();
    }

    /// Whether a household of the village spans parts, one that is there in its own row alone included.
    bool spans_parts(village_case const& place) const { return shared_places_.has(place.row->village); }
    /// Whether somebody with the identity number of the person does.
    bool spans_parts(person_case const& person) const {
        return person.who != nullptr && identities_.has(identity_of(person.who->certificate));
    }

    bool has(household const& row) const { return homes_.has(row.number); }
    bool has(person const& row) const { return people_.has(row.number); }
    bool has(person_year const& row) const { return homes_.has(row.household) || people_.has(row.person); }
    bool has(village const& row) const { return places_.has(row.number); }
    bool has(helper const& row) const { return identities_.has(identity_of(row.certificate)); }
    bool has(outside_record const& row) const { return identities_.has(identity_of(row.certificate)); }
    template <class Row>
    bool has(Row const& row) const {
        if constexpr (requires { row.household.view(); })
            return homes_.has(row.household);
        else
            return places_.has(row.village);
    }

private:
    number_set identities_{};
    number_set homes_{};
    number_set people_{};
    number_set shared_places_{};
    number_set places_{};
};

/// Chooses the cases and keys that are looked at: those that belong to one part, or those that span several.
class cases_to_judge {
public:
    cases_to_judge(shared_keys const& shared, rows_of_spanning const& rows, bool spanning)
        : shared_(&shared), rows_(&rows), spanning_(spanning) {}

    bool operator()(household_case const& home) const { return spans_parts(*shared_, home) == spanning_; }
    bool operator()(person_case const& person) const {
        return (spans_parts(*shared_, person) || rows_->spans_parts(person)) == spanning_;
    }
    bool operator()(village_case const& place) const { return rows_->spans_parts(place) == spanning_; }
    bool operator()(key_kind kind, std::string_view number) const { return shared_->has(kind, number) == spanning_; }

private:
    shared_keys const*      shared_;
    rows_of_spanning const* rows_;
    bool                    spanning_;
};

/// What was found in a part, or of what spans several.
struct part_report {
    register_report report{};
    std::size_t     judged{}; ///< so many of the findings, the first ones, are of cases
    region_counts   regions{};
};

template <class Persons, class Households, class Villages>
part_report check_chosen(register_tables const& tables, register_cases const& cases, cases_to_judge const& judged,
                         validation_options const& options, Persons const& of_persons, Households const& of_households,
                         Villages const& of_villages) {
    part_report                        part;
    chosen_cases<person_case> const    people(cases.persons(), judged);
    chosen_cases<household_case> const homes(cases.households(), judged);
    chosen_cases<village_case> const   places(cases.villages(), judged);
    part.report = detail::check_cases(people, homes, places, options, of_persons, of_households, of_villages);
    part.judged = part.report.findings.size();
    for (validation* each : {&part.report.persons, &part.report.households, &part.report.villages})
        *each = counts_of(*each);
    for (household_case const& home : homes)
        part.regions.add(home);
    for (finding& each : check_tables(tables, options.in, judged))
        add_finding(part.report, std::move(each));
    return part;
}

/// How many rows of each table stand in the parts before one.
using rows_before = std::vector<std::size_t>;

/// Which table of a register has that name; their number, where none has.
template <class Tables>
std::size_t place_of_table(std::string_view name) {
    constexpr auto names = tuopin::detail::described_names<Tables>();
    std::size_t    place = 0;
    while (place < names.size && names.names[place] != name)
        ++place;
    return place;
}

/// The rows of all parts that have a key which several parts have, or on which cases hang that span parts.
template <class Files>
class shared_rows {
public:
    void add(Files const& files, shared_keys const& shared, rows_of_spanning const& needed,
             rows_before const& before) {
        origins_.resize(member_count<Files>);
        std::size_t place = 0;
        for_each_member<Files>([&](std::string_view, auto member) {
            auto const& from = files.*member;
            auto&       to   = rows_.*member;
            to.given         = to.given || from.given;
            for (std::size_t at = 0; at < from.records.rows.size(); ++at) {
                auto const& row    = from.records.rows[at];
                bool        wanted = needed.has(row);
                for_each_key(
                    row, [&](key_kind kind, std::string_view number) { wanted = wanted || shared.has(kind, number); });
                if (wanted) {
                    to.records.rows.push_back(row);
                    origins_[place].push_back({before[place] + at, from.records.file, from.records.lines[at]});
                }
            }
            ++place;
        });
    }

    /// Puts those of another part behind these.
    void append(shared_rows&& other) {
        origins_.resize(member_count<Files>);
        std::size_t place = 0;
        for_each_member<Files>([&](std::string_view, auto member) {
            auto& from = other.rows_.*member;
            auto& to   = rows_.*member;
            to.given   = to.given || from.given;
            std::move(from.records.rows.begin(), from.records.rows.end(), std::back_inserter(to.records.rows));
            std::move(other.origins_[place].begin(), other.origins_[place].end(), std::back_inserter(origins_[place]));
            ++place;
        });
    }

    Files const& files() const { return rows_; }

    /// Puts on a row of these its number among all rows, file and line.
    void locate(row_reference& row) const {
        std::size_t const place = place_of_table<Files>(row.table);
        if (place < origins_.size() && row.record < origins_[place].size()) {
            origin const& located = origins_[place][row.record];
            row.record            = located.record;
            row.file              = located.file;
            row.line              = located.line;
        }
    }

private:
    struct origin {
        std::size_t record{};
        std::string file{};
        std::size_t line{};
    };

    Files                            rows_{};
    std::vector<std::vector<origin>> origins_{};
};

/// Numbers the rows of findings on behind those of the parts before.
template <class Tables>
void number_on(register_report& report, rows_before const& before) {
    for (register_finding& each : report.findings)
        if (each.rule != "read")
            for (row_reference& row : each.rows)
                if (std::size_t const place = place_of_table<Tables>(row.table); place < before.size())
                    row.record += before[place];
}

/// Puts parts together, in their order.
class report_of_parts {
public:
    explicit report_of_parts(validation_options const& options) : options_(options) {}

    void add(part_report&& part) {
        for (std::size_t at = 0; at < part.report.findings.size(); ++at)
            if (at >= part.judged || keeps(part.report.findings[at].rule))
                all_.findings.push_back(std::move(part.report.findings[at]));
        all_.persons.merge(part.report.persons);
        all_.households.merge(part.report.households);
        all_.villages.merge(part.report.villages);
        for (finding const& each : part.report.others.findings())
            all_.others.add(each);
        regions_.merge(part.regions);
    }
    register_report      report() && { return std::move(all_); }
    region_counts const& regions() const { return regions_; }

private:
    bool keeps(std::string_view rule) {
        auto const same =
            std::find_if(kept_.begin(), kept_.end(), [&](rule_count const& each) { return each.rule == rule; });
        rule_count& of = same != kept_.end() ? *same : kept_.emplace_back(rule_count{std::string(rule), {}, 0});
        return static_cast<std::size_t>(of.number++) < options_.findings_per_rule;
    }

    validation_options      options_;
    register_report         all_{};
    region_counts           regions_{};
    std::vector<rule_count> kept_{};
};

} // namespace detail

/// Checks a register part by part, as `check_files` checks one that fits into memory: what takes memory is a part at a
/// time, on several threads one each, the findings, and 8 bytes for every number of a household, person, village or
/// helper and for every identity number. So any split of the rows gives the findings of all rows at once. What spans
/// parts, such as a person who moved or two with one identity number, is put together from its parts and judged at the
/// end; these parts are read a second time. The fewer such there are, the better: split by counties, say.
///
/// The findings come part by part, each in the order of `check_files`, then those of what spans parts, then those of
/// figures of the whole and of the parts. Their rows are numbered as if the tables of the parts stood one behind the
/// other. The validations of persons, households and villages have counts alone. What needs a table that a part does
/// not have is not checked there. Throws `std::logic_error` where no parameters hold for the year.
///
/// `on_part(part, cases)` sees the cases of every part once, one part at a time and on several threads in no set order,
/// for summaries that are merged. A policy's progress counts parts.
template <tuopin::detail::pass_policy Policy, register_parts Parts, class OnPart,
          class Persons = decltype(person_rules), class Households = decltype(household_rules),
          class Villages = decltype(village_rules)>
    requires std::invocable<OnPart&, std::size_t, register_cases const&>
register_report check_parts(Policy const& policy, Parts const& parts, figure_files const& figures, int year,
                            rule_parameter_table const& parameters, validation_options const& options, OnPart&& on_part,
                            Persons const& of_persons = person_rules, Households const& of_households = household_rules,
                            Villages const& of_villages = village_rules) {
    std::size_t const                number = parts.size();
    std::vector<detail::part_report> reports(number);
    std::vector<detail::rows_before> before(number); // at first, how many rows the part has
    detail::shared_keys              shared(number);
    std::mutex                       guard;
    auto                             progress = policy.progress_over(number);
    auto const check = [&](register_files const& files, register_tables const& tables, register_cases const& cases,
                           detail::rows_of_spanning const& rows) {
        detail::part_report part =
            detail::check_chosen(tables, cases, {shared, rows, false}, options, of_persons, of_households, of_villages);
        registry::locate(part.report, files);
        add_file_findings(part.report, files);
        return part;
    };
    policy.in_parts(number, [&](std::size_t part) {
        register_files const  files  = parts.read(part);
        register_tables const tables = given_tables(files);
        register_cases const  cases(tables, year, parameters);
        reports[part] = check(files, tables, cases, {});
        for_each_member<register_files>(
            [&](std::string_view, auto member) { before[part].push_back((files.*member).records.rows.size()); });
        shared.add(detail::find_keys(tables), part);
        {
            std::lock_guard const one_at_a_time(guard);
            on_part(part, cases);
        }
        progress.add(1);
    });
    shared.finish(policy);

    std::vector<std::size_t> again;
    detail::rows_before      rows_so_far(member_count<register_files>);
    for (std::size_t part = 0; part < number; ++part) {
        if (shared.of_part(part))
            again.push_back(part);
        for (std::size_t table = 0; table < rows_so_far.size(); ++table)
            rows_so_far[table] += std::exchange(before[part][table], rows_so_far[table]);
    }
    std::vector<detail::shared_rows<register_files>> rows_of_parts(again.size());
    policy.in_parts(again.size(), [&](std::size_t at) {
        std::size_t const              part   = again[at];
        register_files const           files  = parts.read(part);
        register_tables const          tables = given_tables(files);
        detail::rows_of_spanning const of_spanning(files, shared);
        reports[part] = check(files, tables, register_cases(tables, year, parameters), of_spanning);
        rows_of_parts[at].add(files, shared, of_spanning, before[part]);
    });

    detail::report_of_parts all(options);
    detail::shared_rows<register_files> rows;
    for (std::size_t part = 0; part < number; ++part) {
        detail::number_on<register_files>(reports[part].report, before[part]);
        all.add(std::move(reports[part]));
    }
    for (auto& each : rows_of_parts)
        rows.append(std::move(each));
    if (shared.any()) {
        register_tables const          tables = given_tables(rows.files());
        register_cases const           cases(tables, year, parameters);
        detail::rows_of_spanning const of_spanning(rows.files(), shared);
        detail::part_report part = detail::check_chosen(tables, cases, {shared, of_spanning, true}, options, of_persons,
                                                        of_households, of_villages);
        for (register_finding& each : part.report.findings)
            for (row_reference& row : each.rows)
                rows.locate(row);
        all.add(std::move(part));
    }
    auto const check_reported = [&](figure_files const& files) {
        register_report found;
        for (figure_finding& each : check_figures(given_tables(files), all.regions(), options))
            add_finding(found, std::move(each.found), each.region);
        registry::locate(found, files);
        add_file_findings(found, files);
        all.add(detail::part_report{std::move(found), 0, {}});
    };
    check_reported(figures);
    if constexpr (requires(std::size_t part) {
                      { parts.figures(part) } -> std::same_as<figure_files>;
                  })
        for (std::size_t part = 0; part < number; ++part)
            check_reported(parts.figures(part));
    return std::move(all).report();
}
template <register_parts Parts>
register_report check_parts(Parts const& parts, figure_files const& figures, int year,
                            rule_parameter_table const& parameters, validation_options const& options = {}) {
    return check_parts(threads{1}, parts, figures, year, parameters, options,
                       [](std::size_t, register_cases const&) {});
}

} // namespace tuopin::registry

#endif
