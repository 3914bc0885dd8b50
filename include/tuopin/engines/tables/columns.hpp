// A table as columns: one contiguous array a member, made from the description. A pass
// reads only the members that its observers and rules name.
#ifndef TUOPIN_ENGINES_TABLES_COLUMNS_HPP
#define TUOPIN_ENGINES_TABLES_COLUMNS_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/tables/column.hpp>
#include <tuopin/values/known.hpp>
#include <tuopin/values/large_memory.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

// The fields of a record as a list of types, nested structs flattened.
template <class Record, class Owner, class... Steps, class... D>
constexpr auto flat_fields(boost::mp11::mp_list<D...>);

template <class Record, class... Steps>
constexpr auto flat_field() {
    using here = field<Record, Steps...>;
    using type = std::remove_const_t<typename here::type>;
    if constexpr (one_cell<type>)
        return boost::mp11::mp_list<here>{};
    else
        return detail::flat_fields<Record, type, Steps...>(member_list<type>{});
}

template <class Record, class Owner, class... Steps, class... D>
constexpr auto flat_fields(boost::mp11::mp_list<D...>) {
    return boost::mp11::mp_append<boost::mp11::mp_list<>,
                                  decltype(detail::flat_field<Record, Steps..., member_step<Owner, D>>())...>{};
}

// Records side by side in memory.
template <class Records, class T>
concept side_by_side = requires(Records const& records) {
    { std::data(records) } -> std::same_as<T const*>;
    std::size(records);
};

template <class Record>
using field_list = decltype(detail::flat_fields<Record, Record>(member_list<Record>{}));

template <auto A, auto B>
consteval bool same_pointer() {
    if constexpr (std::same_as<decltype(A), decltype(B)>)
        return A == B;
    else
        return false;
}

template <class Step>
inline constexpr auto pointer_of_step = nullptr;
template <class Owner, class D>
inline constexpr auto pointer_of_step<member_step<Owner, D>> = D::pointer;

// Whether a field is what a chain of pointers to member leads to.
template <auto... Pointers, class Record, class... Steps>
consteval bool leads_to(field<Record, Steps...>) {
    if constexpr (sizeof...(Pointers) == sizeof...(Steps))
        return (same_pointer<Pointers, pointer_of_step<Steps>>() && ...);
    else
        return false;
}

template <class Fields>
struct storage_of;
template <class... Fields>
struct storage_of<boost::mp11::mp_list<Fields...>> {
    using type  = std::tuple<column<std::remove_const_t<typename Fields::type>>...>;
    template <class Field>
    using head  = decltype(std::declval<column<std::remove_const_t<typename Field::type>> const&>().head());
    using heads = std::tuple<head<Fields>...>;

    static constexpr std::size_t none = sizeof...(Fields);

    static heads heads_of(type const& columns) {
        return std::apply([](auto const&... each) { return heads{each.head()...}; }, columns);
    }

    template <auto... Pointers>
    static consteval std::size_t place() {
        std::size_t at = 0, found = none;
        ((leads_to<Pointers...>(Fields{}) ? void(found = at++) : void(++at)), ...);
        return found;
    }
};

} // namespace detail

template <described T>
class columns;

namespace detail {

template <described T>
class rows_behind;

/// Reads members of a record from its `Cells`: all its columns, or their heads.
template <described T, bool Small>
struct cells_of {
    using fields = field_list<T>;
    using helper = storage_of<fields>;

    static constexpr std::size_t none = helper::none;
    template <auto... Pointers>
    static constexpr std::size_t place = helper::template place<Pointers...>();

