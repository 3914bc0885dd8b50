// The values of one member of many records, one behind the other: numbers and codes as they are, yes or no and
// enumerators in a byte, optionals with a byte that says whether they are stated.
#ifndef TUOPIN_ENGINES_TABLES_COLUMN_HPP
#define TUOPIN_ENGINES_TABLES_COLUMN_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/values/large_memory.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

template <class T>
using long_array = std::vector<T, large_allocator<T>>;

// Makes room once for all.
template <class T, class ValueOf>
void append_values(long_array<T>& values, std::size_t count, ValueOf value_of) {
    std::size_t const before = values.size();
    values.resize(before + count);
    T* const to = values.data() + before;
    for (std::size_t at = 0; at < count; ++at)
        to[at] = value_of(at);
}

template <class T>
void move_values(long_array<T>& values, std::size_t from, std::size_t count, std::size_t to) {
    std::move(values.data() + from, values.data() + from + count, values.data() + to);
}

/// Values of a column from some row on, to be written where the column does not change its size:
/// `put` a value, `change` it by a function that is given a reference and says whether it could, or `take` so many from
/// other places.
template <class T>
struct places_of_values {
    T* first;

    void put(std::size_t at, T const& value) const { first[at] = value; }
    void take(places_of_values from, std::size_t count) const { std::move(from.first, from.first + count, first); }
    template <class Change>
    bool change(std::size_t at, Change change_value) const {
        return change_value(first[at]);
    }
};
template <class T>
struct places_of_bytes {
    std::uint8_t* first;

    void put(std::size_t at, T value) const { first[at] = static_cast<std::uint8_t>(value); }
    void take(places_of_bytes from, std::size_t count) const { std::copy(from.first, from.first + count, first); }
    template <class Change>
    bool change(std::size_t at, Change change_value) const {
        T          value{};
        bool const changed = change_value(value);
        put(at, value);
        return changed;
    }
};
template <class T, class Values>
struct places_of_optionals {
    Values                values;
    places_of_bytes<bool> stated;

    void put(std::size_t at, std::optional<T> const& value) const {
        stated.put(at, value.has_value());
        values.put(at, value.value_or(T{}));
    }
    void take(places_of_optionals from, std::size_t count) const {
        stated.take(from.stated, count);
        values.take(from.values, count);
    }
    template <class Change>
    bool change(std::size_t at, Change change_value) const {
        std::optional<T> value;
        bool const       changed = change_value(value);
        put(at, value);
        return changed;
    }
};

/// Where the values of a column stand, to be read; plain pointers, which compilers keep in registers where they would
/// look a column up anew for every value.
template <class T>
struct head_of_values {
    T const* first;

    T const& operator[](std::size_t at) const { return first[at]; }
};
/// Of values in a byte each.
template <class T>
struct head_of_bytes {
    std::uint8_t const* first;

    T operator[](std::size_t at) const {
        if constexpr (std::same_as<T, bool>)
            return first[at] != 0;
        else
            return static_cast<T>(first[at]);
    }
};

/// An optional in two: 1 where it is stated and 0 where it is not, and a value, of no meaning where it is not.
/// Compilers make branches of truths, but count with bytes.
template <class T>
struct perhaps_stated {
    std::uint8_t stated;
    T            value;
};
template <class T, class Values>
struct head_of_optionals {
    Values              values;
    head_of_bytes<bool> stated;

    std::optional<T> operator[](std::size_t at) const {
        // Small values are read whether they are stated or not: a read that waits for that would make a branch.
        if constexpr (std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(void*)) {
            std::optional<T> value(values[at]);
            if (!stated[at])
                value.reset();
            return value;
        } else {
            return stated[at] ? std::optional<T>(values[at]) : std::nullopt;
        }
    }
    perhaps_stated<T> perhaps(std::size_t at) const { return {stated.first[at], values[at]}; }
};

