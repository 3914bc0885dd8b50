#!/usr/bin/env Rscript
# The program income_measures beside the same work in R, on the same records and machine:
#
#   Rscript income_measures.R PROGRAM [--task=TASK] [SIZE ...]        all tasks; sizes: 1e5 1e6
#
# Prints a row a task and package: seconds of the processor there and here (medians), how many
# times as fast, and by how much the results differ. Every package that is installed is timed: laeken and data.table
# without standard errors, convey with them. R's times leave out reading the file and making the
# survey design; the program's are from records to results, the design included.
arguments <- commandArgs(TRUE)
program <- arguments[1]
only <- sub("--task=", "", grep("^--task=", arguments, value = TRUE), fixed = TRUE)
sizes <- grep("^--", arguments[-1], value = TRUE, invert = TRUE)
if (length(sizes) == 0)
  sizes <- c("1e5", "1e6")
has <- function(package) suppressWarnings(suppressMessages(requireNamespace(package, quietly = TRUE)))
runs <- 9

# Rate, Gini and S80/S20 from one sort, with the conventions of laeken.
by_data_table <- function(d) {
  x <- d[order(income)]
  up_to <- cumsum(x$w)
  people <- up_to[length(up_to)]
  q <- x$income[findInterval(c(.2, .5, .8) * people, up_to) + 1L]
  amount <- x$w * x$income
  c(sum(x$w[x$income < .6 * q[2]]) / people,
    (2 * sum(amount * up_to) - sum(x$w * amount)) / (people * sum(amount)) - 1,
    sum(amount[x$income > q[3]]) / sum(amount[x$income <= q[1]]))
}
regions_by_data_table <- function(d) {
  x <- d[order(income)]
  up_to <- cumsum(x$w)
  line <- .6 * x$income[findInterval(.5 * up_to[length(up_to)], up_to) + 1L]
  found <- x[, {
    up_to <- cumsum(w)
    people <- up_to[.N]
    q <- income[findInterval(c(.2, .8) * people, up_to) + 1L]
    amount <- w * income
    list(rate = sum(w[income < line]) / people,
         gini = (2 * sum(amount * up_to) - sum(w * amount)) / (people * sum(amount)) - 1,
         s80 = sum(amount[income > q[2]]) / sum(amount[income <= q[1]]))
  }, keyby = region]
  unlist(found[1, list(rate, gini, s80)])
}
by_laeken <- function(d)
  c(laeken::arpr("income", weights = "w", data = d)$value / 100,
    laeken::gini("income", weights = "w", data = d)$value / 100,
    laeken::qsr("income", weights = "w", data = d)$value)
first_region <- function(found) found$valueByStratum$value[found$valueByStratum$stratum == 1]
regions_by_laeken <- function(d)
  c(first_region(laeken::arpr("income", weights = "w", breakdown = "region", data = d)) / 100,
    first_region(laeken::gini("income", weights = "w", breakdown = "region", data = d)) / 100,
    first_region(laeken::qsr("income", weights = "w", breakdown = "region", data = d)))
by_convey <- function(measure) function(design) survey::SE(measure(~income, design))[1]
regions_by_convey <- function(measure)
  function(design) survey::SE(survey::svyby(~income, ~region, design, measure))[1]

# task, package, records as what, work
tasks <- list(list("three measures", "laeken", "frame", by_laeken),
              list("three measures", "data.table", "table", by_data_table),
              list("three measures by region", "laeken", "frame", regions_by_laeken),
              list("three measures by region", "data.table", "table", regions_by_data_table))
if (has("convey"))
  tasks <- c(tasks, list(list("rate with error", "convey", "design", by_convey(convey::svyarpr)),
                         list("gini with error", "convey", "design", by_convey(convey::svygini)),
                         list("s80_s20 with error", "convey", "design", by_convey(convey::svyqsr)),
                         list("gini by region with error", "convey", "design", regions_by_convey(convey::svygini)),
                         list("s80_s20 by region with error", "convey", "design", regions_by_convey(convey::svyqsr)),
                         list("rate by region with error", "convey", "design", regions_by_convey(convey::svyarpr))))
# What any standard error of a survey in R costs at least: that of a mean.
if (has("survey"))
  tasks <- c(tasks, list(list("gini with error", "survey, a mean", "design",
                              function(design) survey::SE(survey::svymean(~income, design))),
                         list("gini by region with error", "survey, a mean", "design",
                              function(design) survey::SE(survey::svyby(~income, ~region, design, survey::svymean))[1])))

if (length(only) > 0)
  tasks <- Filter(function(task) task[[1]] %in% only, tasks)
designed <- any(vapply(tasks, function(task) task[[3]] == "design", FALSE))

timed <- function(work, data) {
  seconds <- c()
  for (run in seq_len(runs)) {
    gc(FALSE)
    start <- sum(proc.time()[1:2])
    value <- work(data)
    seconds <- c(seconds, sum(proc.time()[1:2]) - start)
    if (sum(seconds) > 20)
      break
  }
  list(seconds = median(seconds), value = as.numeric(value))
}

cat(sprintf("%-30s %10s  %-14s %9s %9s %8s  %s\n", "task", "records", "package", "there", "here", "times", "difference"))
for (size in sizes) {
  file <- tempfile(fileext = ".csv")
  if (system2(program, c("--write", file, size)) != 0)
    stop("cannot write the records")
  here <- read.csv(text = system2(program, c(size, runs, shQuote(only)), stdout = TRUE))
  frame <- if (has("data.table")) data.table::fread(file, data.table = FALSE) else read.csv(file)
  unlink(file)
  frame$income <- as.numeric(frame$income)
  made <- list(frame = frame)
  if (has("data.table")) {
    library(data.table)
    made$table <- as.data.table(frame)
  }
  if (designed)
    made$design <- survey::svydesign(ids = ~hh, strata = ~region, weights = ~w, data = frame)
  if (designed && has("convey"))
    made$design <- convey::convey_prep(made$design)
  for (task in tasks) {
    if (!has(sub(",.*", "", task[[2]])))
      next
    there <- timed(task[[4]], made[[task[[3]]]])
    ours <- here[here$task == task[[1]], ]
    difference <- if (grepl("mean", task[[2]])) "" else sprintf("%.1e", abs(sum(there$value) / ours$value - 1))
    cat(sprintf("%-30s %10.0f  %-14s %9.4f %9.4f %7.1fx  %s\n", task[[1]], as.numeric(size), task[[2]],
                there$seconds, ours$seconds, there$seconds / ours$seconds, difference))
  }
}
