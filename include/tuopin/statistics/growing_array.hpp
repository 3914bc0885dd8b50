#ifndef TUOPIN_STATISTICS_GROWING_ARRAY_HPP
#define TUOPIN_STATISTICS_GROWING_ARRAY_HPP

#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

template <class T>
class raw_array;
/// An array that has parts, and is kept as long as there is one of them.
template <class T>
using parted_array = std::shared_ptr<raw_array<T>>;

/// A fixed number of plain values, which are whatever the memory holds before they are written.
template <class T>
class raw_array {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    raw_array() = default;
    explicit raw_array(std::size_t size) : size_(size) {
        if (size > std::numeric_limits<std::size_t>::max() / sizeof(T))
            throw std::bad_alloc();
        if (size != 0)
            data_ = static_cast<T*>(take_memory(bytes()));
    }
    /// A part of another, which nobody else has.
    raw_array(parted_array<T> const& whole, std::size_t first, std::size_t size)
        : data_(whole->data() + first), size_(size), whole_(whole) {}
    raw_array(raw_array&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)),
          whole_(std::move(other.whole_)) {}
    raw_array& operator=(raw_array other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(whole_, other.whole_);
        return *this;
    }
    ~raw_array() {
        if (data_ != nullptr && whole_ == nullptr)
            release_memory(data_, bytes());
    }

    std::size_t size() const { return size_; }
    T*          data() { return data_; }
    T const*    data() const { return data_; }
    T&          operator[](std::size_t at) { return data_[at]; }
    T const&    operator[](std::size_t at) const { return data_[at]; }

private:
    // A quarter of a large page costs more in small ones than the whole does.
    std::size_t bytes() const {
        std::size_t const wanted = size_ * sizeof(T);
        return wanted < large_page / 4 ? wanted : std::max(wanted, large_page);
    }

    T*                    data_{};
    std::size_t           size_{};
    std::shared_ptr<void> whole_{}; // the one it is a part of
};

/// The same for a while: up to `Few` of them need no memory from elsewhere.
template <class T, std::size_t Few>
class raw_scratch {
public:
    explicit raw_scratch(std::size_t size) : many_(size > Few ? size : 0) {}

    T* data() { return many_.size() != 0 ? many_.data() : few_; }

private:
    T            few_[Few];
    raw_array<T> many_;
};

/// Numbers that only become more.
template <class T>
class growing_array {
public:
    using value_type = T;

    growing_array() = default;
    explicit growing_array(raw_array<T> values) : array_(std::move(values)), size_(array_.size()) {}
    growing_array(std::initializer_list<T> values) { append(values.begin(), values.size()); }
    growing_array(growing_array const& other) { append(other.begin(), other.size_); }
    growing_array(growing_array&& other) noexcept
        : array_(std::move(other.array_)), size_(std::exchange(other.size_, 0)) {}
    growing_array& operator=(growing_array other) noexcept {
        std::swap(array_, other.array_);
        std::swap(size_, other.size_);
        return *this;
    }

    /// Makes room for so many more.
    void expect(std::size_t number) {
        if (number > room())
            array_ = with_room(size_ + number);
    }
    std::size_t room() const { return array_.size() - size_; }
    /// Makes room for one more, mostly for many.
    void make_room() {
        if (room() == 0)
            array_ = with_room(grown(size_ + 1));
    }
    void push_back(T value) {
        make_room();
        array_[size_++] = value;
    }
    /// As the last of `size`, which are as many as there are, or one more where there is room for it: without a branch.
    void put(T value, std::size_t size) {
        size_             = size;
        array_[size_ - 1] = value;
    }
    /// So many more, which are written by who asks.
    T* extend(std::size_t number) {
        expect(number);
        size_ += number;
        return array_.data() + (size_ - number);
    }
    /// The first `size` alone stay.
    void shorten(std::size_t size) { size_ = size; }
    void append(growing_array const& other) { append(other.begin(), other.size_); }

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }
    T           operator[](std::size_t at) const { return array_[at]; }
    T           last() const { return array_[size_ - 1]; }
    T*          data() { return array_.data(); }
    T const*    data() const { return array_.data(); }
    T const*    begin() const { return array_.data(); }
    T const*    end() const { return array_.data() + size_; }

    friend bool operator==(growing_array const& a, growing_array const& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    static constexpr std::size_t most = std::numeric_limits<std::size_t>::max() / sizeof(T);

    // `values` may be those of this one.
    void append(T const* values, std::size_t number) {
        raw_array<T> replaced;
        if (number > room())
            replaced = std::exchange(array_, with_room(grown(size_ + number)));
        std::copy_n(values, number, array_.data() + size_);
        size_ += number;
    }
    // At least so many, and mostly twice as many as there are.
    std::size_t  grown(std::size_t wanted) const { return std::max(wanted, std::min(2 * size_, most)); }
    raw_array<T> with_room(std::size_t capacity) const {
        raw_array<T> larger(std::max(capacity, std::size_t{8}));
        std::copy_n(array_.data(), size_, larger.data());
        return larger;
    }

    raw_array<T> array_{};
    std::size_t  size_{};
};

} // namespace tuopin::detail

#endif
