// The most memory that this process has had.
#ifndef TUOPIN_TESTS_BENCHMARK_MOST_MEMORY_HPP
#define TUOPIN_TESTS_BENCHMARK_MOST_MEMORY_HPP

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace national {

/// In GiB; 0 where the system does not say.
inline double most_memory() {
    double           found = 0;
    std::FILE* const file  = std::fopen("/proc/self/status", "r");
    if (file == nullptr)
        return found;
    char line[256];
    while (std::fgets(line, sizeof line, file) != nullptr)
        if (std::strncmp(line, "VmHWM:", 6) == 0)
            found = static_cast<double>(std::strtoull(line + 6, nullptr, 10)) / (1024.0 * 1024.0);
    std::fclose(file);
    return found;
}

} // namespace national

#endif
