#ifndef TUOPIN_STATISTICS_GROWING_ARRAY_HPP
#define TUOPIN_STATISTICS_GROWING_ARRAY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

/// Numbers that only become more. Unlike a std::vector it grows by std::realloc, which for
/// large sizes moves pages instead of copying what stands in them.
template <class T>
class growing_array {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    using value_type = T;

    growing_array() = default;
    growing_array(std::initializer_list<T> values) { append(values.begin(), values.size()); }
    growing_array(growing_array const& other) { append(other.data_, other.size_); }
    growing_array(growing_array&& other) noexcept { swap(other); }
    growing_array& operator=(growing_array other) noexcept {
        swap(other);
        return *this;
    }
    ~growing_array() { std::free(data_); }

    void push_back(T value) {
        if (size_ == capacity_)
            grow(size_ + 1);
        data_[size_++] = value;
    }
    void append(growing_array const& other) {
        if (size_ + other.size_ > capacity_)
            grow(size_ + other.size_);
        std::copy_n(other.data_, other.size_, data_ + size_); // after growing: other may be this one
        size_ += other.size_;
    }

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }
    T           operator[](std::size_t at) const { return data_[at]; }
    T*          data() { return data_; }
    T const*    begin() const { return data_; }
    T const*    end() const { return data_ + size_; }

    friend bool operator==(growing_array const& a, growing_array const& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    void append(T const* values, std::size_t number) {
        if (number == 0)
            return;
        grow(number);
        std::copy_n(values, number, data_);
        size_ = number;
    }
    void swap(growing_array& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
    }
    void grow(std::size_t wanted) {
        std::size_t const most = std::numeric_limits<std::size_t>::max() / sizeof(T);
        if (wanted > most)
            throw std::bad_alloc();
        std::size_t const capacity =
            std::max(wanted, capacity_ > most / 2 ? most : std::max(2 * capacity_, std::size_t{8}));
        void* const moved = std::realloc(data_, capacity * sizeof(T));
        if (moved == nullptr)
            throw std::bad_alloc();
        data_     = static_cast<T*>(moved);
        capacity_ = capacity;
    }

    T*          data_{};
    std::size_t size_{};
    std::size_t capacity_{};
};

} // namespace tuopin::detail

#endif