/// Whether all values that a column ever held are small, which is worth something to sums of them: see
/// detail::known_small. Of quantities alone; other whole numbers are mostly numbers of something.
template <class T>
struct all_small {
    static constexpr bool asked = false;
    static constexpr bool holds() { return true; }
    constexpr void        take(T const&) {}
    constexpr void        merge(all_small) {}
};
template <class Unit>
struct all_small<quantity<Unit, std::int64_t>> {
    static constexpr bool asked = true;
    // A small number and 2^30 make one of 31 bits without a sign.
    static constexpr std::uint64_t offset = std::uint64_t{1} << 30;

    std::uint64_t bits{};

    constexpr bool holds() const { return bits >> 31 == 0; }
    constexpr void take(quantity<Unit> value) { bits |= static_cast<std::uint64_t>(value.steps()) + offset; }
    constexpr void merge(all_small other) { bits |= other.bits; }
};

/// The values of one member. Each kind of storage has `push_back`, `append` (of the values of 0 up to a number), `set`,
/// `check` (throws what `set` would), `operator[]` by value, `head` that has it, too, `size` and `reserve`; and to be
/// written in part `resize`, `places` from a row on where new values have to be put, and `move` to where earlier rows
/// are.
template <class T>
class column {
public:
    void resize(std::size_t number) { values_.resize(number); }
    auto places(std::size_t row) { return places_of_values<T>{values_.data() + row}; }
    void move(std::size_t from, std::size_t count, std::size_t to) { detail::move_values(values_, from, count, to); }
    void push_back(T const& value) {
        values_.push_back(value);
        small_.take(value);
    }
    void set(std::size_t at, T const& value) {
        values_[at] = value;
        small_.take(value);
    }
    static void check(T const&) {}
    template <class ValueOf>
    void append(std::size_t count, ValueOf value_of) {
        std::size_t const before = size();
        detail::append_values(values_, count, value_of);
        look_at(before, count);
    }
    // What was written at its places counts, too.
    void look_at(std::size_t row, std::size_t count) {
        if constexpr (all_small<T>::asked) {
            auto small = small_; // that compilers keep in a register
            for (T const *at = values_.data() + row, *end = at + count; at != end; ++at)
                small.take(*at);
            small_ = small;
        }
    }
    void look_as(column const& other) { small_.merge(other.small_); }
    auto        head() const { return head_of_values<T>{values_.data()}; }
    T const&    operator[](std::size_t at) const { return values_[at]; }
    std::size_t size() const { return values_.size(); }
    void        reserve(std::size_t number) { values_.reserve(number); }
    void        clear() {
        values_.clear();
        small_ = {};
    }
    T const* data() const { return values_.data(); }
    bool     small() const { return small_.holds(); }

    friend bool operator==(column const& a, column const& b) { return a.values_ == b.values_; }

private:
    long_array<T>                      values_{};
    [[no_unique_address]] all_small<T> small_{};
};

/// Yes or no takes a byte.
template <>
class column<bool> {
public:
    void resize(std::size_t number) { values_.resize(number); }
    auto places(std::size_t row) { return places_of_bytes<bool>{values_.data() + row}; }
    void move(std::size_t from, std::size_t count, std::size_t to) { detail::move_values(values_, from, count, to); }
    void        push_back(bool value) { values_.push_back(value ? 1 : 0); }
    void        set(std::size_t at, bool value) { values_[at] = value ? 1 : 0; }
    static void check(bool) {}
    template <class ValueOf>
    void append(std::size_t count, ValueOf value_of) {
        detail::append_values(values_, count, [&](std::size_t at) -> std::uint8_t { return value_of(at) ? 1 : 0; });
    }
    auto        head() const { return head_of_bytes<bool>{values_.data()}; }
    bool        operator[](std::size_t at) const { return head()[at]; }
    std::size_t size() const { return values_.size(); }
    void        reserve(std::size_t number) { values_.reserve(number); }
    void        clear() { values_.clear(); }

