// The query Q7: twenty rules over a national register in columns, every offender listed with its
// rule; and the fifteen of them that look at one row alone. Beside them the loops written by hand
// over the same arrays.
//
//     benchmark_national_rules [households] [options of Google Benchmark]
#include "national_rules.hpp"
#include "ratios.hpp"

#include <tuopin/engines/keys/keys_known.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>
#include <tuopin/values/large_memory.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace national;

namespace {

std::size_t number_of_households = 3'000'000;

template <record_order Order>
tables_with_errors const& tables_of() {
    static tables_with_errors const made = make_tables_with_errors(number_of_households, Order);
    return made;
}

// Every offender with its rule, as the loop by hand lists them, and a few findings in words, which that has not.
constexpr tuopin::validation_options every_offender{.findings_per_rule = 10, .every_violation = true};

template <record_order Order, auto const& Rules>
void row_rules(benchmark::State& state) {
    auto const& households = tables_of<Order>().households;
    for (auto _ : state)
        state.counters["offenders"] =
            static_cast<double>(tuopin::validate(households, Rules, every_offender).violations().size());
}

template <record_order Order>
tuopin::validation validate_all(int number) {
    tuopin::threads const threads(number);
    auto const&           all = tables_of<Order>();
    tuopin::keys_known    keys; // what belongs together is looked for once, as by hand
    auto                  options = every_offender;
    options.keys                  = &keys;
    auto found =
        tuopin::validate(threads, all.households, rules::all_of_households, options, all.persons, all.villages);
    found.merge(tuopin::validate(threads, all.persons, rules::all_of_persons, options, all.households));
    found.merge(tuopin::validate(threads, all.villages, rules::all_of_villages, options, all.households));
    return found;
}
template <record_order Order, int Threads>
void all_rules(benchmark::State& state) {
    for (auto _ : state)
        state.counters["offenders"] = static_cast<double>(validate_all<Order>(Threads).total());
}

// By hand, over arrays of numbers as the library keeps them, in memory as the library takes it.
template <class T>
using numbers = std::vector<T, tuopin::detail::large_allocator<T>>;

struct plain_columns {
    numbers<std::int64_t> number, village, size, income, wage, business, property, transfer;
    numbers<std::uint8_t> cause, attribute, housing, exited, status;
    numbers<std::int16_t> registered, exit_year;
    numbers<std::int64_t> household_of_person;
    numbers<std::int64_t> code_of_village, declared;
};
std::int64_t digits_of(tuopin::region_code place) { return std::stoll(to_field(place)); }

template <record_order Order>
plain_columns const& plain() {
    static plain_columns const made = [] {
        plain_columns columns;
        auto const&   all = tables_of<Order>();
        for (household const h : all.households) {
            columns.number.push_back(h.number);
            columns.village.push_back(digits_of(h.village));
            columns.size.push_back(h.size.count());
            columns.income.push_back(h.income.steps());
            columns.wage.push_back(h.wage.steps());
            columns.business.push_back(h.business.steps());
            columns.property.push_back(h.property.steps());
            columns.transfer.push_back(h.transfer.steps());
            columns.cause.push_back(static_cast<std::uint8_t>(h.cause));
            columns.attribute.push_back(static_cast<std::uint8_t>(h.attribute));
            columns.housing.push_back(static_cast<std::uint8_t>(h.housing));
            columns.exited.push_back(h.exited ? 1 : 0);
            columns.status.push_back(static_cast<std::uint8_t>(h.status));
            columns.registered.push_back(h.registered);
            columns.exit_year.push_back(h.exited.value_or(std::int16_t{0}));
        }
        for (std::int64_t const each : all.persons.template array<&person::household>())
            columns.household_of_person.push_back(each);
        for (village const v : all.villages) {
            columns.code_of_village.push_back(digits_of(v.code));
            columns.declared.push_back(v.declared.count());
        }
        return columns;
    }();
    return made;
}

struct listed {
    std::size_t record;
    int         rule;

