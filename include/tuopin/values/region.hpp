// Codes of places in which every level adds its own characters to the code of the level
// above: China's division codes, and those of other countries from the same template.
#ifndef TUOPIN_VALUES_REGION_HPP
#define TUOPIN_VALUES_REGION_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tuopin {

/// What it says in a code if a level's own characters are nothing but zeros.
enum class zeros : unsigned char {
    ordinary,      ///< nothing special: one place among others
    padding,       ///< the code stops before this level and was filled up
    level_left_out ///< as padding; with characters behind it, the place has no such level
};

/// The characters that one level adds to a code: `d` a digit, `l` a letter, `*` either;
/// any other character stands for itself.
struct code_part {
    std::string_view pattern;
    zeros            all_zeros = zeros::ordinary;
};

/// What a scheme of `nested_code` has: an enumeration of its levels from the widest to
/// the narrowest, the characters of each (`static constexpr code_part parts[]`, at most as
/// many), and what is said where a code cannot be read (`static constexpr text`).
template <class Scheme>
concept code_scheme = requires {
    requires described_enum<typename Scheme::level_type>;
    requires std::size(Scheme::parts) <= enumerator_count<typename Scheme::level_type>;
    { Scheme::wanted_length } -> std::convertible_to<text>;
    { Scheme::wanted_characters } -> std::convertible_to<text>;
    { Scheme::wanted_numbers } -> std::convertible_to<text>;
};

namespace detail {

/// How many bits a character takes, with zero left for "no character": so a code sorts
/// directly before the codes inside it.
constexpr unsigned pattern_bits(char pattern) {
    return pattern == 'd' ? 4U : pattern == 'l' ? 5U : pattern == '*' ? 6U : 1U;
}

/// 1 and more for a character that fits the pattern, in the order of the characters; else 0.
constexpr std::uint64_t encode_character(char pattern, char c) {
    char const upper  = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    bool const digit  = c >= '0' && c <= '9';
    bool const letter = upper >= 'A' && upper <= 'Z';
    if (pattern == 'd' || (pattern == '*' && !letter))
        return digit ? static_cast<std::uint64_t>(c - '0' + 1) : 0U;
    if (pattern == 'l')
        return letter ? static_cast<std::uint64_t>(upper - 'A' + 1) : 0U;
    if (pattern == '*' && letter)
        return static_cast<std::uint64_t>(upper - 'A' + 11);
    return upper == pattern ? 1U : 0U;
}

constexpr char decode_character(char pattern, std::uint64_t code) {
    if (pattern == 'd')
        return static_cast<char>('0' + (code - 1));
    if (pattern == 'l')
        return static_cast<char>('A' + (code - 1));
    if (pattern == '*')
        return static_cast<char>(code <= 10 ? '0' + (code - 1) : 'A' + (code - 11));
    return pattern;
}

/// Where the levels of a scheme lie in the 64 bits of a code, counted from the top.
template <class Scheme>
struct code_layout {
    static constexpr std::size_t levels = std::size(Scheme::parts);

    std::size_t   length[levels]{};  // characters of a code of this level
    unsigned      bits[levels]{};    // bits of a code of this level
    std::uint64_t through[levels]{}; // the bits of a code of this level
    std::uint64_t own[levels]{};     // the bits that this level adds
    std::uint64_t zero[levels]{};    // those bits where all characters are 0

    constexpr code_layout() {
        std::size_t characters = 0;
        unsigned    used       = 0;
        for (std::size_t level = 0; level < levels; ++level) {
            unsigned const before = used;
            for (char const pattern : Scheme::parts[level].pattern) {
                used += pattern_bits(pattern);
                ++characters;
                if (used <= 64)
                    zero[level] |= encode_character(pattern, '0') << (64 - used);
            }
            length[level]  = characters;
            bits[level]    = used;
            through[level] = used >= 64 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} >> used);
            own[level]     = before >= 64 ? 0 : through[level] & (~std::uint64_t{0} >> before);
        }
    }
};

template <class Scheme>
inline constexpr code_layout<Scheme> layout_of{};

} // namespace detail