    friend bool operator==(column const&, column const&) = default;

private:
    long_array<std::uint8_t> values_{};
};

template <class E>
consteval bool fits_a_byte() {
    bool fits = true;
    for_each_enumerator<E>([&](std::string_view, E value) {
        auto const number = static_cast<std::underlying_type_t<E>>(value);
        fits              = fits && std::in_range<std::uint8_t>(number);
    });
    return fits;
}

/// So does an enumeration whose described values fit; any other value is refused.
template <described_enum E>
    requires(sizeof(E) > 1 && fits_a_byte<E>())
class column<E> {
public:
    void resize(std::size_t number) { values_.resize(number); }
    auto places(std::size_t row) { return places_of_bytes<E>{values_.data() + row}; }
    void move(std::size_t from, std::size_t count, std::size_t to) { detail::move_values(values_, from, count, to); }
    void push_back(E value) { values_.push_back(stored(value)); }
    void set(std::size_t at, E value) { values_[at] = stored(value); }
    static void check(E value) { (void)stored(value); }
    template <class ValueOf>
    void append(std::size_t count, ValueOf value_of) {
        for (std::size_t at = 0; at < count; ++at)
            push_back(value_of(at));
    }
    auto        head() const { return head_of_bytes<E>{values_.data()}; }
    E           operator[](std::size_t at) const { return head()[at]; }
    std::size_t size() const { return values_.size(); }
    void        reserve(std::size_t number) { values_.reserve(number); }
    void        clear() { values_.clear(); }

    friend bool operator==(column const&, column const&) = default;

private:
    static std::uint8_t stored(E value) {
        auto const number = static_cast<std::underlying_type_t<E>>(value);
        if (!std::in_range<std::uint8_t>(number))
            throw std::out_of_range("tuopin: a column of an enumeration holds the values that are described");
        return static_cast<std::uint8_t>(number);
    }

    long_array<std::uint8_t> values_{};
};

/// An optional takes its value and a byte.
template <class T>
class column<std::optional<T>> {
public:
    void resize(std::size_t number) {
        values_.resize(number);
        stated_.resize(number);
    }
    auto places(std::size_t row) {
        auto const values = values_.places(row);
        return places_of_optionals<T, std::remove_const_t<decltype(values)>>{values, stated_.places(row)};
    }
    void move(std::size_t from, std::size_t count, std::size_t to) {
        values_.move(from, count, to);
        stated_.move(from, count, to);
    }
    void push_back(std::optional<T> const& value) {
        stated_.push_back(value.has_value());
        values_.push_back(value.value_or(T{}));
    }
    void set(std::size_t at, std::optional<T> const& value) {
        stated_.set(at, value.has_value());
        values_.set(at, value.value_or(T{}));
    }
    static void check(std::optional<T> const& value) { column<T>::check(value.value_or(T{})); }
    template <class ValueOf>
    void append(std::size_t count, ValueOf value_of) {
        stated_.append(count, [&](std::size_t at) { return value_of(at).has_value(); });
        values_.append(count, [&](std::size_t at) { return value_of(at).value_or(T{}); });
    }
    auto head() const {
        auto const values = values_.head();
        return head_of_optionals<T, std::remove_const_t<decltype(values)>>{values, stated_.head()};
    }
    std::optional<T>  operator[](std::size_t at) const { return head()[at]; }
    perhaps_stated<T> perhaps(std::size_t at) const { return head().perhaps(at); }
    std::size_t size() const { return values_.size(); }
    void        reserve(std::size_t number) {
        values_.reserve(number);
        stated_.reserve(number);
    }
    void clear() {
        values_.clear();
        stated_.clear();
    }

    friend bool operator==(column const&, column const&) = default;

private:
    column<T>    values_{};
    column<bool> stated_{};
};

template <class Column>
bool is_small_column(Column const& column) {
    if constexpr (requires { column.small(); })
        return column.small();
    else
        return true;
}

} // namespace tuopin::detail

#endif
