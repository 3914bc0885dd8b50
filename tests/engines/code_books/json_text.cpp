#include <tuopin/engines/code_books/json_text.hpp>

#include <doctest/doctest.h>

using namespace tuopin;

TEST_CASE("a text goes into JSON with everything escaped that has to be") {
    CHECK(detail::json_string("a \"b\" \\ \n\t\x7f 井") == "\"a \\\"b\\\" \\\\ \\n\\u0009\\u007f 井\"");
    detail::json_text out;
    out.object().key("a").array().end().key("b").object().key("c").null().key("d").truth(true).end();
    out.key("e").texts({"x", "y"}, true).key("f").members({{"en", "x"}}).key("g").number("-1.5");
    CHECK(out.end().take() == "{\n  \"a\": [],\n  \"b\": {\n    \"c\": null,\n    \"d\": true\n  },\n"
                              "  \"e\": [\"x\", \"y\", null],\n  \"f\": {\"en\": \"x\"},\n  \"g\": -1.5\n}\n");
}