    template <std::size_t Place, class Cells>
    [[gnu::always_inline]] static decltype(auto) cell(Cells const& cells, std::size_t at) {
        using stored = std::remove_cvref_t<decltype(std::get<Place>(cells)[at])>;
        if constexpr (Small && all_small<stored>::asked) {
            // By the number alone: of a copy of the quantity g++ 12 would not see that it is the same each time.
            auto const steps = std::get<Place>(cells)[at].steps();
            detail::take_for_granted(detail::is_small(steps));
            return stored::of_steps(steps);
        } else {
            return std::get<Place>(cells)[at];
        }
    }
    template <auto... Pointers, class Cells>
    [[gnu::always_inline]] static decltype(auto) read(Cells const& cells, std::size_t at) {
        if constexpr (place<Pointers...> != none)
            return cell<place<Pointers...>>(cells, at);
        else
            return [&](T const& whole) { return (whole .* ... .* Pointers); }(put_together(cells, at));
    }
    template <class Cells>
    [[gnu::always_inline]] static T put_together(Cells const& cells, std::size_t at) {
        return put_together(cells, at, std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
    }
    template <class Cells, std::size_t... At>
    [[gnu::always_inline]] static T put_together(Cells const& cells, std::size_t at, std::index_sequence<At...>) {
        T record{};
        ((boost::mp11::mp_at_c<fields, At>::of(record) = cell<At>(cells, at)), ...);
        return record;
    }
};

} // namespace detail

/// A row of columns: stands for a record, hands out single members, and becomes the whole
/// record where one is asked for. Refers into the columns. Of `Small` rows, which are for the
/// engines, the compiler takes for granted that quantities are small numbers; theirs may also be
/// read from the heads of the columns. That the columns are no parameter keeps names short: they
/// would stand in the name of every function of a row.
template <described T, bool Small = false, bool FromHeads = false>
class column_row {
    using helper = detail::cells_of<T, Small>;
    using cells  = std::conditional_t<FromHeads, typename detail::storage_of<detail::field_list<T>>::heads,
                                      typename detail::storage_of<detail::field_list<T>>::type>;

public:
    using record_type = T;

    static constexpr bool small_quantities = Small;

    column_row(cells const& all, std::size_t at) : cells_(&all), at_(at) {}

    /// A member, or a member of a member, by value.
    template <auto... Pointers>
    decltype(auto) member() const {
        return helper::template read<Pointers...>(*cells_, at_);
    }
    // For the engines: an optional member in two.
    template <auto... Pointers>
    auto perhaps() const
        requires(helper::template place<Pointers...> != helper::none) &&
                requires(cells const& all) { std::get<helper::template place<Pointers...>>(all).perhaps(0); }
    {
        return std::get<helper::template place<Pointers...>>(*cells_).perhaps(at_);
    }
    [[gnu::always_inline]] operator T() const { return helper::put_together(*cells_, at_); }

    std::size_t index() const { return at_; }

private:
    cells const* cells_;
    std::size_t  at_;
};

namespace detail {

/// Rows from one on that know where the values of every column stand, for a loop over many of them. Rows refer to it.
template <described T, bool Small>
class rows_at_hand {
    using helper = storage_of<field_list<T>>;

public:
    rows_at_hand(typename helper::type const& columns, std::size_t first)
        : heads_(helper::heads_of(columns)), first_(first) {}

    column_row<T, Small, true> operator[](std::size_t at) const { return {heads_, first_ + at}; }

private:
    typename helper::heads heads_;
    std::size_t            first_;
};

} // namespace detail

/// Consecutive rows of columns; refers into them.
template <described T, bool Small = false>
class column_slice {
    using row = column_row<T, Small>;

public:
    class iterator {
    public:
        using value_type        = row;
        using reference         = row;
        using pointer           = void;
        using difference_type   = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept  = std::random_access_iterator_tag;

        iterator() = default;
        iterator(columns<T> const& table, std::size_t at) : table_(&table), at_(at) {}

        row operator*() const { return {table_->cells(), at_}; }
        row operator[](std::ptrdiff_t ahead) const { return *(*this + ahead); }

        iterator& operator++() { return ++at_, *this; }
        iterator  operator++(int) {
            iterator const before = *this;
            ++at_;
            return before;
        }
        iterator& operator--() { return --at_, *this; }
        iterator  operator--(int) {
            iterator const before = *this;
            --at_;
            return before;
        }
        iterator& operator+=(std::ptrdiff_t ahead) {
            at_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at_) + ahead);
            return *this;
        }
        iterator&       operator-=(std::ptrdiff_t back) { return *this += -back; }
        friend iterator operator+(iterator from, std::ptrdiff_t ahead) { return from += ahead; }
        friend iterator operator+(std::ptrdiff_t ahead, iterator from) { return from += ahead; }
        friend iterator operator-(iterator from, std::ptrdiff_t back) { return from -= back; }
        friend std::ptrdiff_t operator-(iterator a, iterator b) {
            return static_cast<std::ptrdiff_t>(a.at_) - static_cast<std::ptrdiff_t>(b.at_);
        }
        friend bool                 operator==(iterator a, iterator b) { return a.at_ == b.at_; }
        friend std::strong_ordering operator<=>(iterator a, iterator b) { return a.at_ <=> b.at_; }

