// The choices that the form of production and living conditions offers.
#ifndef TUOPIN_DOMAIN_REGISTRY_CONDITIONS_CODES_HPP
#define TUOPIN_DOMAIN_REGISTRY_CONDITIONS_CODES_HPP

#include <tuopin/describe/labels.hpp>

#include <boost/describe/enum.hpp>

namespace tuopin::registry {

/// The grade of a house (房屋等级, 危房等级 AAC322): C and D are dangerous.
enum class house_grade : unsigned char {
    a, ///< safe
    b, ///< basically safe, single members at risk
    c, ///< parts of the load-bearing structure fail: dangerous in places
    d  ///< the load-bearing structure fails: the whole house is dangerous
};
BOOST_DESCRIBE_ENUM(house_grade, a, b, c, d)

constexpr auto labels(house_grade const*) {
    return labels_for<house_grade>({{"a", "A级", "A"}, {"b", "B级", "B"}, {"c", "C级", "C"}, {"d", "D级", "D"}});
}

constexpr bool is_dangerous(house_grade grade) { return grade == house_grade::c || grade == house_grade::d; }

/// What a household mainly burns (主要燃料类型, AAC320). That the form asks is confirmed; these
/// choices are usual ones and were not seen in it, so there is no scheme of codes for them.
enum class fuel : unsigned char {
    firewood,     ///< 柴草
    dried_dung,   ///< 干畜粪
    coal,         ///< 煤炭
    clean_energy, ///< 清洁能源
    other         ///< 其他
};
BOOST_DESCRIBE_ENUM(fuel, firewood, dried_dung, coal, clean_energy, other)

constexpr auto labels(fuel const*) {
    return labels_for<fuel>({{"firewood", "柴草", "firewood and straw"},
                             {"dried_dung", "干畜粪"},
                             {"coal", "煤炭"},
                             {"clean_energy", "清洁能源"},
                             {"other", "其他"}});
}
constexpr text origin_of_choices(fuel const*) {
    return {"usual choices of our own, not seen in a form", "通用选项，未见于表式"};
}

/// The surface of the road to the house (入户路类型, AAC316). That the form asks is confirmed;
/// these choices are usual ones and were not seen in it, so there is no scheme of codes for them.
enum class road_type : unsigned char {
    earth,    ///< 泥土路
    gravel,   ///< 砂石路
    concrete, ///< 水泥路
    asphalt,  ///< 沥青路
    other     ///< 其他
};
BOOST_DESCRIBE_ENUM(road_type, earth, gravel, concrete, asphalt, other)

constexpr auto labels(road_type const*) {
    return labels_for<road_type>({{"earth", "泥土路", "earth road"},
                                  {"gravel", "砂石路", "gravel road"},
                                  {"concrete", "水泥路", "concrete road"},
                                  {"asphalt", "沥青路", "asphalt road"},
                                  {"other", "其他"}});
}
constexpr text origin_of_choices(road_type const*) {
    return {"usual choices of our own, not seen in a form", "通用选项，未见于表式"};
}

constexpr bool is_hardened(road_type road) { return road == road_type::concrete || road == road_type::asphalt; }

/// How a household that is relocated is settled (安置方式, ACR075). The choices are usual ones;
/// their codes were not seen.
enum class relocation_mode : unsigned char {
    together, ///< 集中安置
    dispersed ///< 分散安置
};
BOOST_DESCRIBE_ENUM(relocation_mode, together, dispersed)

constexpr auto labels(relocation_mode const*) {
    return labels_for<relocation_mode>(
        {{"together", "集中安置", "settled together"}, {"dispersed", "分散安置", "settled dispersed"}});
}
constexpr text origin_of_choices(relocation_mode const*) {
    return {"usual choices of our own, not seen in a form", "通用选项，未见于表式"};
}

} // namespace tuopin::registry

#endif
