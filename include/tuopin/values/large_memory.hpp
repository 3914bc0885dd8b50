// Memory for long arrays, in large pages where the system has them on request: the first touch of
// fresh memory otherwise costs more than what is done with it.
#ifndef TUOPIN_VALUES_LARGE_MEMORY_HPP
#define TUOPIN_VALUES_LARGE_MEMORY_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace tuopin::detail {

inline constexpr std::size_t large_page = std::size_t{1} << 21;

/// How many bytes are taken where `bytes` are wanted: whole large pages from one on.
constexpr std::size_t memory_taken(std::size_t bytes) {
    if (bytes < large_page)
        return bytes;
    if (bytes > std::numeric_limits<std::size_t>::max() - 2 * large_page)
        throw std::bad_alloc();
    return (bytes + large_page - 1) / large_page * large_page;
}

/// Memory for `bytes`; throws std::bad_alloc. Room for a large page more than they take is asked of the plain
/// `operator new` and the bytes are aligned within it: what was given back can then be had again, still warm, where an
/// allocator hands aligned blocks to the system and takes fresh ones each time.
inline void* take_memory(std::size_t bytes) {
    std::size_t const taken = memory_taken(bytes);
    if (taken < large_page)
        return ::operator new(taken);
    void* const block  = ::operator new(taken + large_page);
    auto const  within = reinterpret_cast<std::uintptr_t>(block) % large_page;
    auto* const memory = static_cast<std::byte*>(block) + (large_page - within); // never the start: see below
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    madvise(memory, taken, MADV_HUGEPAGE); // a wish: where it is refused the pages are small
#endif
    std::memcpy(memory - sizeof block, &block, sizeof block);
    return memory;
}

/// Gives back what was taken for as many bytes.
inline void release_memory(void* memory, std::size_t bytes) noexcept {
    if (memory_taken(bytes) < large_page)
        return ::operator delete(memory);
    void* block;
    std::memcpy(&block, static_cast<std::byte*>(memory) - sizeof block, sizeof block);
    ::operator delete(block);
}

/// For vectors that grow long, `std::vector<T, large_allocator<T>>`. To `resize` one of plain values
/// leaves the new ones as the memory is: who does so writes them before anybody reads them.
template <class T>
class large_allocator {
public:
    using value_type = T;

    large_allocator() = default;
    template <class U>
    constexpr large_allocator(large_allocator<U> const&) noexcept {}

    T* allocate(std::size_t number) {
        if (number > std::numeric_limits<std::size_t>::max() / sizeof(T))
            throw std::bad_array_new_length();
        if (needs_alignment(number))
            return static_cast<T*>(::operator new(number * sizeof(T), std::align_val_t{alignof(T)}));
        return static_cast<T*>(take_memory(number * sizeof(T)));
    }
    void deallocate(T* memory, std::size_t number) noexcept {
        if (needs_alignment(number))
            ::operator delete(memory, std::align_val_t{alignof(T)});
        else
            release_memory(memory, number * sizeof(T));
    }

    template <class U, class... Arguments>
    void construct(U* at, Arguments&&... arguments) {
        if constexpr (sizeof...(Arguments) != 0 || !std::is_trivially_copyable_v<U>)
            ::new (static_cast<void*>(at)) U(std::forward<Arguments>(arguments)...);
    }

    friend constexpr bool operator==(large_allocator, large_allocator) { return true; }

private:
    // Large pages are aligned more than any value.
    static constexpr bool needs_alignment(std::size_t number) {
        return alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__ && memory_taken(number * sizeof(T)) < large_page;
    }
};

} // namespace tuopin::detail

#endif
