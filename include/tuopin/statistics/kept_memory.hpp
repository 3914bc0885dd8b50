// Large blocks of memory that are given back are kept for the next who asks for as much, as
// allocators do with small ones: who computes measures again and again, of years, samples or
// replicates, would otherwise spend longer on getting fresh pages than on sorting.
#ifndef TUOPIN_STATISTICS_KEPT_MEMORY_HPP
#define TUOPIN_STATISTICS_KEPT_MEMORY_HPP

#include <tuopin/values/large_memory.hpp>

#include <atomic>
#include <cstddef>

namespace tuopin::detail {

/// At most 64 MiB, the oldest go first. Several threads may use it; who would have to wait goes to
/// the system instead.
class memory_keeper {
public:
    static constexpr std::size_t most = std::size_t{64} << 20;

    constexpr memory_keeper() = default;
    memory_keeper(memory_keeper const&) = delete;
    memory_keeper& operator=(memory_keeper const&) = delete;
    // What it keeps at the end of the program is left to the system: arrays may outlive it.
    ~memory_keeper() = default;

    /// Memory for `bytes`, kept or fresh; throws std::bad_alloc.
    void* take(std::size_t bytes) {
        if (bytes >= large_page && !busy_.test_and_set(std::memory_order_acquire)) {
            void* const kept = take_kept(memory_taken(bytes));
            busy_.clear(std::memory_order_release);
            if (kept != nullptr)
                return kept;
        }
        return take_memory(bytes);
    }
    /// Gives back what was taken for as many bytes.
    void release(void* memory, std::size_t bytes) noexcept {
        if (bytes >= large_page && memory_taken(bytes) <= most && !busy_.test_and_set(std::memory_order_acquire)) {
            keep({memory, memory_taken(bytes)});
            busy_.clear(std::memory_order_release);
        } else {
            release_memory(memory, bytes);
        }
    }
    /// How much it keeps.
    std::size_t bytes() const { return bytes_; }

private:
    struct block {
        void*       memory;
        std::size_t bytes;
    };

    void* take_kept(std::size_t bytes) {
        for (std::size_t at = number_; at-- > 0;)
            if (blocks_[at].bytes == bytes) {
                void* const memory = blocks_[at].memory;
                remove(at);
                return memory;
            }
        return nullptr;
    }
    void keep(block given) {
        while (number_ == most_blocks || bytes_ + given.bytes > most) {
            release_memory(blocks_[0].memory, blocks_[0].bytes);
            remove(0);
        }
        blocks_[number_++] = given;
        bytes_ += given.bytes;
    }
    void remove(std::size_t at) {
        bytes_ -= blocks_[at].bytes;
        for (--number_; at < number_; ++at)
            blocks_[at] = blocks_[at + 1];
    }

    static constexpr std::size_t most_blocks = most / large_page;

    block            blocks_[most_blocks]{}; // the oldest first
    std::size_t      number_{};
    std::size_t      bytes_{};
    std::atomic_flag busy_{};
};

inline constinit memory_keeper kept_memory{};

} // namespace tuopin::detail

#endif
