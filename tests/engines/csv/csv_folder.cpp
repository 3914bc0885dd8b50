#include <tuopin/engines/csv/csv_folder.hpp>

#include <tuopin/engines/csv/csv_in_parts.hpp>
#include <tuopin/engines/threads.hpp>

#include <boost/describe.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin;

namespace folder_test {

struct home {
    int                        number{};
    std::optional<std::string> name{};
};
BOOST_DESCRIBE_STRUCT(home, (), (number, name))
struct well {
    int                home{};
    std::optional<int> depth{};
};
BOOST_DESCRIBE_STRUCT(well, (), (home, depth))

struct tables {
    csv_table<home> homes{};
    csv_table<well> wells{};
};
BOOST_DESCRIBE_STRUCT(tables, (), (homes, wells))

/// A folder of its own for a test, with what is written into it.
class folder {
public:
    folder() {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~folder() { std::filesystem::remove_all(path_); }
    folder(folder const&)            = delete;
    folder& operator=(folder const&) = delete;

    void write(char const* name, std::string const& content) const {
        std::ofstream(path_ + "/" + name, std::ios::binary) << content;
    }
    /// On one thread, and no otherwise on two.
    tables read(csv_folder_options const& options = {}) const {
        tables     on_one = read_csv_folder<tables>(path_, options);
        auto const on_two = read_csv_folder<tables>(threads{2}, path_, options);
        for_each_member<tables>([&](std::string_view, auto member) {
            auto const &one = on_one.*member, &two = on_two.*member;
            CHECK(one.lines == two.lines);
            CHECK(one.given == two.given);
            CHECK(one.records.rows.size() == two.records.rows.size());
            CHECK(one.records.lines == two.records.lines);
            CHECK(one.records.findings == two.records.findings);
            CHECK(one.records.rejected == two.records.rejected);
            CHECK(one.records.file == two.records.file);
        });
        return on_one;
    }
    std::string const& path() const { return path_; }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "tuopin_csv_folder_test").string();
};

std::string told(std::vector<finding> const& findings) {
    std::string all;
    for (finding const& each : findings)
        all += to_text(each) + "\n";
    return all;
}

/// Every line behind the headings is a row or was left out with a finding.
template <class Row>
bool nothing_lost(csv_table<Row> const& table) {
    std::size_t const counted = table.records.rows.size() + table.records.rejected;
    return counted + 1 == table.lines && (table.records.rejected == 0 || !table.records.findings.empty());
}

} // namespace folder_test

using namespace folder_test;

TEST_CASE("a folder is read file by file, each into its table") {
    folder const files;
    files.write("homes.csv", "number,name\n1,a\n2,b\n");
    files.write("wells.csv", "home,depth\n1,30\n");
    tables const read = files.read();
    CHECK(read.homes.given);
    CHECK(read.homes.records.rows.size() == 2);
    CHECK(read.homes.lines == 3);
    CHECK(nothing_lost(read.homes));
    CHECK(read.wells.records.rows.at(0).depth == 30);
    CHECK(read.homes.records.findings.empty());

    row_reference row{"homes", "2", 1, {}, 0};
    locate(read, row);
    CHECK(row.file == "homes.csv");
    CHECK(row.line == 3);
    CHECK(to_text(row) == "2 (homes.csv, line 3)");
    row_reference unknown{"houses", "2", 1, {}, 0};
    locate(read, unknown);
    CHECK(unknown.line == 0);
}

TEST_CASE("the progress of a folder is told in files") {
    folder const files;
    files.write("homes.csv", "number,name\n1,a\n2,b\n");
    std::string told;
    auto const  policy = threads{2, [&](std::size_t done, std::size_t of) {
                                    told += std::to_string(done) + "/" + std::to_string(of) + " ";
                                }};
    tables const read =
        read_csv_folder<tables>(policy, files.path(), {}, [&](std::string_view name, auto const& table) {
            told += std::string(name) + ":" + std::to_string(table.records.rows.size()) + " ";
        });
    CHECK(told == "homes:2 1/2 wells:0 2/2 ");
    CHECK(read.homes.lines == 3);
}