/// The code of a place in nested divisions, in the size of a 64-bit number. Codes sort as
/// in an official list: each place directly before the places inside it. A
/// default-constructed code is no place: it is "not stated", has no level and no parent,
/// contains nothing and sorts before every place.
///
/// The type checks the form, not whether there is such a place: codes are abolished and
/// given anew, so existence is a question of a list and of its date.
template <code_scheme Scheme>
class nested_code {
    static constexpr auto const& layout = detail::layout_of<Scheme>;
    static constexpr std::size_t levels = detail::code_layout<Scheme>::levels;

    static_assert(detail::layout_of<Scheme>.bits[detail::code_layout<Scheme>::levels - 1] <= 64,
                  "tuopin: this code does not fit into 64 bits; leave out its lowest level, or allow digits only (d) "
                  "where no letters occur");

public:
    using scheme     = Scheme;
    using level_type = typename Scheme::level_type;

    constexpr nested_code() = default;

    /// A code written in a program. Throws `std::invalid_argument` where it has not the
    /// form of the scheme; codes from outside go through `parse`.
    constexpr explicit nested_code(std::string_view code) {
        auto const read = parse(code);
        if (!read)
            throw std::invalid_argument("tuopin: this text has not the form of a code of its scheme");
        *this = *read;
    }

    /// Reads a code of any level; small letters count as capitals. Levels at the end that
    /// are filled up with zeros are dropped where the scheme says that zeros are padding.
    static constexpr parsed<nested_code> parse(std::string_view written) {
        std::size_t deepest = 0;
        while (deepest < levels && layout.length[deepest] != written.size())
            ++deepest;
        if (deepest == levels)
            return parsed<nested_code>::failed(Scheme::wanted_length);

        std::uint64_t packed = 0;
        std::size_t   at     = 0;
        for (std::size_t level = 0; level <= deepest; ++level)
            for (char const pattern : Scheme::parts[level].pattern) {
                std::uint64_t const character = detail::encode_character(pattern, written[at++]);
                if (character == 0)
                    return parsed<nested_code>::failed(Scheme::wanted_characters);
                packed = packed << detail::pattern_bits(pattern) | character;
            }
        return checked(packed, deepest);
    }

    /// How many digits a code of the narrowest level has that is made of digits only; 0 for others.
    static constexpr std::size_t digits = [] {
        for (code_part const& part : Scheme::parts)
            for (char const pattern : part.pattern)
                if (pattern != 'd')
                    return std::size_t{0};
        return detail::layout_of<Scheme>.length[levels - 1];
    }();

    /// A code of so many digits, each as its value and one in four bits, the last in the lowest.
    static constexpr parsed<nested_code> of_digits(std::uint64_t packed)
        requires(digits > 0)
    {
        // Nearly all are of the narrowest level and have no level of zeros.
        nested_code code;
        code.packed_ = packed << (64 - layout.bits[levels - 1]);
        bool usual   = true;
        for (std::size_t level = 0; level < levels; ++level)
            usual = usual & !code.is_zero(level);
        return usual ? parsed<nested_code>(code) : checked(packed, levels - 1);
    }

    /// Whether this is a place; false for a default-constructed code only.
    constexpr bool stated() const { return packed_ != 0; }

    /// How many characters the code has.
    constexpr std::size_t length() const { return stated() ? layout.length[depth()] : 0; }

    /// The character at a position before `length()`.
    constexpr char operator[](std::size_t at) const {
        char characters[layout.length[levels - 1]]{};
        if (at >= spell(characters))
            throw std::out_of_range("tuopin: a code has no character at or after its length");
        return characters[at];
    }

    /// The level of the place; empty where none is stated.
    constexpr std::optional<level_type> level() const {
        if (!stated())
            return std::nullopt;
        return static_cast<level_type>(depth());
    }

    /// The place that this one lies directly in; empty for a place of the widest level.
    /// A level that the code leaves out is passed over.
    constexpr std::optional<nested_code> parent() const {
        std::size_t const own = depth();
        if (!stated() || own == 0)
            return std::nullopt;
        nested_code above;
        above.packed_ = without_padding(packed_ & layout.through[own - 1], own - 1);
        return above;
    }

