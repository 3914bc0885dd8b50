// The engines on several threads: `aggregate<profile>(tuopin::threads{2}, households)`. A program
// that uses it links its platform's threads.
#ifndef TUOPIN_THREADS_HPP
#define TUOPIN_THREADS_HPP

#include <tuopin/engines/aggregate_in_parts.hpp>
#include <tuopin/engines/csv/csv_in_parts.hpp>
#include <tuopin/engines/threads.hpp>

#endif