    friend auto operator<=>(listed const&, listed const&) = default;
};

// Ranges of rows for threads; the offenders of each are put one behind the other.
template <class Check>
std::vector<listed> by_threads(int threads, std::size_t rows, Check check) {
    auto const                       parts = static_cast<std::size_t>(threads);
    std::vector<std::vector<listed>> bad(parts);
    tuopin::threads(threads).in_parts(parts, [&](std::size_t part) {
        check(part, rows / parts * part, part + 1 == parts ? rows : rows / parts * (part + 1), bad[part]);
    });
    for (std::size_t part = 1; part < parts; ++part)
        bad[0].insert(bad[0].end(), bad[part].begin(), bad[part].end());
    return std::move(bad[0]);
}

// The rules on single rows, by blocks: is any row of the block an offender, without a branch, by the signs of
// differences where numbers are of 64 bits, which have no comparison of several at a time; all rules on these in one
// loop, which reads each array once. Only then, which rule and which row.
void check_rows_by_hand(plain_columns const& c, std::size_t from, std::size_t to, std::vector<listed>& bad) {
    bool in_a_province[100]{};
    for (tuopin::region_code const each : rules::provinces)
        in_a_province[digits_of(each)] = true;
    auto const in_amounts = [&](std::size_t first, std::size_t last) {
        std::int64_t signs = 0, different = 0;
        for (std::size_t at = first; at < last; ++at) {
            std::int64_t const size = c.size[at], income = c.income[at], wage = c.wage[at], property = c.property[at],
                               transfer = c.transfer[at];
            signs |= (size - 1) | (20 - size) | (income + 100'000'000) | (10'000'000'000 - income) | wage | property |
                     transfer;
            signs |= (income - 400'000 * size) & -static_cast<std::int64_t>(c.status[at] == 1);
            signs |= (income - 2 * wage) & -static_cast<std::int64_t>(c.attribute[at] == 3);
            different |= income ^ (wage + c.business[at] + property + transfer);
        }
        return (signs < 0) | (different != 0);
    };
    auto const in_years = [&](std::size_t first, std::size_t last) {
        std::uint16_t any = 0;
        for (std::size_t at = first; at < last; ++at) {
            std::int16_t const registered = c.registered[at];
            any                           = static_cast<std::uint16_t>(
                any | static_cast<std::uint16_t>((registered < 2013) | (registered > 2020)) |
                static_cast<std::uint16_t>((c.exited[at] != 0) & (c.exit_year[at] < registered)));
        }
        return any != 0;
    };
    auto const in_codes = [&](std::size_t first, std::size_t last) {
        std::uint8_t any = 0;
        for (std::size_t at = first; at < last; ++at)
            any = static_cast<std::uint8_t>(any | (c.cause[at] > 11 ? 1 : 0) | (c.attribute[at] > 3 ? 1 : 0) |
                                            (c.housing[at] > 3 ? 1 : 0) |
                                            ((c.status[at] == 1 ? 1 : 0) ^ (c.exited[at] != 0 ? 1 : 0)));
        return any != 0;
    };
    // Equal places mostly follow each other.
    auto const in_places = [&](std::size_t first, std::size_t last) {
        std::int64_t previous = c.village[first];
        bool         any      = !in_a_province[previous / 10'000'000'000];
        for (std::size_t at = first + 1; at < last; ++at)
            if (c.village[at] != previous) {
                previous = c.village[at];
                any |= !in_a_province[previous / 10'000'000'000];
            }
        return any;
    };
    auto const look = [&](std::size_t first, std::size_t last, int rule, auto broken) {
        for (std::size_t at = first; at < last; ++at)
            if (broken(at))
                bad.push_back({at, rule});
    };
    auto const blocks = [&](std::size_t first, std::size_t last, auto any, auto list) {
        if (any(first, last))
            for (std::size_t next; first < last; first = next) {
                next = std::min(first + 64, last);
                if (any(first, next))
                    list(first, next);
            }
    };
    for (std::size_t first = from; first < to; first += 512) {
        std::size_t const last = std::min(first + 512, to);
        blocks(first, last, in_amounts, [&](std::size_t a, std::size_t b) {
            look(a, b, 1, [&](std::size_t at) { return c.size[at] < 1 || c.size[at] > 20; });
            look(a, b, 2, [&](std::size_t at) { return c.income[at] < -100'000'000 || c.income[at] > 10'000'000'000; });
            look(a, b, 3, [&](std::size_t at) { return c.wage[at] < 0; });
            look(a, b, 4, [&](std::size_t at) { return c.property[at] < 0; });
            look(a, b, 5, [&](std::size_t at) { return c.transfer[at] < 0; });
            look(a, b, 11, [&](std::size_t at) {
                return c.income[at] != c.wage[at] + c.business[at] + c.property[at] + c.transfer[at];
            });
            look(a, b, 14, [&](std::size_t at) { return c.status[at] == 1 && c.income[at] < 400'000 * c.size[at]; });
            look(a, b, 15, [&](std::size_t at) { return c.attribute[at] == 3 && c.wage[at] * 2 > c.income[at]; });
        });
        blocks(first, last, in_years, [&](std::size_t a, std::size_t b) {
            look(a, b, 9, [&](std::size_t at) { return c.registered[at] < 2013 || c.registered[at] > 2020; });
            look(a, b, 12, [&](std::size_t at) { return c.exited[at] != 0 && c.exit_year[at] < c.registered[at]; });
        });
        blocks(first, last, in_codes, [&](std::size_t a, std::size_t b) {
            look(a, b, 6, [&](std::size_t at) { return c.cause[at] > 11; });
            look(a, b, 7, [&](std::size_t at) { return c.attribute[at] > 3; });
            look(a, b, 8, [&](std::size_t at) { return c.housing[at] > 3; });
            look(a, b, 13, [&](std::size_t at) { return (c.status[at] == 1) != (c.exited[at] != 0); });
        });
        blocks(first, last, in_places, [&](std::size_t a, std::size_t b) {
            look(a, b, 10, [&](std::size_t at) { return !in_a_province[c.village[at] / 10'000'000'000]; });
        });
    }
}

// Where each key stands, in a table of the keys themselves that is a quarter full, asked for many at a time.
class key_table {
public:
    static constexpr std::size_t batch = 64;

    explicit key_table(numbers<std::int64_t> const& keys)
        : slots_(std::bit_ceil(3 * keys.size()), std::int64_t{0}), place_(slots_.size(), std::uint32_t{0}) {
        for (std::size_t at = 0; at < keys.size(); ++at) {
            std::size_t const slot = slot_of(keys[at]);
            slots_[slot]           = keys[at];
            place_[slot]           = static_cast<std::uint32_t>(at);
        }
    }
    /// Calls `found(place)` or `missing(at)` for values up to a batch.
    template <class Found, class Missing>
    void find(std::int64_t const* values, std::size_t count, Found found, Missing missing) const {
        std::size_t  begin[batch], left[batch], number = 0;
        std::int64_t here[batch], next[batch];
        for (std::size_t at = 0; at < count; ++at) {
            begin[at] = begin_of(values[at]);
            here[at]  = slots_[begin[at]];
            next[at]  = slots_[(begin[at] + 1) & (slots_.size() - 1)];
        }
        for (std::size_t at = 0; at < count; ++at) {
            std::size_t const first = here[at] == values[at] ? 1 : 0, second = next[at] == values[at] ? 1 : 0;
            left[number] = at;
            number += 1 - (first | second);
            if ((first | second) != 0)
                found(place_[(begin[at] + 1 - first) & (slots_.size() - 1)]);
        }
        for (std::size_t each = 0; each < number; ++each) {
            std::size_t const slot = slot_of(values[left[each]]);
            if (slots_[slot] == 0)
                missing(left[each]);
            else
                found(place_[slot]);
        }
    }

private:
    std::size_t begin_of(std::int64_t key) const {
        std::uint64_t const mixed = static_cast<std::uint64_t>(key) * 0x9e37'79b9'7f4a'7c15u;
        return static_cast<std::size_t>(mixed ^ mixed >> 32) & (slots_.size() - 1);
    }
    std::size_t slot_of(std::int64_t key) const {
        std::size_t slot = begin_of(key);
        while (slots_[slot] != 0 && slots_[slot] != key)
            slot = (slot + 1) & (slots_.size() - 1);
        return slot;
    }

    numbers<std::int64_t>  slots_;
    numbers<std::uint32_t> place_;
};

// Keys in the order of the table but for a few: a walk along both, and a search where it is left.
template <class Found, class Missing>
void walk(numbers<std::int64_t> const& values, std::size_t from, std::size_t to, numbers<std::int64_t> const& keys,
          Found found, Missing missing) {
    std::size_t place = from == 0 ? 0 : keys.size();
    for (std::size_t at = from; at < to; ++at) {
        std::int64_t const value = values[at];
        if (place < keys.size() && keys[place] == value) {
            found(place);
        } else if (place + 1 < keys.size() && keys[place + 1] == value) {
            found(++place);
        } else {
            std::size_t near = place;
            for (std::size_t last = std::min(place + 8, keys.size()); near < last && keys[near] != value; ++near) {
            }
            if (near >= keys.size() || keys[near] != value)
                near = static_cast<std::size_t>(std::lower_bound(keys.begin(), keys.end(), value) - keys.begin());
            if (near >= keys.size() || keys[near] != value) {
                missing(at);
            } else {
                found(near);
                place = near;
            }
        }
    }
}

// Equal keys: neighbours where keys ascend; else parted by their hashes, so that the tables of each part are near, and
// looked for in each.
struct repeated_key {
    std::size_t record, first;

    friend auto operator<=>(repeated_key const&, repeated_key const&) = default;
};
std::vector<repeated_key> repeated_by_hand(numbers<std::int64_t> const& keys, int threads) {
    std::vector<repeated_key> repeated;
    bool                      ascends = true;
    for (std::size_t first = 1; first < keys.size() && ascends; first += 1'024)
        for (std::size_t at = first; at < std::min(first + 1'024, keys.size()); ++at)
            ascends &= keys[at - 1] <= keys[at];
    if (ascends) {
        for (std::size_t at = 1; at < keys.size(); ++at)
            if (keys[at] == keys[at - 1])
                repeated.push_back(
                    {at, !repeated.empty() && repeated.back().record == at - 1 ? repeated.back().first : at - 1});
        return repeated;
    }
    constexpr std::size_t parts   = 256;
    auto const            stripes = static_cast<std::size_t>(threads);
    auto const            begin   = [&](std::size_t stripe) { return keys.size() * stripe / stripes; };
    auto const            hash    = [](std::int64_t key) {
        std::uint64_t const mixed = static_cast<std::uint64_t>(key) * 0x9e37'79b9'7f4a'7c15u;
        return mixed ^ mixed >> 32;
    };
    std::vector<std::vector<std::size_t>> next(stripes, std::vector<std::size_t>(parts));
    tuopin::threads(threads).in_parts(stripes, [&](std::size_t stripe) {
        for (std::size_t at = begin(stripe); at < begin(stripe + 1); ++at)
            ++next[stripe][hash(keys[at]) % parts];
    });
    std::vector<std::size_t> start(parts + 1);
    std::size_t              until = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        start[part] = until;
        for (auto& stripe : next)
            until += std::exchange(stripe[part], until);
    }
    start[parts] = until;
    numbers<std::uint64_t> entries(keys.size()); // 32 bits of the hash and the place
    tuopin::threads(threads).in_parts(stripes, [&](std::size_t stripe) {
        std::size_t* const   to  = next[stripe].data();
        std::uint64_t* const all = entries.data();
        for (std::size_t at = begin(stripe); at < begin(stripe + 1); ++at) {
            std::uint64_t const mixed = hash(keys[at]);
            all[to[mixed % parts]++]  = mixed >> 32 << 32 | at;
        }
    });
    std::vector<std::vector<repeated_key>> found(stripes);
    tuopin::threads(threads).in_parts(stripes, [&](std::size_t stripe) {
        std::vector<std::uint32_t> slots;
        for (std::size_t part = stripe; part < parts; part += stripes) {
            std::uint64_t const* const own  = entries.data() + start[part];
            std::size_t const          size = start[part + 1] - start[part];
            slots.assign(std::bit_ceil(2 * size + 2), 0);
            for (std::size_t at = 0; at < size; ++at) {
                std::size_t slot = own[at] >> 32 & (slots.size() - 1);
                for (; slots[slot] != 0; slot = (slot + 1) & (slots.size() - 1))
                    if (std::uint64_t const other = own[slots[slot] - 1];
                        other >> 32 == own[at] >> 32 && keys[other & 0xffff'ffff] == keys[own[at] & 0xffff'ffff]) {
                        found[stripe].push_back({own[at] & 0xffff'ffff, other & 0xffff'ffff});
                        break;
                    }
                if (slots[slot] == 0)
                    slots[slot] = static_cast<std::uint32_t>(at + 1);
            }
        }
    });
    for (auto const& each : found)
        repeated.insert(repeated.end(), each.begin(), each.end());
    std::sort(repeated.begin(), repeated.end());
    return repeated;
}

// All twenty: what belongs together is done in one pass, the reference and the count.
template <record_order Order>
std::vector<listed> check_all_by_hand(int threads) {
    plain_columns const& c = plain<Order>();
    std::vector<listed>  bad =
        by_threads(threads, c.size.size(), [&](std::size_t, std::size_t from, std::size_t to, auto& own) {
            check_rows_by_hand(c, from, to, own);
        });
    auto const add      = [&](std::vector<listed> const& more) { bad.insert(bad.end(), more.begin(), more.end()); };
    auto const repeated = repeated_by_hand(c.number, threads);
    for (repeated_key const& each : repeated)
        bad.push_back({each.record, 16});

    // Each thread counts for itself.
    auto const parts      = static_cast<std::size_t>(threads);
    auto const own_counts = [&](std::size_t size) {
        return std::vector<numbers<std::uint32_t>>(parts, numbers<std::uint32_t>(size, std::uint32_t{0}));
    };
    auto villages = own_counts(c.code_of_village.size()), households = own_counts(c.number.size());

    std::optional<key_table> table;
    if (Order == record_order::shuffled)
        table.emplace(c.code_of_village);
    add(by_threads(threads, c.village.size(), [&](std::size_t part, std::size_t from, std::size_t to, auto& own) {
        std::uint32_t* const count = villages[part].data();
        if (table)
            for (; from < to; from += key_table::batch)
                table->find(
                    c.village.data() + from, std::min(key_table::batch, to - from),
                    [&](std::size_t place) { ++count[place]; },
                    [&](std::size_t at) {
                        own.push_back({from + at, 17});
                    });
        else
            walk(
                c.village, from, to, c.code_of_village, [&](std::size_t place) { ++count[place]; },
                [&](std::size_t at) {
                    own.push_back({at, 17});
                });
    }));
    // Persons stand in the order of their households, whatever it is; the few others are looked for in a set of them.
    std::vector<std::vector<std::size_t>> strayed(parts);
    by_threads(threads, c.household_of_person.size(), [&](std::size_t part, std::size_t from, std::size_t to, auto&) {
        std::uint32_t* const count = households[part].data();
        std::size_t          place = 0;
        if (from != 0)
            while (place < c.number.size() && c.number[place] != c.household_of_person[from])
                ++place;
        std::size_t one_by_one = from + 1; // up to there
        for (std::size_t at = from; at < to; ++at) {
            // A block of persons of households that follow each other costs no branch.
            constexpr std::size_t block = 64;
            while (at >= one_by_one && at + block <= to && place + block < c.number.size()) {
                unsigned char ends[block + 1]; // of the persons of each household
                std::size_t   next = 0;
                for (std::size_t ahead = 0; ahead < block; ++ahead) {
                    ends[next] = static_cast<unsigned char>(ahead);
                    next += c.household_of_person[at + ahead] != c.household_of_person[at + ahead - 1] ? 1 : 0;
                }
                ends[next] = static_cast<unsigned char>(block);
                bool wrong = (ends[0] != 0) & (c.number[place] != c.household_of_person[at]);
                for (std::size_t each = 0; each < next; ++each)
                    wrong |= c.number[place + each + 1] != c.household_of_person[at + ends[each]];
                if (wrong) {
                    one_by_one = at + block;
                    break;
                }
                count[place] += ends[0];
                for (std::size_t each = 0; each < next; ++each)
                    count[place + each + 1] += static_cast<std::uint32_t>(ends[each + 1] - ends[each]);
                place += next;
                at += block;
            }
            if (at == to)
                break;
            std::int64_t const value = c.household_of_person[at];
            if (place < c.number.size() && c.number[place] == value) {
                ++count[place];
                continue;
            }
            std::size_t near = place;
            for (std::size_t last = std::min(place + 8, c.number.size()); near < last && c.number[near] != value;
                 ++near) {
            }
            if (near < std::min(place + 8, c.number.size()))
                ++count[place = near];
            else
                strayed[part].push_back(at);
        }
    });
    for (std::size_t part = 1; part < parts; ++part)
        strayed[0].insert(strayed[0].end(), strayed[part].begin(), strayed[part].end());
    std::map<std::int64_t, std::vector<std::size_t>> wanted;
    std::vector<std::uint64_t>                       seen(1'024); // by 16 bits of the hash
    auto const bit = [](std::int64_t key) { return static_cast<std::uint64_t>(key) * 0x9e37'79b9'7f4a'7c15u >> 48; };
    for (std::size_t const at : strayed[0]) {
        std::int64_t const value = c.household_of_person[at];
        wanted[value].push_back(at);
        seen[bit(value) / 64] |= std::uint64_t{1} << bit(value) % 64;
    }
    if (!wanted.empty())
        for (std::size_t place = 0; place < c.number.size(); ++place)
            if (std::uint64_t const key = bit(c.number[place]); (seen[key / 64] >> key % 64 & 1) != 0)
                if (auto const known = wanted.find(c.number[place]); known != wanted.end()) {
                    households[0][place] += static_cast<std::uint32_t>(known->second.size());
                    wanted.erase(known);
                }
    for (auto const& each : wanted)
        for (std::size_t const at : each.second)
            bad.push_back({at, 18});

    // Households of one number share its persons.
    for (std::size_t part = 1; part < parts; ++part)
        for (auto const& [record, first] : repeated)
            households[0][record] += std::exchange(households[part][record], 0);
    for (auto const& [record, first] : repeated)
        households[0][first] += households[0][record];
    for (auto const& [record, first] : repeated) {
        households[0][record] = households[0][first];
        for (std::size_t part = 1; part < parts; ++part)
            households[part][record] = households[part][first];
    }

    auto const compare = [&](auto const& stated, auto const& counts, int rule) {
        add(by_threads(threads, stated.size(), [&](std::size_t, std::size_t from, std::size_t to, auto& own) {
            for (std::size_t at = from; at < to; ++at) {
                std::int64_t number = 0;
                for (auto const& each : counts)
                    number += each[at];
                if (number != stated[at])
                    own.push_back({at, rule});
            }
        }));
    };
    compare(c.size, households, 19);
    compare(c.declared, villages, 20);
    std::sort(bad.begin(), bad.end());
    return bad;
}

template <record_order Order>
void row_rules_by_hand(benchmark::State& state) {
    for (auto _ : state) {
        std::vector<listed> bad;
        check_rows_by_hand(plain<Order>(), 0, plain<Order>().size.size(), bad);
        std::sort(bad.begin(), bad.end());
        state.counters["offenders"] = static_cast<double>(bad.size());
    }
}
template <record_order Order, int Threads>
void all_rules_by_hand(benchmark::State& state) {
    for (auto _ : state)
        state.counters["offenders"] = static_cast<double>(check_all_by_hand<Order>(Threads).size());
}

} // namespace

int main(int argc, char** argv) {
    number_of_households = take_number(argc, argv, number_of_households);
    constexpr auto sorted = record_order::sorted, shuffled = record_order::shuffled;
    bool           agreed = true;
    auto const compare = [&](char const* order, tuopin::validation const& found, std::vector<listed> const& by_hand) {
        std::printf("%s:", order);
        for (auto const& each : found.rules()) {
            auto const number = std::count_if(by_hand.begin(), by_hand.end(),
                                              [&](listed const& one) { return one.rule == std::stoi(each.rule); });
            std::printf(" %s:%lld", each.rule.c_str(), static_cast<long long>(each.number));
            if (number != each.number) {
                std::printf("(%lld by hand)", static_cast<long long>(number));
                agreed = false;
            }
        }
        std::printf("\n");
    };
    for (int const threads : {1, 2}) {
        compare("sorted", validate_all<sorted>(threads), check_all_by_hand<sorted>(threads));
        compare("shuffled", validate_all<shuffled>(threads), check_all_by_hand<shuffled>(threads));
    }
    if (!agreed)
        return 1;
    rows table{{"by hand", "tuopin"}};
    add_row(table, "15 row rules, typed", {row_rules_by_hand<sorted>, row_rules<sorted, rules::of_households>});
    add_row(table, "15 row rules, functions",
            {row_rules_by_hand<sorted>, row_rules<sorted, rules::of_households_as_functions>});
    add_row(table, "15, typed, shuffled", {row_rules_by_hand<shuffled>, row_rules<shuffled, rules::of_households>});
    add_row(table, "15, functions, shuffled",
            {row_rules_by_hand<shuffled>, row_rules<shuffled, rules::of_households_as_functions>});
    add_row(table, "all 20 rules, sorted", {all_rules_by_hand<sorted, 1>, all_rules<sorted, 1>});
    add_row(table, "all 20 rules, shuffled", {all_rules_by_hand<shuffled, 1>, all_rules<shuffled, 1>});
    // By the clock: the processor's time of one thread says little of two.
    auto const by_clock = measured_time::elapsed;
    add_row(table, "sorted, 1 thread, by the clock", {all_rules_by_hand<sorted, 1>, all_rules<sorted, 1>}, by_clock);
    add_row(table, "all 20 rules, sorted, 2 threads", {all_rules_by_hand<sorted, 2>, all_rules<sorted, 2>}, by_clock);
    add_row(table, "shuffled, 1 thread, by the clock", {all_rules_by_hand<shuffled, 1>, all_rules<shuffled, 1>},
            by_clock);
    add_row(table, "all 20 rules, shuffled, 2 threads", {all_rules_by_hand<shuffled, 2>, all_rules<shuffled, 2>},
            by_clock);
    return run(table, argc, argv);
}
