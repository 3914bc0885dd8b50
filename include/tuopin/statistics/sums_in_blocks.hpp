// Sums of floating-point numbers that come out the same to the last bit, whatever the order of the records was.
#ifndef TUOPIN_STATISTICS_SUMS_IN_BLOCKS_HPP
#define TUOPIN_STATISTICS_SUMS_IN_BLOCKS_HPP

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tuopin::detail {

/// A sum with the rounding errors carried along (D. E. Knuth's exact error of an addition, which
/// does not ask which summand is larger). What is added in canonical order gives the same bits
/// whatever the order of the records was.
class running_sum {
public:
    running_sum() = default;
    explicit running_sum(double start) : sum_(start) {}

    void add(double value) {
        double const sum = sum_ + value, added = sum - sum_;
        error_ += (sum_ - (sum - added)) + (value - added);
        sum_ = sum;
    }
    double total() const { return sum_ + error_; }

private:
    double sum_{};
    double error_{};
};

/// Sums are taken in blocks: within one as it comes, over them with the errors carried along.
inline constexpr std::size_t summed_together = 64;

/// The sum of `summand(at)` from `first` up to before `last`.
template <class Summand>
double blockwise_sum(std::size_t first, std::size_t last, Summand summand) {
    running_sum sum;
    while (first < last) {
        std::size_t const end   = std::min(last, (first / summed_together + 1) * summed_together);
        double            block = 0;
        for (; first < end; ++first)
            block += summand(first);
        sum.add(block);
    }
    return sum.total();
}

/// Sums of the first runs of a sample: those of whole blocks are kept, what comes after is
/// added when it is asked for. `summand(at)` is always the same but for the last.
class partial_sums {
public:
    void expect(std::size_t runs) { starts_.reserve(runs / summed_together + 1); }
    /// How many runs are summed up, the last block taken for a whole one; and the sum of the next block.
    std::size_t runs() const { return starts_.size() * summed_together; }
    void        add_block(double sum) {
        starts_.push_back(sum_.total());
        sum_.add(sum);
        last_ = sum;
    }
    double total() const { return starts_.empty() ? 0 : starts_.back() + last_; }
    /// The sum of the first `runs`.
    template <class Summand>
    double of_first(std::size_t runs, Summand summand) const {
        if (runs == 0)
            return 0;
        std::size_t  at    = (runs - 1) / summed_together * summed_together;
        double       block = 0;
        double const start = starts_[at / summed_together];
        for (; at < runs; ++at)
            block += summand(at);
        return start + block;
    }
    /// The sums before each block.
    std::vector<double> const& starts() const { return starts_; }

private:
    std::vector<double> starts_{};
    running_sum         sum_{};
    double              last_{}; // the last block
};

} // namespace tuopin::detail

#endif
