// Incomes by year as exports have them, what was found in such a file as one text, and files that last as
// long as a test.
#ifndef TUOPIN_TESTS_SUPPORT_INCOMES_BY_YEAR_HPP
#define TUOPIN_TESTS_SUPPORT_INCOMES_BY_YEAR_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace support {

struct income {
    std::string                 household{};
    int                         year{};
    std::optional<tuopin::yuan> wage{};
    std::optional<tuopin::yuan> farm{};
    std::optional<bool>         exited{};

    friend bool operator==(income const&, income const&) = default;
};
BOOST_DESCRIBE_STRUCT(income, (), (household, year, wage, farm, exited))
constexpr auto labels(income const*) {
    return tuopin::labels_for<income>({{"household", "户编号", "household number"},
                                       {"year", "数据年度", "data year"},
                                       {"wage", "工资性收入", "wage income"},
                                       {"farm", "务农收入"},
                                       {"exited", "已脱贫"}});
}
constexpr auto element_codes(income const*) {
    return tuopin::element_codes_for<income>({{"household", "AAC001"}, {"wage", "AAC073"}});
}

using incomes = std::vector<income>;

inline std::string told(std::vector<tuopin::finding> const& findings) {
    std::string all;
    for (tuopin::finding const& each : findings)
        all += to_field(each.severity) + " " + tuopin::to_field(each.line) + ":" + tuopin::to_field(each.column) + " " +
               each.path + ": " + each.seen + ", wanted " + each.wanted + "\n";
    return all;
}

class written_file {
public:
    written_file(std::string name, std::string const& content) : path_(std::move(name)) {
        std::ofstream(path_) << content;
    }
    ~written_file() { std::remove(path_.c_str()); }
    std::string const& path() const { return path_; }

private:
    std::string path_;
};

} // namespace support

#endif
