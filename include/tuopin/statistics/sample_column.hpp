#ifndef TUOPIN_STATISTICS_SAMPLE_COLUMN_HPP
#define TUOPIN_STATISTICS_SAMPLE_COLUMN_HPP

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tuopin {

/// A column of a sample: numbers that it keeps, one a record. Valid as long as a sample with these
/// records is.
template <class T>
class sample_column {
public:
    using value_type = T;

    sample_column() = default;
    sample_column(T const* data, std::size_t size) : data_(data), size_(size) {}

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }
    T const&    operator[](std::size_t at) const { return data_[at]; }
    T const&    front() const { return data_[0]; }
    T const&    back() const { return data_[size_ - 1]; }
    T const*    data() const { return data_; }
    T const*    begin() const { return data_; }
    T const*    end() const { return data_ + size_; }

    operator std::vector<T>() const { return std::vector<T>(begin(), end()); }

    friend bool operator==(sample_column a, sample_column b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }
    friend bool operator==(sample_column a, std::vector<T> const& b) { return a == sample_column(b.data(), b.size()); }

private:
    T const*    data_{};
    std::size_t size_{};
};

} // namespace tuopin

#endif
