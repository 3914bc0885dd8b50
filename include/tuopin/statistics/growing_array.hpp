#ifndef TUOPIN_STATISTICS_GROWING_ARRAY_HPP
#define TUOPIN_STATISTICS_GROWING_ARRAY_HPP

#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

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
    raw_array(raw_array&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    raw_array& operator=(raw_array other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~raw_array() {
        if (data_ != nullptr)
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

    T*          data_{};
    std::size_t size_{};
};

/// Numbers that only become more.
template <class T>
class growing_array {
public:
    using value_type = T;

    growing_array() = default;
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
        if (number > array_.size() - size_)
            grow(size_ + number);
    }
    void push_back(T value) {
        if (size_ == array_.size())
            grow(std::max(size_ + 1, std::min(2 * size_, most)));
        array_[size_++] = value;
    }
    /// So many more, which are written by who asks.
    T* extend(std::size_t number) {
        expect(number);
        size_ += number;
        return array_.data() + (size_ - number);
    }
    void clear() { size_ = 0; }
    void append(growing_array const& other) { append(other.begin(), other.size_); }

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }
    T           operator[](std::size_t at) const { return array_[at]; }
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
        if (number <= array_.size() - size_) {
            std::copy_n(values, number, array_.data() + size_);
        } else {
            raw_array<T> larger(std::max(size_ + number, std::min(2 * size_, most)));
            std::copy_n(array_.data(), size_, larger.data());
            std::copy_n(values, number, larger.data() + size_);
            array_ = std::move(larger);
        }
        size_ += number;
    }
    void grow(std::size_t capacity) {
        raw_array<T> larger(std::max(capacity, std::size_t{8}));
        std::copy_n(array_.data(), size_, larger.data());
        array_ = std::move(larger);
    }

    raw_array<T> array_{};
    std::size_t  size_{};
};

} // namespace tuopin::detail

#endif
