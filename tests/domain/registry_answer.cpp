#include <tuopin/domain/registry/answer.hpp>

#include <doctest/doctest.h>

using namespace tuopin::registry;

// Not stated is never no.
static_assert(!says_no(not_stated) && !says_yes(not_stated) && is_unanswered(not_stated));
static_assert(says_yes(yes) && !says_no(yes) && !is_unanswered(yes));
static_assert(says_no(no) && !says_yes(no) && !is_unanswered(no));
static_assert(opposite(yes) == no && opposite(no) == yes && opposite(not_stated) == not_stated);

TEST_CASE("answers go together as far as they are known") {
    struct row {
        answer a, b, either, both;
    };
    row const table[] = {
        {yes, yes, yes, yes},
        {yes, no, yes, no},
        {no, no, no, no},
        {yes, not_stated, yes, not_stated},
        {no, not_stated, not_stated, no},
        {not_stated, not_stated, not_stated, not_stated},
    };
    for (row const& each : table) {
        CHECK(either(each.a, each.b) == each.either);
        CHECK(either(each.b, each.a) == each.either);
        CHECK(both(each.a, each.b) == each.both);
        CHECK(both(each.b, each.a) == each.both);
        CHECK(opposite(either(each.a, each.b)) == both(opposite(each.a), opposite(each.b)));
    }
}