    /// The place of that level that this one lies in, itself for its own level; empty for
    /// a narrower level and for one that the code leaves out.
    constexpr std::optional<nested_code> ancestor(level_type level) const {
        auto const wanted = static_cast<std::size_t>(level);
        // Of no narrower level are those that have no characters from this level on.
        if ((packed_ & ~(wanted == 0 ? 0 : layout.through[wanted - 1])) == 0)
            return std::nullopt;
        if (Scheme::parts[wanted].all_zeros != zeros::ordinary && is_zero(wanted))
            return std::nullopt;
        nested_code above;
        above.packed_ = packed_ & layout.through[wanted];
        return above;
    }

    /// Whether `inner` lies in `outer` or is the same place.
    friend constexpr bool contains(nested_code outer, nested_code inner) {
        return outer.stated() && ((outer.packed_ ^ inner.packed_) & layout.through[outer.depth()]) == 0;
    }

    // For the engines: the code as a number; codes compare as these do. And the largest such number of what lies in the
    // place, which every number from its own up to there does.
    constexpr std::uint64_t number() const { return packed_; }
    constexpr std::uint64_t last_number_inside() const { return packed_ | ~layout.through[depth()]; }

    friend constexpr bool operator==(nested_code, nested_code)  = default;
    friend constexpr auto operator<=>(nested_code, nested_code) = default;

    friend constexpr std::size_t hash_value(nested_code code) {
        // The lowest bits of most codes are zeros; a multiplication spreads the others.
        std::uint64_t const mixed = (code.packed_ >> 16 ^ code.packed_) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(mixed ^ mixed >> 32);
    }

    /// The code as it is written, with its leading zeros; nothing where none is stated.
    friend std::string to_field(nested_code code) {
        char characters[layout.length[levels - 1]]{};
        return std::string(characters, code.spell(characters));
    }

    friend std::string to_text(nested_code code, language in = language::english) {
        if (!code.stated())
            return in == language::chinese ? "未填" : "not stated";
        return to_field(code);
    }

private:
    /// The deepest level that has characters; 0 also where there are none.
    constexpr std::size_t depth() const {
        std::size_t level = levels - 1;
        while (level > 0 && (packed_ & layout.own[level]) == 0)
            --level;
        return level;
    }

    constexpr bool is_zero(std::size_t level) const { return (packed_ & layout.own[level]) == layout.zero[level]; }

    /// Writes the code without an end mark and returns its length.
    constexpr std::size_t spell(char* to) const {
        if (!stated())
            return 0;
        std::size_t written = 0;
        unsigned    used    = 0;
        for (std::size_t level = 0; level <= depth(); ++level)
            for (char const pattern : Scheme::parts[level].pattern) {
                unsigned const bits = detail::pattern_bits(pattern);
                used += bits;
                to[written++] = detail::decode_character(pattern, packed_ >> (64 - used) & ((1U << bits) - 1U));
            }
        return written;
    }

    // A code whose characters are right, unless a level of zeros stands before others.
    static constexpr parsed<nested_code> checked(std::uint64_t packed, std::size_t deepest) {
        nested_code code;
        code.packed_ = without_padding(packed << (64 - layout.bits[deepest]), deepest);
        if (!code.stated())
            return parsed<nested_code>::failed(Scheme::wanted_numbers);
        for (std::size_t level = 0; level < code.depth(); ++level)
            if (Scheme::parts[level].all_zeros == zeros::padding && code.is_zero(level))
                return parsed<nested_code>::failed(Scheme::wanted_numbers);
        return code;
    }

    static constexpr std::uint64_t without_padding(std::uint64_t packed, std::size_t deepest) {
        for (std::size_t level = deepest + 1; level-- > 0;) {
            if (Scheme::parts[level].all_zeros == zeros::ordinary || (packed & layout.own[level]) != layout.zero[level])
                return packed;
            packed &= ~layout.own[level];
        }
        return packed;
    }

    std::uint64_t packed_ = 0;
};

// China -----------------------------------------------------------------------------

/// The levels of China's administrative divisions (行政区划级别).
enum class region_level : unsigned char { province, prefecture, county, township, village };
BOOST_DESCRIBE_ENUM(region_level, province, prefecture, county, township, village)