        // For the engines: the rows from here on, at hand.
        detail::rows_at_hand<T, Small> at_hand() const { return {table_->cells(), at_}; }

    private:
        columns<T> const* table_{};
        std::size_t       at_{};
    };
    using const_iterator = iterator;
    using value_type     = row;

    column_slice(columns<T> const& table, std::size_t first, std::size_t last)
        : table_(&table), first_(first), last_(last) {}

    iterator    begin() const { return {*table_, first_}; }
    iterator    end() const { return {*table_, last_}; }
    std::size_t size() const { return last_ - first_; }
    bool        empty() const { return first_ == last_; }
    row         operator[](std::size_t at) const { return {table_->cells(), first_ + at}; }

    // For the engines: see columns.
    bool                  holds_small() const { return table_->holds_small(); }
    column_slice<T, true> as_small() const { return {*table_, first_, last_}; }

private:
    columns<T> const* table_;
    std::size_t       first_;
    std::size_t       last_;
};

/// Records kept as one array a member, members of nested structs by themselves; yes-or-no
/// answers and enumerations take a byte. A range of rows, which every engine takes:
/// `aggregate<summary>(columns)` gives what it gives over the records, to the last bit, and
/// reads only the arrays of the members that the summary names. A function of the record
/// is given a record put together for it, of which the compiler drops what it does not use.
template <described T>
class columns {
    using fields  = detail::field_list<T>;
    using helper  = detail::storage_of<fields>;
    using storage = typename helper::type;
    using reading = detail::cells_of<T, false>;

public:
    using record_type    = T;
    using value_type     = column_row<T>;
    using iterator       = typename column_slice<T>::iterator;
    using const_iterator = iterator;

    columns() = default;

