#ifndef TUOPIN_DOMAIN_STANDARD_LEVEL_HPP
#define TUOPIN_DOMAIN_STANDARD_LEVEL_HPP

#include <tuopin/describe/labels.hpp>

#include <boost/describe/enum.hpp>

namespace tuopin {

/// Whose standard of poverty a village or household was registered by (识别标准).
enum class standard_level : unsigned char {
    national,   ///< 国家标准
    provincial, ///< 省级标准: "省级建档立卡贫困村"
    municipal,  ///< 市定标准
};
BOOST_DESCRIBE_ENUM(standard_level, national, provincial, municipal)

constexpr auto labels(standard_level const*) {
    return labels_for<standard_level>({{"national", "国家标准", "national standard"},
                                       {"provincial", "省级标准", "provincial standard"},
                                       {"municipal", "市定标准", "municipal standard"}});
}

} // namespace tuopin

#endif
