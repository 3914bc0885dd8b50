#include <tuopin/domain/registry/monitoring.hpp>

#include "../support/register.hpp"

#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

TEST_CASE("episodes and measures come back from files under every kind of heading") {
    support::check_round_trip<monitoring_episode>("episodes round trip");
    support::check_round_trip<support_measure>("measures round trip");
}

TEST_CASE("an episode is open from the day of identification to the day before that of elimination") {
    monitoring_episode episode;
    episode.identified_on = date(2021, 5, 1);
    CHECK(!is_open_on(episode, date(2021, 4, 30)));
    CHECK(is_open_on(episode, date(2021, 5, 1)));
    CHECK(is_open_on(episode, date(2025, 5, 1)));
    episode.eliminated_on = date(2022, 1, 1);
    CHECK(is_open_on(episode, date(2021, 12, 31)));
    CHECK(!is_open_on(episode, date(2022, 1, 1)));
}

TEST_CASE("risks are a list; a household may have several") {
    auto const read = read_csv<monitoring_episode>("户编号,监测对象类别,识别日期,致贫返贫风险\n"
                                                   "h1,突发严重困难户,2021-05-01,因病 刚性支出较大\n"
                                                   "h2,脱贫不稳定户,2021-05-01,\n"
                                                   "h3,监测户,2021-05-01,因病\n"
                                                   "h4,边缘易致贫户,2021-05-01,因穷\n");
    CHECK(read.rejected == 2);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].type == monitored_type::sudden_difficulty);
    CHECK(has_risk(read.rows[0], risk::illness));
    CHECK(has_risk(read.rows[0], risk::rigid_expenditure));
    CHECK(!has_risk(read.rows[0], risk::disability));
    CHECK(read.rows[1].risks.empty());
}
