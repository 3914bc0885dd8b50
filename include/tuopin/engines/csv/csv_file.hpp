// A file that is read from its beginning to its end, and what is said of one that cannot be.
#ifndef TUOPIN_ENGINES_CSV_CSV_FILE_HPP
#define TUOPIN_ENGINES_CSV_CSV_FILE_HPP

#include <tuopin/engines/csv/csv_options.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>

#include <cstddef>
#include <cstdio>
#include <string>

namespace tuopin::detail {

class open_file {
public:
    explicit open_file(std::string const& path) : file_(std::fopen(path.c_str(), "rb")) {}
    ~open_file() {
        if (file_ != nullptr)
            std::fclose(file_);
    }
    open_file(open_file const&)            = delete;
    open_file& operator=(open_file const&) = delete;

    explicit operator bool() const { return file_ != nullptr; }

    /// Reads the next bytes, at most so many, and returns how many; 0 at the end, and where it breaks off.
    std::size_t read(char* to, std::size_t most) const { return std::fread(to, 1, most, file_); }
    bool        broken() const { return std::ferror(file_) != 0; }

    /// In bytes; 0 where that is not known, as of a pipe.
    std::size_t size() const {
        if (file_ == nullptr || std::fseek(file_, 0, SEEK_END) != 0)
            return 0;
        long const end = std::ftell(file_);
        std::rewind(file_);
        return end < 0 ? 0 : static_cast<std::size_t>(end);
    }

private:
    std::FILE* file_;
};

/// What is said of a file that does not open, or breaks off. A template, so that only who reads files compiles it.
template <class File>
finding unreadable(File const& file, csv_options const& options) {
    auto const said = [&](text words) { return std::string(words.in(options.language)); };
    finding    f;
    f.rule       = "read";
    f.has_record = false;
    f.file       = options.file;
    f.seen       = file ? said({"a file that breaks off", "读取中断的文件"})
                        : said({"a file that does not open", "无法打开的文件"});
    f.wanted     = said({"a file that can be read", "可读取的文件"});
    return f;
}

} // namespace tuopin::detail

#endif