constexpr auto labels(region_level const*) {
    return labels_for<region_level>({{"province", "省级"},
                                     {"prefecture", "地级"},
                                     {"county", "县级"},
                                     {"township", "乡级"},
                                     {"village", "村级"}});
}

/// China's division codes (GB/T 2260 to the county, the statistical codes below it).
struct china_divisions {
    using level_type = region_level;

    static constexpr code_part parts[] = {{"dd", zeros::padding},
                                          {"dd", zeros::padding},
                                          {"dd", zeros::level_left_out},
                                          {"ddd", zeros::padding},
                                          {"ddd", zeros::padding}};

    static constexpr text wanted_length{"a division code of 2, 4, 6, 9 or 12 digits", "2、4、6、9或12位的行政区划代码"};
    static constexpr text wanted_characters{"a division code of digits only", "全为数字的行政区划代码"};
    static constexpr text wanted_numbers{"a division code without a level of zeros before other digits",
                                         "中间各级不为零的行政区划代码"};
};

/// A place in China by its division code (行政区划代码): `530103_region`, a county;
/// `530103010201_region`, a village.
///
/// Zeros at the end say that the code stops before: 530000 is the province 53, and
/// 530103000000 the county 530103. A few cities have no counties: their townships are
/// written with 00 for the county (441900003), lie directly in the city (4419), and have
/// no ancestor at county level. So a list of counties that names such a city as 441900
/// is read as naming the city.
using region_code = nested_code<china_divisions>;

/// The class of a township by its number (乡级类别).
enum class township_kind : unsigned char { subdistrict, town, township, other };
BOOST_DESCRIBE_ENUM(township_kind, subdistrict, town, township, other)

constexpr auto labels(township_kind const*) {
    return labels_for<township_kind>({{"subdistrict", "街道"},
                                      {"town", "镇"},
                                      {"township", "乡"},
                                      {"other", "其他乡级单位", "other unit, such as a farm or an industrial park"}});
}

/// Whether a place is, or lies in, a subdistrict (001 to 099), a town (100 to 199), a
/// township (200 to 399) or another unit (400 to 599), by the numbering of the statistical
/// codes; empty for wider places and other numbers. The number says how a unit is
/// organised, not whether it is urban: villages lie in subdistricts too.
constexpr std::optional<township_kind> township_kind_of(region_code place) {
    constexpr std::size_t county = detail::layout_of<china_divisions>.length[2];
    if (place.length() <= county)
        return std::nullopt;
    switch (place[county]) {
    case '0': return township_kind::subdistrict;
    case '1': return township_kind::town;
    case '2':
    case '3': return township_kind::township;
    case '4':
    case '5': return township_kind::other;
    default: return std::nullopt;
    }
}

namespace literals {

/// A division code in a program: `530103_region`. One that has not the form of a code
/// does not compile.
template <char... Digits>
consteval region_code operator""_region() {
    constexpr char digits[] = {Digits...};
    constexpr auto code     = region_code::parse(std::string_view(digits, sizeof...(Digits)));
    static_assert(static_cast<bool>(code), "tuopin: a division code has 2, 4, 6, 9 or 12 digits and no level of zeros "
                                           "before other digits; write 530103_region or 530103010201_region");
    return code ? *code : region_code();
}

} // namespace literals

// Elsewhere --------------------------------------------------------------------------

namespace detail {

/// Characters as a template argument: `p_code<"AF", 2, 2>`.
template <std::size_t Size>
struct fixed_text {
    char characters[Size]{};

    consteval fixed_text(char const (&written)[Size]) {
        for (std::size_t at = 0; at < Size; ++at)
            characters[at] = written[at];
    }
    constexpr std::string_view view() const { return {characters, Size - 1}; }
};

constexpr code_part digits_part(std::size_t digits) { return {std::string_view("dddddddd").substr(0, digits)}; }

} // namespace detail

/// The levels of OCHA's place codes: the country, and its divisions of the first to the
/// fourth level.
enum class administrative_level : unsigned char { country, first, second, third, fourth };
BOOST_DESCRIBE_ENUM(administrative_level, country, first, second, third, fourth)

constexpr auto labels(administrative_level const*) {
    return labels_for<administrative_level>({{"country", "国家"},
                                             {"first", "一级行政区", "first level"},
                                             {"second", "二级行政区", "second level"},
                                             {"third", "三级行政区", "third level"},
                                             {"fourth", "四级行政区", "fourth level"}});
}