TEST_CASE("a file that is not there is a finding, as grave as the caller says") {
    folder const files;
    files.write("homes.csv", "number,name\n");
    tables const read = files.read();
    CHECK(read.homes.given);
    CHECK(!read.wells.there);
    CHECK(!read.wells.given);
    CHECK(
        told(read.wells.records.findings) ==
        "read error, wells.csv: a file that does not open, wanted a file that can be read; "
        "what needs this table is not checked\n");
    tables const noted = files.read({{.language = language::chinese}, [](std::string_view) { return severity::note; }});
    CHECK(noted.wells.records.findings.at(0).severity == severity::note);
    CHECK(noted.wells.records.findings.at(0).seen == "无法打开的文件");
}

TEST_CASE("a file that was cut off says so, wherever the cut is") {
    folder const files;
    files.write("homes.csv", "number,name\n1,long name\n2,lon");
    tables read = files.read();
    CHECK(read.homes.records.rows.size() == 2);
    CHECK(told(read.homes.records.findings) == "read warning, homes.csv, line 3: a last line without a line end, "
                                               "wanted a line end: the file may have been cut off here\n");
    CHECK(nothing_lost(read.homes));

    files.write("homes.csv", "number,name\n1,long name\n2");
    read = files.read();
    CHECK(read.homes.records.rows.size() == 1);
    CHECK(read.homes.records.findings.size() == 2);
    CHECK(nothing_lost(read.homes));

    files.write("homes.csv", "number,name\n1,long name\n2,\"lon");
    read = files.read();
    CHECK(read.homes.records.rows.size() == 1);
    CHECK(!read.homes.records.ok());
    CHECK(nothing_lost(read.homes));

    files.write("homes.csv", "number,name\n1,long name\n2,\xE6\x9D"); // within a character
    read = files.read();
    CHECK(read.homes.records.rows.size() == 1);
    CHECK(!read.homes.records.ok());
    CHECK(nothing_lost(read.homes));

    files.write("homes.csv", "num");
    read = files.read();
    CHECK(!read.homes.given);
    CHECK(!read.homes.records.ok());
}

TEST_CASE("without the column that says what rows belong to none is used, and none is lost silently") {
    folder const files;
    files.write("wells.csv", "hom,depth\n1,30\n2,40\nx,y\n");
    tables const read = files.read();
    CHECK(!read.wells.given);
    CHECK(read.wells.records.rows.empty());
    CHECK(read.wells.records.lines.empty());
    CHECK(read.wells.records.rejected == 3);
    CHECK(nothing_lost(read.wells));
    CHECK(told(read.wells.records.findings).find("home: 2 lines without this column, which are left out") !=
          std::string::npos);
    // A column that may be empty is missed, and the rows are used.
    files.write("wells.csv", "home,dept\n1,30\n2,40\n");
    tables const shallow = files.read();
    CHECK(shallow.wells.given);
    CHECK(shallow.wells.records.rows.size() == 2);
    CHECK(shallow.wells.records.findings.size() == 2);
}

TEST_CASE("a file of which no line can be read is not taken for an empty table") {
    folder const files;
    files.write("homes.csv", "number,name\n1,\xC0\xEE\n2,\xCD\xF5\n"); // GB 18030
    tables read = files.read();
    CHECK(!read.homes.given);
    CHECK(read.homes.records.rejected == 2);
    CHECK(read.homes.records.findings.size() == 3);
    CHECK(nothing_lost(read.homes));
    files.write("homes.csv", "");
    read = files.read();
    CHECK(!read.homes.given);
    CHECK(read.homes.records.findings.size() == 1);
    // A table without rows is one.
    files.write("homes.csv", "number,name\n");
    CHECK(files.read().homes.given);
}
