// JSON as text, written piece by piece: for documents that are not the image of a value, and
// without any JSON library.
#ifndef TUOPIN_ENGINES_CODE_BOOKS_JSON_TEXT_HPP
#define TUOPIN_ENGINES_CODE_BOOKS_JSON_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// "a \"b\"" with quotes round it and everything escaped that JSON wants escaped.
inline std::string json_string(std::string_view written) {
    constexpr char digits[] = "0123456789abcdef";
    std::string    quoted   = "\"";
    for (char const c : written) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (quoted += '\\') += c;
        else if (c == '\n')
            quoted += "\\n";
        else if (byte < 0x20 || byte == 0x7f)
            ((quoted += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
        else
            quoted += c;
    }
    return quoted += '"';
}

/// A document under construction, indented by two blanks a level. What is opened is closed by `end`,
/// in an object every value comes behind its key.
class json_text {
public:
    json_text& object() { return open("{", "}"); }
    json_text& array() { return open("[", "]"); }
    json_text& end() {
        level const last = levels_.back();
        levels_.pop_back();
        if (last.begun)
            new_line();
        written_ += last.closing;
        if (levels_.empty())
            written_ += '\n';
        return *this;
    }

    json_text& key(std::string_view name) {
        begin_entry();
        written_.append(json_string(name)).append(": ");
        behind_key_ = true;
        return *this;
    }
    json_text& text(std::string_view value) { return raw(json_string(value)); }
    json_text& truth(bool value) { return raw(value ? "true" : "false"); }
    json_text& null() { return raw("null"); }
    /// Digits as they stand: a number of JSON.
    json_text& number(std::string_view digits) { return raw(digits); }
    /// An array of texts on one line, with null at its end where `or_null`.
    json_text& texts(std::vector<std::string> const& values, bool or_null = false) {
        std::string line;
        for (std::string const& value : values)
            line.append(line.empty() ? "" : ", ").append(json_string(value));
        if (or_null)
            line.append(line.empty() ? "" : ", ").append("null");
        return raw("[" + line + "]");
    }

    /// An object of texts on one line.
    json_text& members(std::vector<std::pair<std::string, std::string>> const& members) {
        std::string line;
        for (auto const& [name, value] : members)
            line.append(line.empty() ? "" : ", ").append(json_string(name)).append(": ").append(json_string(value));
        return raw("{" + line + "}");
    }

    std::string take() { return std::move(written_); }

private:
    struct level {
        char const* closing;
        bool        begun{};
    };

    json_text& open(char const* opening, char const* closing) {
        raw(opening);
        levels_.push_back({closing});
        return *this;
    }
    json_text& raw(std::string_view value) {
        if (!behind_key_)
            begin_entry();
        behind_key_ = false;
        written_ += value;
        return *this;
    }
    void begin_entry() {
        if (levels_.empty())
            return;
        if (levels_.back().begun)
            written_ += ',';
        levels_.back().begun = true;
        new_line();
    }
    void new_line() { written_.append("\n").append(2 * levels_.size(), ' '); }

    std::string        written_{};
    std::vector<level> levels_{};
    bool               behind_key_{};
};

} // namespace tuopin::detail

#endif
