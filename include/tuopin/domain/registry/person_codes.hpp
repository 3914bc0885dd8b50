// The choices that the member form offers. What digit stands for which of them differs from
// system to system: see code_scheme.hpp and schemes.hpp.
#ifndef TUOPIN_DOMAIN_REGISTRY_PERSON_CODES_HPP
#define TUOPIN_DOMAIN_REGISTRY_PERSON_CODES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/identity_number.hpp>

#include <boost/describe/enum.hpp>

#include <optional>

namespace tuopin::registry {

/// What a member is to the head of the household (与户主关系, AAB006). Those behind
/// maternal_grandmother stand in later lists only, whose exact labels were not seen.
enum class relation : unsigned char {
    head,                 ///< 户主
    spouse,               ///< 配偶
    son,                  ///< 之子
    daughter,             ///< 之女
    daughter_in_law,      ///< 之儿媳
    son_in_law,           ///< 之女婿
    grandson,             ///< 之孙子
    granddaughter,        ///< 之孙女
    daughters_son,        ///< 之外孙子
    daughters_daughter,   ///< 之外孙女
    father,               ///< 之父
    mother,               ///< 之母
    wifes_father,         ///< 之岳父
    wifes_mother,         ///< 之岳母
    husbands_father,      ///< 之公公
    husbands_mother,      ///< 之婆婆
    paternal_grandfather, ///< 之祖父
    paternal_grandmother, ///< 之祖母
    maternal_grandfather, ///< 之外祖父
    maternal_grandmother, ///< 之外祖母
    great_grandchild,
    sibling,
    siblings_wife,
    uncle,
    nephew,
    niece,
    other ///< 其他
};
BOOST_DESCRIBE_ENUM(relation, head, spouse, son, daughter, daughter_in_law, son_in_law, grandson, granddaughter,
                    daughters_son, daughters_daughter, father, mother, wifes_father, wifes_mother, husbands_father,
                    husbands_mother, paternal_grandfather, paternal_grandmother, maternal_grandfather,
                    maternal_grandmother, great_grandchild, sibling, siblings_wife, uncle, nephew, niece, other)

constexpr auto labels(relation const*) {
    return labels_for<relation>({{"head", "户主"},
                                 {"spouse", "配偶"},
                                 {"son", "之子"},
                                 {"daughter", "之女"},
                                 {"daughter_in_law", "之儿媳", "daughter-in-law"},
                                 {"son_in_law", "之女婿", "son-in-law"},
                                 {"grandson", "之孙子"},
                                 {"granddaughter", "之孙女"},
                                 {"daughters_son", "之外孙子", "daughter's son"},
                                 {"daughters_daughter", "之外孙女", "daughter's daughter"},
                                 {"father", "之父"},
                                 {"mother", "之母"},
                                 {"wifes_father", "之岳父", "wife's father"},
                                 {"wifes_mother", "之岳母", "wife's mother"},
                                 {"husbands_father", "之公公", "husband's father"},
                                 {"husbands_mother", "之婆婆", "husband's mother"},
                                 {"paternal_grandfather", "之祖父"},
                                 {"paternal_grandmother", "之祖母"},
                                 {"maternal_grandfather", "之外祖父"},
                                 {"maternal_grandmother", "之外祖母"},
                                 {"great_grandchild", "之曾孙辈", "great-grandchild"},
                                 {"sibling", "之兄弟姐妹"},
                                 {"siblings_wife", "之兄弟媳妇", "brother's wife"},
                                 {"uncle", "之叔伯"},
                                 {"nephew", "之侄儿"},
                                 {"niece", "之侄女"},
                                 {"other", "其他"}});
}

/// The sex that the word for the relation says; empty where it says none.
constexpr std::optional<tuopin::sex> sex_of(relation to_head) {
    switch (to_head) {
    case relation::son:
    case relation::son_in_law:
    case relation::grandson:
    case relation::daughters_son:
    case relation::father:
    case relation::wifes_father:
    case relation::husbands_father:
    case relation::paternal_grandfather:
    case relation::maternal_grandfather:
    case relation::uncle:
    case relation::nephew: return tuopin::sex::male;
    case relation::daughter:
    case relation::daughter_in_law:
    case relation::granddaughter:
    case relation::daughters_daughter:
    case relation::mother:
    case relation::wifes_mother:
    case relation::husbands_mother:
    case relation::paternal_grandmother:
    case relation::maternal_grandmother:
    case relation::siblings_wife:
    case relation::niece: return tuopin::sex::female;
    case relation::head:
    case relation::spouse:
    case relation::great_grandchild:
    case relation::sibling:
    case relation::other: break;
    }
    return std::nullopt;
}

/// The highest schooling that was finished (文化程度, AAB008); left open for pupils.
enum class education : unsigned char {
    illiterate,    ///< 文盲或半文盲
    primary,       ///< 小学
    junior_middle, ///< 初中
    senior_middle, ///< 高中
    college,       ///< 大专及以上
    pre_school     ///< 学龄前儿童
};
BOOST_DESCRIBE_ENUM(education, illiterate, primary, junior_middle, senior_middle, college, pre_school)

constexpr auto labels(education const*) {
    return labels_for<education>({{"illiterate", "文盲或半文盲", "illiterate or semi-literate"},
                                  {"primary", "小学", "primary school"},
                                  {"junior_middle", "初中", "junior middle school"},
                                  {"senior_middle", "高中", "senior middle school"},
                                  {"college", "大专及以上", "college and above"},
                                  {"pre_school", "学龄前儿童", "pre-school child"}});
}

/// Whether and where a person goes to school (在校生状况, AAB009). Registers fill it for the ages 6 to 23.
enum class school_status : unsigned char {
    not_in_school,          ///< 非在校生
    pre_school,             ///< 学前教育
    primary,                ///< 小学
    grade_7,                ///< 七年级
    grade_8,                ///< 八年级
    grade_9,                ///< 九年级
    senior_1,               ///< 高中一年级
    senior_2,               ///< 高中二年级
    senior_3,               ///< 高中三年级
    secondary_vocational_1, ///< 中职一年级
    secondary_vocational_2, ///< 中职二年级
    secondary_vocational_3, ///< 中职三年级
    higher_vocational_1,    ///< 高职一年级
    higher_vocational_2,    ///< 高职二年级
    higher_vocational_3,    ///< 高职三年级
    college                 ///< 大专及以上
};
BOOST_DESCRIBE_ENUM(school_status, not_in_school, pre_school, primary, grade_7, grade_8, grade_9, senior_1, senior_2,
                    senior_3, secondary_vocational_1, secondary_vocational_2, secondary_vocational_3,
                    higher_vocational_1, higher_vocational_2, higher_vocational_3, college)

constexpr auto labels(school_status const*) {
    return labels_for<school_status>({{"not_in_school", "非在校生"},
                                      {"pre_school", "学前教育", "pre-school"},
                                      {"primary", "小学", "primary school"},
                                      {"grade_7", "七年级"},
                                      {"grade_8", "八年级"},
                                      {"grade_9", "九年级"},
                                      {"senior_1", "高中一年级", "senior middle school, year 1"},
                                      {"senior_2", "高中二年级", "senior middle school, year 2"},
                                      {"senior_3", "高中三年级", "senior middle school, year 3"},
                                      {"secondary_vocational_1", "中职一年级", "secondary vocational school, year 1"},
                                      {"secondary_vocational_2", "中职二年级", "secondary vocational school, year 2"},
                                      {"secondary_vocational_3", "中职三年级", "secondary vocational school, year 3"},
                                      {"higher_vocational_1", "高职一年级", "higher vocational school, year 1"},
                                      {"higher_vocational_2", "高职二年级", "higher vocational school, year 2"},
                                      {"higher_vocational_3", "高职三年级", "higher vocational school, year 3"},
                                      {"college", "大专及以上", "college and above"}});
}

/// The stages of schooling, in the order in which they are gone through (学段).
enum class school_stage : unsigned char {
    none,
    pre_school,
    primary,
    junior_middle,
    senior_middle,
    secondary_vocational,
    higher_vocational,
    college
};
BOOST_DESCRIBE_ENUM(school_stage, none, pre_school, primary, junior_middle, senior_middle, secondary_vocational,
                    higher_vocational, college)

constexpr auto labels(school_stage const*) {
    return labels_for<school_stage>({{"none", "非在校", "not in school"},
                                     {"pre_school", "学前", "pre-school"},
                                     {"primary", "小学", "primary school"},
                                     {"junior_middle", "初中", "junior middle school"},
                                     {"senior_middle", "高中", "senior middle school"},
                                     {"secondary_vocational", "中职", "secondary vocational school"},
                                     {"higher_vocational", "高职", "higher vocational school"},
                                     {"college", "大专及以上", "college and above"}});
}

constexpr school_stage stage_of(school_status status) {
    switch (status) {
    case school_status::not_in_school: break;
    case school_status::pre_school: return school_stage::pre_school;
    case school_status::primary: return school_stage::primary;
    case school_status::grade_7:
    case school_status::grade_8:
    case school_status::grade_9: return school_stage::junior_middle;
    case school_status::senior_1:
    case school_status::senior_2:
    case school_status::senior_3: return school_stage::senior_middle;
    case school_status::secondary_vocational_1:
    case school_status::secondary_vocational_2:
    case school_status::secondary_vocational_3: return school_stage::secondary_vocational;
    case school_status::higher_vocational_1:
    case school_status::higher_vocational_2:
    case school_status::higher_vocational_3: return school_stage::higher_vocational;
    case school_status::college: return school_stage::college;
    }
    return school_stage::none;
}

/// Goes to a school of whatever kind.
constexpr bool is_in_school(school_status status) { return stage_of(status) != school_stage::none; }

/// Why a child of school age is not in school (义务教育阶段未上学原因). Only the reasons that rules
/// ask for have a name; the list of the forms was not seen.
enum class absence_reason : unsigned char {
    illness,    ///< 因病
    disability, ///< 因残
    other       ///< 其他
};
BOOST_DESCRIBE_ENUM(absence_reason, illness, disability, other)

constexpr auto labels(absence_reason const*) {
    return labels_for<absence_reason>({{"illness", "因病"}, {"disability", "因残"}, {"other", "其他"}});
}
constexpr text origin_of_choices(absence_reason const*) {
    return {"choices of our own: those that rules ask for, and other", "自拟选项：规则所用及其他"};
}

/// The state of a person's health (健康状况, AAB017).
enum class health : unsigned char {
    healthy,         ///< 健康
    chronic_illness, ///< 长期慢性病
    serious_illness, ///< 患有大病
    disabled         ///< 残疾
};
BOOST_DESCRIBE_ENUM(health, healthy, chronic_illness, serious_illness, disabled)

constexpr auto labels(health const*) {
    return labels_for<health>({{"healthy", "健康"},
                               {"chronic_illness", "长期慢性病", "long-term chronic illness"},
                               {"serious_illness", "患有大病"},
                               {"disabled", "残疾"}});
}

/// Ill for long or seriously.
constexpr bool is_ill(health state) { return state == health::chronic_illness || state == health::serious_illness; }

/// Whether a person can work (劳动技能, AAB010). Registers fill it for the ages 16 to 65.
enum class labour : unsigned char {
    ordinary, ///< 普通劳动力
    skilled,  ///< 技能劳动力
    weak,     ///< 弱劳动力或半劳动力: in later lists
    lost,     ///< 丧失劳动力: by illness or disability
    none      ///< 无劳动力: mainly under 16
};
BOOST_DESCRIBE_ENUM(labour, ordinary, skilled, weak, lost, none)

constexpr auto labels(labour const*) {
    return labels_for<labour>({{"ordinary", "普通劳动力", "ordinary labour"},
                               {"skilled", "技能劳动力", "skilled labour"},
                               {"weak", "弱劳动力或半劳动力", "weak or half labour"},
                               {"lost", "丧失劳动力", "lost the ability to work"},
                               {"none", "无劳动力", "no labour"}});
}

/// Can work, be it with half the strength.
constexpr bool can_work(labour ability) { return ability != labour::lost && ability != labour::none; }

/// Where a person works away from home (务工状况, AAB011).
enum class migrant_work : unsigned char {
    in_township,      ///< 乡镇内务工
    in_county,        ///< 乡镇外县内务工
    in_province,      ///< 县外省内务工
    outside_province, ///< 省外务工
    other             ///< 其他
};
BOOST_DESCRIBE_ENUM(migrant_work, in_township, in_county, in_province, outside_province, other)

constexpr auto labels(migrant_work const*) {
    return labels_for<migrant_work>({{"in_township", "乡镇内务工", "in the township"},
                                     {"in_county", "乡镇外县内务工", "in the county, outside the township"},
                                     {"in_province", "县外省内务工", "in the province, outside the county"},
                                     {"outside_province", "省外务工", "outside the province"},
                                     {"other", "其他"}});
}

/// How a worker came to the work (务工渠道). Only the channels that rules ask for have a name; the
/// list of the forms was not seen.
enum class employment_channel : unsigned char {
    public_post,         ///< 公益性岗位
    assistance_workshop, ///< 帮扶车间
    other                ///< 其他
};
BOOST_DESCRIBE_ENUM(employment_channel, public_post, assistance_workshop, other)

constexpr auto labels(employment_channel const*) {
    return labels_for<employment_channel>({{"public_post", "公益性岗位", "public-welfare post"},
                                           {"assistance_workshop", "帮扶车间"},
                                           {"other", "其他"}});
}
constexpr text origin_of_choices(employment_channel const*) {
    return {"choices of our own: those that rules ask for, and other", "自拟选项：规则所用及其他"};
}

/// What the certificate of a person is (证件类型, AAB018). The list of the forms was not seen.
enum class certificate_type : unsigned char {
    identity_card,          ///< 居民身份证
    disability_certificate, ///< 残疾人证
    other                   ///< 其他
};
BOOST_DESCRIBE_ENUM(certificate_type, identity_card, disability_certificate, other)

constexpr auto labels(certificate_type const*) {
    return labels_for<certificate_type>(
        {{"identity_card", "居民身份证"}, {"disability_certificate", "残疾人证"}, {"other", "其他"}});
}
constexpr text origin_of_choices(certificate_type const*) {
    return {"usual choices of our own, not seen in a form", "通用选项，未见于表式"};
}

/// Whether a person belongs to the household in a year (人员状态, AAB015). Only the code for
/// "normal" was seen.
enum class member_status : unsigned char {
    normal, ///< 正常
    removed ///< 已减少
};
BOOST_DESCRIBE_ENUM(member_status, normal, removed)

constexpr auto labels(member_status const*) {
    return labels_for<member_status>({{"normal", "正常"}, {"removed", "已减少"}});
}
constexpr text origin_of_choices(member_status const*) {
    return {"of the two choices the first alone was seen", "仅见“正常”"};
}

/// How persons come to a household and leave it (自然变更).
enum class member_change_kind : unsigned char {
    born,          ///< 新生儿
    married_in,    ///< 婚入
    came_back,     ///< 返回
    died,          ///< 死亡
    married_out,   ///< 婚出
    moved_away,    ///< 迁出
    joined_army,   ///< 参军
    lost_contact,  ///< 失联
    other_increase, ///< 其他增加
    other_decrease ///< 其他减少
};
BOOST_DESCRIBE_ENUM(member_change_kind, born, married_in, came_back, died, married_out, moved_away, joined_army,
                    lost_contact, other_increase, other_decrease)

constexpr auto labels(member_change_kind const*) {
    return labels_for<member_change_kind>({{"born", "新生儿"},
                                           {"married_in", "婚入"},
                                           {"came_back", "返回"},
                                           {"died", "死亡"},
                                           {"married_out", "婚出"},
                                           {"moved_away", "迁出"},
                                           {"joined_army", "参军", "joined the army"},
                                           {"lost_contact", "失联"},
                                           {"other_increase", "其他增加"},
                                           {"other_decrease", "其他减少"}});
}
constexpr text origin_of_choices(member_change_kind const*) {
    return {"death, marriage and lost contact were seen in a form; the others are our own",
            "死亡、婚嫁、失联见于表式，其余自拟"};
}

/// Whether the household has one member more by it.
constexpr bool is_increase(member_change_kind kind) {
    return kind == member_change_kind::born || kind == member_change_kind::married_in ||
           kind == member_change_kind::came_back || kind == member_change_kind::other_increase;
}

} // namespace tuopin::registry

#endif
