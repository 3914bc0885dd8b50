// Records of the register filled at random, member by member, and read back from CSV under
// every kind of heading.
#ifndef TUOPIN_TESTS_SUPPORT_REGISTER_HPP
#define TUOPIN_TESTS_SUPPORT_REGISTER_HPP

#include "records.hpp"

#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/period.hpp>
#include <tuopin/values/region.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "draw.hpp"
#endif

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace support {

template <class T>
struct drawn;

template <class T>
T draw_value(dice& d) {
    return drawn<T>::from(d);
}

template <class T>
struct drawn {
    static T from(dice& d) {
        if constexpr (tuopin::described_enum<T>) {
            auto choice = d.roll(0, static_cast<std::int64_t>(tuopin::enumerator_count<T>) - 1);
            T    chosen{};
            tuopin::for_each_enumerator<T>([&](std::string_view, T each) {
                if (choice-- == 0)
                    chosen = each;
            });
            return chosen;
        } else if constexpr (tuopin::quantity_type<T>) {
            return T::of_steps(d.once_in(4) ? 0 : d.roll(-1'000'000, 1'000'000'000));
        } else {
            T record{};
            tuopin::for_each_member<T>([&](std::string_view, auto member) {
                record.*member = draw_value<std::remove_cvref_t<decltype(record.*member)>>(d);
            });
            return record;
        }
    }
};
template <>
struct drawn<bool> {
    static bool from(dice& d) { return d.once_in(2); }
};
template <>
struct drawn<int> {
    static int from(dice& d) { return static_cast<int>(d.roll(1990, 2030)); }
};
template <>
struct drawn<std::string> {
    static std::string from(dice& d) {
        static char const* const pieces[] = {"", "李", "盘龙区", ",", "\"", "\n", " ", "; ", "a", "001", "=", "是"};
        std::string              written;
        for (auto size = d.roll(0, 5); size > 0; --size)
            written += pieces[d.roll(0, 11)];
        return written;
    }
};
template <>
struct drawn<tuopin::date> {
    static tuopin::date from(dice& d) {
        return tuopin::add_days(tuopin::date(1920, 1, 1), static_cast<int>(d.roll(0, 40'000)));
    }
};
template <>
struct drawn<tuopin::period> {
    static tuopin::period from(dice& d) {
        auto const start = draw_value<tuopin::date>(d);
        return tuopin::from(start).to(tuopin::add_days(start, static_cast<int>(d.roll(0, 500))));
    }
};
template <>
struct drawn<tuopin::region_code> {
    static tuopin::region_code from(dice& d) {
        std::string code = "530103";
        if (d.once_in(2))
            code += std::to_string(d.roll(100, 399));
        if (code.size() == 9 && d.once_in(2))
            code += std::to_string(d.roll(200, 299));
        return *tuopin::region_code::parse(code);
    }
};
template <>
struct drawn<tuopin::registry::certificate_number> {
    static tuopin::registry::certificate_number from(dice& d) {
        static char const* const written[] = {"11010519491231002X",
                                              "440524188001010014",
                                              "11010519491231002X43",
                                              "11010519491231002X43B1",
                                              "999999000000000000",
                                              "130503670401001",
                                              "none"};
        return tuopin::registry::certificate_number(written[d.roll(0, 6)]);
    }
};
template <tuopin::fixed_text English, tuopin::fixed_text Chinese>
struct drawn<tuopin::registry::register_number<English, Chinese>> {
    static tuopin::registry::register_number<English, Chinese> from(dice& d) {
        return tuopin::registry::register_number<English, Chinese>((d.once_in(2) ? "00" : "A-") +
                                                                   std::to_string(d.roll(0, 999'999)));
    }
};
template <class T>
struct drawn<std::optional<T>> {
    static std::optional<T> from(dice& d) {
        return d.once_in(3) ? std::nullopt : std::optional<T>(draw_value<T>(d));
    }
};
template <class T>
struct drawn<std::vector<T>> {
    static std::vector<T> from(dice& d) {
        std::vector<T> entries;
        for (auto size = d.roll(0, 3); size > 0; --size)
            entries.push_back(draw_value<T>(d));
        return entries;
    }
};

/// The headings that a record is written under.
inline std::vector<tuopin::csv_options> all_headings() {
    using tuopin::csv_headings;
    std::vector<tuopin::csv_options> all(4);
    all[1].headings = csv_headings::labels;
    all[2].headings = csv_headings::labels;
    all[2].language = tuopin::language::chinese;
    all[3].headings = csv_headings::element_codes;
    return all;
}

/// Whether the records come back from CSV as they were, without any finding.
template <class Record>
std::string lost_on_the_way(std::vector<Record> const& records) {
    for (auto const& options : all_headings()) {
        auto const written = tuopin::write_csv(records, options);
        auto const read    = tuopin::read_csv<Record>(written, options);
        if (!read.findings.empty())
            return to_text(read.findings.front()) + "\n" + written;
        if (!(read.rows == records))
            return "other records than were written:\n" + written;
    }
    return {};
}

/// Every member has a label of its own in each language, fit for a heading, and the element codes
/// that the type gives are headings, too.
template <class Record>
void check_names() {
    static_assert(tuopin::detail::labelled<Record>);
    static_assert(tuopin::member_count<Record> <= 40);
    for (auto const in : {tuopin::language::english, tuopin::language::chinese}) {
        std::set<std::string> seen;
        std::string           headings;
        tuopin::for_each_member<Record>([&](std::string_view name, auto) {
            CAPTURE(name);
            auto const label = tuopin::label_of<Record>(name, in);
            CHECK(seen.insert(label).second);
            bool ascii = true;
            for (char const c : label)
                ascii = ascii && c >= ' ' && c <= '~';
            CHECK(ascii == (in == tuopin::language::english));
            headings += (headings.empty() ? "" : ",") + label;
        });
        tuopin::csv_options options;
        options.headings = tuopin::csv_headings::labels;
        options.language = in;
        CHECK(tuopin::write_csv(std::vector<Record>{}, options) == headings + "\n");
    }
    tuopin::csv_options codes;
    codes.headings = tuopin::csv_headings::element_codes;
    std::string headings;
    tuopin::for_each_member<Record>([&](std::string_view name, auto) {
        auto const code = tuopin::element_code_of<Record>(name);
        headings += (headings.empty() ? "" : ",") + std::string(code.empty() ? name : code);
    });
    CHECK(tuopin::write_csv(std::vector<Record>{}, codes) == headings + "\n");
}

/// Every enumerator has a label of its own in each language and reads back from its name and labels.
template <class E>
void check_choices() {
    for (auto const in : {tuopin::language::english, tuopin::language::chinese}) {
        std::set<std::string> seen;
        tuopin::for_each_enumerator<E>([&](std::string_view name, E value) {
            CAPTURE(name);
            auto const label = tuopin::to_text(value, in);
            CHECK(seen.insert(label).second);
            CHECK(*tuopin::from_text<E>(label) == value);
            CHECK(*tuopin::from_text<E>(name) == value);
        });
    }
}

/// Records drawn at random come back from files under every heading.
template <class Record>
void check_round_trip(char const* name) {
    check_names<Record>();
    CHECK(lost_on_the_way(std::vector<Record>{}) == "");
#if __has_include(<rapidcheck.h>)
    hold(name, [] {
        dice                d(draw_bits());
        std::vector<Record> records;
        for (auto size = d.roll(1, 5); size > 0; --size)
            records.push_back(draw_value<Record>(d));
        auto const lost = lost_on_the_way(records);
        law(lost.empty(), "reads back what was written", lost);
    });
#else
    static_cast<void>(name);
#endif
}

} // namespace support

#endif
