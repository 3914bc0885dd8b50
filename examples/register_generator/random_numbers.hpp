// Random numbers that are the same with every compiler and standard library.
#ifndef REGISTER_GENERATOR_RANDOM_NUMBERS_HPP
#define REGISTER_GENERATOR_RANDOM_NUMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Splitmix64.
class random_numbers {
public:
    explicit random_numbers(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e37'79b9'7f4a'7c15u;
        std::uint64_t mixed = state_;
        mixed               = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9u;
        mixed               = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebu;
        return mixed ^ (mixed >> 31);
    }
    /// From `least` to `most`, both included.
    int between(int least, int most) {
        return least + static_cast<int>(next() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool one_in(int number) { return between(1, number) == 1; }
    bool percent(int chance) { return between(1, 100) <= chance; }

    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t left = values.size(); left > 1; --left)
            std::swap(values[left - 1], values[static_cast<std::size_t>(next() % left)]);
    }

private:
    std::uint64_t state_;
};

#endif
