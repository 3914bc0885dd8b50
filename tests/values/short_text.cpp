#include <tuopin/values/short_text.hpp>

#include "../support/draw.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using tuopin::detail::short_text;

namespace {

/// Of any length that a number may have, often at the border of what stands within; of few letters, so that texts are
/// alike in what they begin with.
std::string draw_text() {
    int const   lengths[] = {0, 1, 15, 18, 30, 31, 32, 64, 255};
    std::string text(static_cast<std::size_t>(lengths[support::draw(0, 8)]), 'a');
    for (char& letter : text)
        if (support::draw(0, 20) == 0)
            letter = support::draw_one(std::vector<char>{'b', '\0', '\xff'});
    return text;
}

} // namespace

TEST_CASE("a text is what was put into it, from nothing to the longest") {
    CHECK(short_text().empty());
    CHECK(short_text().view() == "");
    for (std::size_t size = 0; size <= short_text::longest; ++size) {
        std::string const text(size, 'x');
        CHECK(short_text(text).view() == text);
        CHECK(short_text(text).size() == size);
    }
    CHECK_THROWS_AS(short_text(std::string(256, 'x')), std::length_error);
    CHECK(sizeof(short_text) == 32);
}

TEST_CASE("the characters of a short one stand in the object, those of a long one do not move with it") {
    short_text        near(std::string(31, 'n')), far(std::string(32, 'f'));
    char const* const object = reinterpret_cast<char const*>(&near);
    CHECK(near.view().data() >= object);
    CHECK(near.view().data() < object + sizeof near);
    char const* const characters = far.view().data();
    short_text const  moved      = std::move(far);
    CHECK(moved.view().data() == characters);
    CHECK(far.empty());
}

TEST_CASE("texts are copied, moved, assigned and compared as strings are") {
    support::hold("as std::string does", [] {
        std::string const a = draw_text(), b = draw_text();
        short_text const  first(a), second(b);
        support::law((first == second) == (a == b), "equal as strings are");
        support::law((first <=> second) == (std::string_view(a) <=> std::string_view(b)), "in the order of strings");

        short_text copy = first;
        support::law(copy == first && copy.view() == a, "a copy is the same");
        copy = second;
        support::law(copy.view() == b && first.view() == a, "assigned to, it is the other, and the first stays");
        short_text moved = std::move(copy);
        support::law(moved.view() == b && copy.empty(), "moved, it is there and no longer here");
        copy = std::move(moved);
        support::law(copy.view() == b, "and back");
        short_text& itself = copy;
        copy               = itself;
        support::law(copy.view() == b, "assigned to itself it stays");

        std::vector<short_text> many(3, first);
        many.insert(many.begin() + 1, second);
        many.erase(many.begin());
        support::law(many.size() == 3 && many[0] == second && many[1] == first && many[2] == first,
                     "in a vector that grows and shrinks");
    });
}