    /// From any range of records.
    template <class Records>
        requires detail::record_range<Records const> && (!std::same_as<Records, columns>)
    explicit columns(Records const& records) {
        append(records);
    }

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }

    void reserve(std::size_t records) {
        std::apply([&](auto&... each) { (each.reserve(records), ...); }, columns_);
    }
    void clear() {
        std::apply([&](auto&... each) { (each.clear(), ...); }, columns_);
        size_ = 0;
    }
    void push_back(T const& record) {
        push(record, std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
        ++size_;
    }
    template <class Records>
        requires detail::record_range<Records const>
    void append(Records const& records) {
        if constexpr (detail::side_by_side<Records, T>) {
            append_rows(std::data(records), std::size(records));
        } else {
            if constexpr (requires { records.size(); })
                reserve(size_ + records.size());
            for (auto const& record : records)
                push_back(record);
        }
    }

    /// Puts another record in the place of a row; throws std::out_of_range where there is no such row.
    void replace(std::size_t at, T const& record) {
        if (at >= size_)
            throw std::out_of_range("tuopin: these columns have no row of that number");
        set(at, record, std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
    }

    iterator      begin() const { return {*this, 0}; }
    iterator      end() const { return {*this, size_}; }
    column_row<T> operator[](std::size_t at) const { return {columns_, at}; }

    /// The record of a row, put together from its columns.
    [[gnu::always_inline]] T record(std::size_t at) const { return reading::put_together(columns_, at); }

    /// A member of a row by a pointer, or by a chain of them into nested structs.
    template <auto... Pointers>
    decltype(auto) value(std::size_t at) const {
        return reading::template read<Pointers...>(columns_, at);
    }

    // For the engines: all columns, and how a member is kept.
    auto const& cells() const { return columns_; }
    template <auto... Pointers>
        requires(helper::template place<Pointers...>() != helper::none)
    auto const& column() const {
        return std::get<helper::template place<Pointers...>()>(columns_);
    }

    /// The array of a member that is stored as it is (neither yes-or-no, nor an enumeration
    /// in a byte, nor optional).
    template <auto... Pointers>
    auto array() const {
        constexpr std::size_t place = helper::template place<Pointers...>();
        static_assert(place != helper::none,
                      "tuopin: this is no member of the record, or it is a struct of members; name one of those "
                      "with array<&record::member, &member::of_it>()");
        if constexpr (place != helper::none) {
            auto const& stored = std::get<place>(columns_);
            static_assert(requires { stored.data(); },
                          "tuopin: this member is packed into bytes; read it with value<...>(row)");
            if constexpr (requires { stored.data(); })
                return std::span(stored.data(), stored.size());
        }
    }

    /// Rows `first` up to, not including, `last`; copies nothing, refers into these columns.
    column_slice<T> slice(std::size_t first, std::size_t last) const& {
        if (first > last || last > size_)
            throw std::out_of_range("tuopin: a slice lies within its columns");
        return {*this, first, last};
    }
    column_slice<T> slice(std::size_t, std::size_t) const&& = delete;

    /// The rows of which `condition` holds, as columns of their own.
    template <class Condition>
    columns select(Condition condition) const {
        std::vector<std::size_t> chosen;
        for (std::size_t at = 0; at < size_; ++at)
            if (static_cast<bool>(condition((*this)[at])))
                chosen.push_back(at);
        return taken(chosen);
    }

    /// All rows sorted by a key, rows of one key in their order.
    template <auto... Keys>
    columns sorted_by(by_type<Keys...> key_of) const {
        using key_type = decltype(key_of((*this)[0]));
        struct keyed_row {
            key_type    key;
            std::size_t place;
        };
        std::vector<keyed_row> rows;
        rows.reserve(size_);
        for (std::size_t at = 0; at < size_; ++at)
            rows.push_back({key_of((*this)[at]), at});
        auto const before = [](keyed_row const& a, keyed_row const& b) {
            return a.key < b.key || (!(b.key < a.key) && a.place < b.place);
        };
        if (std::is_sorted(rows.begin(), rows.end(), before))
            return *this;
        std::sort(rows.begin(), rows.end(), before);
        std::vector<std::size_t> places;
        places.reserve(size_);
        for (keyed_row const& row : rows)
            places.push_back(row.place);
        return taken(places);
    }

    // For the engines: whether all quantities are small numbers, and the rows as such.
    bool holds_small() const {
        return std::apply([](auto const&... each) { return (detail::is_small_column(each) && ...); }, columns_);
    }
    column_slice<T, true> as_small() const { return {*this, 0, size_}; }

    friend bool operator==(columns const&, columns const&) = default;

private:
    friend class detail::rows_behind<T>;

    // Column by column, as many rows at a time as the nearest cache holds.
    void append_rows(T const* records, std::size_t count) {
        constexpr std::size_t most = 1 + 16'384 / sizeof(T);
        for (; count != 0; records += std::min(count, most), count -= std::min(count, most))
            append_part(records, std::min(count, most),
                        std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
    }
    template <std::size_t... At>
    void append_part(T const* records, std::size_t count, std::index_sequence<At...>) {
        (std::get<At>(columns_).append(
             count, [&](std::size_t at) -> auto const& { return boost::mp11::mp_at_c<fields, At>::of(records[at]); }),
         ...);
        size_ += count;
    }
    template <std::size_t... At>
    void set(std::size_t row, T const& record, std::index_sequence<At...>) {
        // Where a value is refused nothing has changed.
        (std::get<At>(columns_).check(boost::mp11::mp_at_c<fields, At>::of(record)), ...);
        (std::get<At>(columns_).set(row, boost::mp11::mp_at_c<fields, At>::of(record)), ...);
    }
    template <std::size_t... At>
    void push(T const& record, std::index_sequence<At...>) {
        (std::get<At>(columns_).push_back(boost::mp11::mp_at_c<fields, At>::of(record)), ...);
    }
    columns taken(std::vector<std::size_t> const& places) const {
        columns result;
        take(result, places, std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
        result.size_ = places.size();
        return result;
    }
    // Column by column, so that one array at a time is read and written.
    template <std::size_t... At>
    void take(columns& result, std::vector<std::size_t> const& places, std::index_sequence<At...>) const {
        (std::get<At>(result.columns_)
             .append(places.size(), [&](std::size_t at) { return std::get<At>(columns_)[places[at]]; }),
         ...);
    }

    storage     columns_{};
    std::size_t size_{};
};

namespace detail {

/// Rows that are to be moved, from some places of all columns to others.
template <class Places>
struct rows_to_move {
    Places      to;
    Places      from;
    std::size_t count;

    void fill() const {
        [&]<std::size_t... At>(std::index_sequence<At...>) {
            (std::get<At>(to).take(std::get<At>(from), count), ...);
        }(std::make_index_sequence<std::tuple_size_v<Places>>{});
    }
};
template <class Places>
rows_to_move(Places, Places, std::size_t) -> rows_to_move<Places>;

/// Rows behind those of columns, written column by column before it is known which of them will be
/// kept. Between `open` and `close` nothing else may be done to the columns.
template <described T>
class rows_behind {
    using fields = field_list<T>;

public:
    explicit rows_behind(columns<T>& table) : table_(&table) {}

    /// Makes room for so many rows. `all` says that every member of them will be written; else they
    /// are as records begin, which throws std::out_of_range where columns cannot hold that.
    void open(std::size_t count, bool all) {
        first_ = table_->size_;
        open_  = true;
        for_each_column([&](auto, auto& values) { values.resize(first_ + count); });
        if (!all)
            for (std::size_t row = first_; row < first_ + count; ++row)
                set(row, T{});
    }
    bool opened() const { return open_; }

    /// Where the member of a number is written of the rows.
    template <std::size_t At>
    auto places() {
        return std::get<At>(table_->columns_).places(first_);
    }

    /// Keeps so many of the rows, behind all that are kept.
    void keep(std::size_t from, std::size_t count) {
        if (first_ + from != table_->size_)
            for_each_column([&](auto, auto& values) { values.move(first_ + from, count, table_->size_); });
        for_each_column([&](auto, auto& values) {
            if constexpr (requires { values.look_at(table_->size_, count); })
                values.look_at(table_->size_, count);
        });
        table_->size_ += count;
    }
    /// Keeps a record in the place of a row, or pushes it back where none are open.
    void keep(T const& record) {
        if (open_) {
            set(table_->size_, record);
            ++table_->size_;
        } else {
            table_->push_back(record);
        }
    }

    /// Makes room for the rows of other columns, which are kept, and gives what moves them there by `fill()`: that
    /// changes nothing else of either, so that several threads may fill rooms at a time.
    auto make_room_for(columns<T>& others) {
        std::size_t const first = table_->size_, count = others.size_;
        table_->size_ += count;
        for_each_column([&](auto, auto& values) { values.resize(first + count); });
        auto const places = [](columns<T>& of, std::size_t row) {
            return std::apply([&](auto&... each) { return std::tuple(each.places(row)...); }, of.columns_);
        };
        [&]<std::size_t... At>(std::index_sequence<At...>) {
            (look_as(std::get<At>(table_->columns_), std::get<At>(others.columns_)), ...);
        }(std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
        return rows_to_move{places(*table_, first), places(others, 0), count};
    }

    /// Drops what was not kept.
    void close() {
        open_ = false;
        for_each_column([&](auto, auto& values) { values.resize(table_->size_); });
    }

private:
    template <class Function>
    void for_each_column(Function function) {
        [&]<std::size_t... At>(std::index_sequence<At...>) {
            (function(boost::mp11::mp_at_c<fields, At>{}, std::get<At>(table_->columns_)), ...);
        }(std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
    }
    template <class Column>
    static void look_as(Column& values, Column const& others) {
        if constexpr (requires { values.look_as(others); })
            values.look_as(others);
    }
    void set(std::size_t row, T const& record) {
        table_->set(row, record, std::make_index_sequence<boost::mp11::mp_size<fields>::value>{});
    }

    columns<T>* table_;
    std::size_t first_{};
    bool        open_{};
};

} // namespace detail

} // namespace tuopin

#endif