/// OCHA P-codes of one country: what its codes begin with in capitals, and how many
/// digits each level adds. Some countries do not nest at some levels; their codes are text.
template <detail::fixed_text Country, std::size_t... Digits>
struct p_code_scheme {
    static_assert(((Digits >= 1 && Digits <= 8) && ...), "tuopin: a level of a P-code has 1 to 8 digits of its own");
    static_assert(sizeof...(Digits) <= 4, "tuopin: a P-code has at most four levels below its country");

    using level_type = administrative_level;

    static constexpr code_part parts[] = {{Country.view()}, detail::digits_part(Digits)...};

    static constexpr text wanted_length{"a P-code as long as those of a level of this country",
                                        "长度符合该国某一级的P代码"};
    static constexpr text wanted_characters{"a P-code of this country: its letters and then digits only",
                                            "该国的P代码：国家字母后全为数字"};
    static constexpr text wanted_numbers = wanted_characters;
};

/// A place by its P-code: `p_code<"AF", 2, 2>` reads AF, AF01 and AF0101.
template <detail::fixed_text Country, std::size_t... Digits>
using p_code = nested_code<p_code_scheme<Country, Digits...>>;

/// The levels of the European Union's statistical regions.
enum class nuts_level : unsigned char { country, nuts_1, nuts_2, nuts_3 };
BOOST_DESCRIBE_ENUM(nuts_level, country, nuts_1, nuts_2, nuts_3)

constexpr auto labels(nuts_level const*) {
    return labels_for<nuts_level>({{"country", "国家"},
                                   {"nuts_1", "NUTS 1级", "NUTS 1"},
                                   {"nuts_2", "NUTS 2级", "NUTS 2"},
                                   {"nuts_3", "NUTS 3级", "NUTS 3"}});
}

/// NUTS: two letters for the country and one digit or letter for each level. A 0 is a
/// region of its own, for a country that is not divided at that level.
struct nuts_regions {
    using level_type = nuts_level;

    static constexpr code_part parts[] = {{"ll"}, {"*"}, {"*"}, {"*"}};

    static constexpr text wanted_length{"a NUTS code of 2 to 5 characters", "2至5个字符的NUTS代码"};
    static constexpr text wanted_characters{"a NUTS code of two letters and then letters or digits",
                                            "两个字母后为字母或数字的NUTS代码"};
    static constexpr text wanted_numbers = wanted_characters;
};

/// A region of the European Union by its NUTS code: AT, AT1, AT13, AT130.
using nuts_code = nested_code<nuts_regions>;

/// The levels of the United States' census geography that nest.
enum class geoid_level : unsigned char { state, county, tract, block_group, block };
BOOST_DESCRIBE_ENUM(geoid_level, state, county, tract, block_group, block)

constexpr auto labels(geoid_level const*) {
    return labels_for<geoid_level>({{"state", "州"},
                                    {"county", "县"},
                                    {"tract", "普查区"},
                                    {"block_group", "普查街区组"},
                                    {"block", "普查街区"}});
}

/// US GEOID: 2 digits for the state, then 3, 6, 1 and 3 more. Metropolitan areas and
/// districts of congress overlay these and do not nest.
struct united_states_census {
    using level_type = geoid_level;

    static constexpr code_part parts[] = {{"dd"}, {"ddd"}, {"dddddd"}, {"d"}, {"ddd"}};

    static constexpr text wanted_length{"a GEOID of 2, 5, 11, 12 or 15 digits, with its leading zeros",
                                        "2、5、11、12或15位的GEOID，含前导零"};
    static constexpr text wanted_characters{"a GEOID of digits only", "全为数字的GEOID"};
    static constexpr text wanted_numbers = wanted_characters;
};

/// A place in the United States by its GEOID: 06 is a state and 06037 a county of it.
using geoid = nested_code<united_states_census>;

} // namespace tuopin

template <class Scheme>
struct std::hash<tuopin::nested_code<Scheme>> {
    std::size_t operator()(tuopin::nested_code<Scheme> code) const noexcept { return hash_value(code); }
};

#endif
