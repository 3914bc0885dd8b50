#include <tuopin/statistics/survey_columns.hpp>

#include <tuopin/statistics/sample.hpp>

#include "../support/weighed_records.hpp"
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

using namespace tuopin;
using support::add;
using support::add_row;

TEST_CASE("records that come together and are alike are one row, however many, and are told apart again") {
    std::size_t const      many = 2 * detail::survey_columns::longest + 10'000;
    detail::survey_columns columns;
    for (std::size_t at = 0; at < many; ++at)
        add(columns, {5, 2, 0}, false);
    add(columns, {3, 1, 0}, false);
    CHECK(columns.size() == many + 1);
    CHECK(columns.rows() < many / 100);

    income_sample const sample(columns);
    CHECK(sample.size() == many + 1);
    CHECK(sample.runs() == 2);
    CHECK(sample.total_weight() == 2.0 * static_cast<double>(many) + 1);
    CHECK(sample.total_income() == 10.0 * static_cast<double>(many) + 3);
    CHECK(sample.incomes().size() == many + 1);
    CHECK(sample.incomes()[1] == 5);
    CHECK(sample.weights()[many] == 2);
    CHECK(sample.origin(0) == many);
    CHECK(sample.origin(1) == 0);
    CHECK(sample.origin(many) == many - 1);
    CHECK(sample.below(5) == 1);
    CHECK(sample.up_to(5) == many + 1);
    CHECK(sample.record_at_weight(1 + 2 * 100'000, many + 1) == 100'000);
    CHECK(sample.record_at_weight(1e9, many + 1) == many);
    CHECK(sample.record_at_weight(1e9, 70'000) == 69'999);
    CHECK(sample.weight_of_first(100'000) == 1 + 2 * 99'999.0);
    CHECK(sample.domain([](std::size_t at) { return at % 2 == 0; }).runs() == 2);
}

TEST_CASE("a row goes on neither in a copy, nor behind others, nor in what was moved from") {
    detail::survey_columns columns;
    for (int at = 0; at < 3; ++at)
        add(columns, {5, 2, 0}, false);
    CHECK(columns.rows() == 1);
    detail::survey_columns copy = columns;
    add(copy, {5, 2, 0}, false);
    CHECK(copy.size() == 4);
    CHECK(columns.size() == 3);
    copy.append(columns);
    copy.append(copy);
    add(copy, {5, 2, 0}, false);
    CHECK(copy.size() == 15);
    CHECK(income_sample(copy).total_weight() == 30);

    detail::survey_columns taken = std::move(columns);
    add(taken, {5, 2, 0}, false);
    CHECK(taken.size() == 4);
    CHECK(income_sample(std::move(taken)).size() == 4);
    for (detail::survey_columns* const left : {&columns, &taken}) {
        add(*left, {5, 2, 0}, false);
        add(*left, {5, 2, 0}, false);
        CHECK(left->size() == 2);
        CHECK(income_sample(*left).total_weight() == 4);
    }

    // Rows that are one record each, before and behind.
    detail::survey_columns plain;
    add_row(plain, {5, 2, 0}, false);
    add_row(plain, {5, 2, 0}, false);
    detail::survey_columns both = plain;
    both.append(copy);
    both.append(plain);
    CHECK(both.size() == 19);
    CHECK(both.rows() == plain.rows() * 2 + copy.rows());
    income_sample const sample(both);
    CHECK(sample.size() == 19);
    CHECK(sample.runs() == 1);
    for (std::size_t at = 0; at < 19; ++at)
        CHECK(sample.origin(at) == at);
    add(plain, {5, 2, 0}, false);
    CHECK(plain.size() == 3);
    CHECK(income_sample(plain).total_weight() == 6);
}

TEST_CASE("incomes of whole steps are kept in 32 bits until one is too large for them") {
    detail::survey_columns columns;
    columns.add_whole(5);
    columns.add_whole(-7);
    CHECK(columns.small_incomes.size() == 2);
    auto const many = std::make_shared<detail::raw_array<std::int32_t>>(3);
    for (std::size_t at = 0; at < 3; ++at)
        (*many)[at] = static_cast<std::int32_t>(at);
    columns.add_small({many, 1, 2});
    CHECK(columns.small_incomes == detail::growing_array<std::int32_t>{5, -7, 1, 2});
    columns.add_whole(std::int64_t{1} << 31);
    CHECK(columns.small_incomes.empty());
    columns.add_small({many, 0, 1});
    columns.add_whole(3);
    CHECK(columns.incomes == detail::growing_array<double>{5, -7, 1, 2, 2147483648.0, 0, 3});

    detail::survey_columns given;
    given.add_small({many, 0, 2});
    detail::survey_columns const copy = given;
    given.add_whole(9);
    CHECK(given.small_incomes == detail::growing_array<std::int32_t>{0, 1, 9});
    CHECK(copy.small_incomes == detail::growing_array<std::int32_t>{0, 1});
    CHECK((*many)[2] == 2);
}
