// Incomes of whole steps of their unit in ascending order, each of which counts once: what the values of medians and
// Gini coefficients of many groups are read from without a sample of each.
#ifndef TUOPIN_STATISTICS_INCOME_STEPS_HPP
#define TUOPIN_STATISTICS_INCOME_STEPS_HPP

#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/number_sort.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace tuopin::detail {

/// Refers to the numbers that it was made in. Has of an `income_sample`, by the same names, what values of statistics
/// without a design ask of it, and gives the same: a weight is one, and sums of whole numbers are exact.
class income_steps {
public:
    static constexpr std::size_t most = std::size_t{1} << 24;

    /// Sorts at most so many incomes, of which there are so many steps to a unit, into the first half of `space`,
    /// which has room for twice as many.
    income_steps(std::int32_t const* incomes, std::size_t size, double steps_a_unit, exclusions const& excluded,
                 std::uint32_t* space)
        : numbers_(space), size_(size), steps_a_unit_(steps_a_unit), excluded_(excluded) {
        if (size == 0)
            return;
        least_ = sort_above_least(incomes, size, space);
        total_ = total_of_first(size);
    }

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }
    exclusions  excluded() const { return excluded_; }
    bool        same_as(income_steps const& other) const { return numbers_ == other.numbers_ && size_ == other.size_; }

    double income(std::size_t record) const { return static_cast<double>(steps(record)) / steps_a_unit_; }
    double weight(std::size_t) const { return 1; }

    // A record is a run.
    std::size_t runs() const { return size_; }
    double      income_of_run(std::size_t run) const { return income(run); }
    double      weight_in_run(std::size_t) const { return 1; }
    double      weight_of_run(std::size_t) const { return 1; }

    double      total_weight() const { return weight_of_first(size_); }
    double      weight_of_first(std::size_t records) const { return static_cast<double>(records); }
    std::size_t record_at_weight(double weight, std::size_t records) const {
        if (records == 0 || !(weight > 1))
            return 0;
        return std::min(static_cast<std::size_t>(std::ceil(weight)), records) - 1;
    }

    /// The people up to each record and their incomes: `take(0)`, `take(1)` and so on.
    class run_walk {
    public:
        explicit run_walk(income_steps const& of) : of_(of) {}

        void take(std::size_t record) {
            ++people_;
            steps_ += of_.steps(record);
        }
        double people() const { return static_cast<double>(people_); }
        double income() const { return static_cast<double>(steps_) / of_.steps_a_unit_; }

    private:
        income_steps const& of_;
        std::size_t         people_{};
        std::int64_t        steps_{};
    };

    double total_income() const { return static_cast<double>(total_) / steps_a_unit_; }
    double income_of_first(std::size_t records) const {
        return static_cast<double>(total_of_first(records)) / steps_a_unit_;
    }
    /// Every income times the people below it and those up to it.
    double total_by_ranks() const {
        running_sum sum;
        for (std::size_t first = 0; first < size_; first += summed_together) {
            std::size_t const last        = std::min(size_, first + summed_together);
            std::uint64_t     above_least = 0; // what is too much for its bits comes back with the least ones
            for (std::size_t at = first; at < last; ++at)
                above_least += std::uint64_t{numbers_[at]} * (2 * static_cast<std::uint32_t>(at) + 1);
            std::uint64_t const ranks = (last - first) * (last + first);
            sum.add(static_cast<double>(
                static_cast<std::int64_t>(above_least + static_cast<std::uint64_t>(least_) * ranks)));
        }
        return sum.total() / steps_a_unit_;
    }

    income_steps positive() const { return from(up_to(0)); }
    income_steps nonnegative() const { return from(up_to(-1)); }

private:
    std::int64_t steps(std::size_t at) const { return least_ + std::int64_t{numbers_[at]}; }

    std::int64_t total_of_first(std::size_t records) const {
        std::uint64_t above_least = 0;
        for (std::size_t at = 0; at < records; ++at)
            above_least += numbers_[at];
        return static_cast<std::int64_t>(above_least) + least_ * static_cast<std::int64_t>(records);
    }
    /// How many are at most `largest` steps.
    std::size_t up_to(std::int64_t largest) const {
        std::size_t records = 0;
        while (records < size_ && steps(records) <= largest)
            ++records;
        return records;
    }
    income_steps from(std::size_t first) const {
        income_steps result = *this;
        result.numbers_ += first;
        result.size_ -= first;
        result.total_ -= total_of_first(first);
        result.excluded_.undefined_income += static_cast<std::int64_t>(first);
        return result;
    }

    std::uint32_t const* numbers_; // above the least
    std::size_t          size_;
    std::int64_t         least_{};
    std::int64_t         total_{};
    double               steps_a_unit_;
    exclusions           excluded_;
};

} // namespace tuopin::detail

#endif
