// Records of the made-up national register as lines of CSV, written as fast as a disk takes them.
#ifndef TUOPIN_TESTS_BENCHMARK_NATIONAL_FILES_HPP
#define TUOPIN_TESTS_BENCHMARK_NATIONAL_FILES_HPP

#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/region.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace national {

/// A file, or the standard output for "-"; what cannot be written throws std::runtime_error.
class written_file {
public:
    explicit written_file(std::string const& path)
        : path_(path), file_(path == "-" ? stdout : std::fopen(path.c_str(), "wb")) {
        if (file_ == nullptr)
            throw std::runtime_error("cannot write " + path);
        text_.reserve(most_ + 4'096);
    }
    ~written_file() {
        if (file_ != nullptr && file_ != stdout)
            std::fclose(file_);
    }
    written_file(written_file const&)            = delete;
    written_file& operator=(written_file const&) = delete;

    std::string& text() { return text_; }

    /// After every line.
    void pass_on() {
        if (text_.size() >= most_)
            flush();
    }
    void close() {
        flush();
        if (std::fflush(file_) != 0)
            throw std::runtime_error("cannot write " + path_);
    }
    std::size_t bytes() const { return bytes_; }

private:
    void flush() {
        if (std::fwrite(text_.data(), 1, text_.size(), file_) != text_.size())
            throw std::runtime_error("cannot write " + path_);
        bytes_ += text_.size();
        text_.clear();
    }

    static constexpr std::size_t most_ = std::size_t{1} << 20;

    std::string path_;
    std::FILE*  file_;
    std::string text_{};
    std::size_t bytes_{};
};

inline void append_cell(std::string& to, std::int64_t number) {
    char       buffer[24];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    to.append(buffer, end);
}
template <std::integral I>
void append_cell(std::string& to, I number) {
    append_cell(to, static_cast<std::int64_t>(number));
}
/// As databases write it, too.
inline void append_cell(std::string& to, bool yes) { to += yes ? "true" : "false"; }
template <class Unit>
void append_cell(std::string& to, tuopin::quantity<Unit> amount) {
    if constexpr (Unit::steps == 1)
        append_cell(to, amount.steps());
    else
        to += to_field(amount);
}
inline void append_cell(std::string& to, tuopin::region_code place) { to += to_field(place); }
inline void append_cell(std::string& to, tuopin::date day) {
    auto const digit     = [](int number) { return static_cast<char>('0' + number % 10); };
    char const written[] = {digit(day.year() / 1'000),
                            digit(day.year() / 100),
                            digit(day.year() / 10),
                            digit(day.year()),
                            '-',
                            digit(day.month() / 10),
                            digit(day.month()),
                            '-',
                            digit(day.day() / 10),
                            digit(day.day())};
    to.append(written, sizeof written);
}
template <tuopin::described_enum E>
void append_cell(std::string& to, E value) {
    static std::array<std::string, 256> const names = [] {
        std::array<std::string, 256> all;
        for (std::size_t at = 0; at < all.size(); ++at)
            all[at] = tuopin::to_field(static_cast<E>(at));
        return all;
    }();
    to += names[static_cast<std::uint8_t>(value)];
}
template <class T>
void append_cell(std::string& to, std::optional<T> const& value) {
    if (value)
        append_cell(to, *value);
}

/// The cells of a record and the end of its line.
template <class Record>
void append_line(std::string& to, Record const& record) {
    bool first = true;
    tuopin::detail::for_each_field<Record>([&]<class Field>(Field) {
        if (!first)
            to += ',';
        append_cell(to, Field::of(record));
        first = false;
    });
    to += '\n';
}

template <class Record>
void append_headings(std::string& to) {
    bool first = true;
    tuopin::detail::for_each_field<Record>([&]<class Field>(Field) {
        to.append(first ? "" : ",").append(tuopin::detail::field_names{Field::names(), Field::depth()}.path());
        first = false;
    });
    to += '\n';
}

} // namespace national

#endif
