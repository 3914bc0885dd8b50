// Text of a few characters, of which there are many: the numbers of households and persons.
#ifndef TUOPIN_VALUES_SHORT_TEXT_HPP
#define TUOPIN_VALUES_SHORT_TEXT_HPP

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace tuopin::detail {

/// Up to 31 bytes stand in the object itself, where a std::string of its size has room for 15; up to 255 in memory of
/// their own. Millions of rows then lie one behind the other, and are not scattered over a heap.
class short_text {
public:
    static constexpr std::size_t within  = 31;
    static constexpr std::size_t longest = std::numeric_limits<unsigned char>::max();

    short_text() noexcept = default;
    /// Throws std::length_error if it is longer than the longest.
    explicit short_text(std::string_view text) {
        if (text.size() > longest)
            throw std::length_error("tuopin: a short text has at most 255 bytes");
        place(text);
    }
    short_text(short_text const& other) {
        if (other.stands_within())
            take(other);
        else
            place(other.view());
    }
    short_text(short_text&& other) noexcept {
        take(other);
        other.forget();
    }
    short_text& operator=(short_text other) noexcept {
        std::swap(bytes_, other.bytes_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~short_text() {
        if (!stands_within())
            delete[] elsewhere();
    }

    std::size_t      size() const noexcept { return size_; }
    bool             empty() const noexcept { return size_ == 0; }
    char             operator[](std::size_t at) const noexcept { return data()[at]; }
    /// Valid until the object is assigned to, moved or destroyed.
    std::string_view view() const noexcept { return {data(), size_}; }

    friend bool operator==(short_text const& a, short_text const& b) noexcept {
        // What is behind a text that stands within is zero.
        return a.size_ == b.size_ && (a.stands_within() ? a.bytes_ == b.bytes_ : a.view() == b.view());
    }
    friend std::strong_ordering operator<=>(short_text const& a, short_text const& b) noexcept {
        return a.view() <=> b.view();
    }

private:
    bool        stands_within() const noexcept { return size_ <= within; }
    char const* data() const noexcept { return stands_within() ? bytes_.data() : elsewhere(); }
    char*       elsewhere() const noexcept {
        char* address;
        std::memcpy(&address, bytes_.data(), sizeof address);
        return address;
    }
    void place(std::string_view text) {
        if (text.size() > within) {
            char* const copy = new char[text.size()];
            text.copy(copy, text.size());
            std::memcpy(bytes_.data(), &copy, sizeof copy);
        } else {
            text.copy(bytes_.data(), text.size());
        }
        size_ = static_cast<unsigned char>(text.size());
    }
    void take(short_text const& other) noexcept {
        bytes_ = other.bytes_;
        size_  = other.size_;
    }
    void forget() noexcept {
        bytes_ = {};
        size_  = 0;
    }

    std::array<char, within> bytes_{}; // the text, or the address of it
    unsigned char            size_{};
};

} // namespace tuopin::detail

#endif
