# cmake -D EXPECTED=<file> -D PRINTED=<file> -D STATUS=<n> -P check_output.cmake -- <program> <argument>...
#
# Runs the program, writes what it prints to the second file and fails, showing the difference line by
# line, unless it ends with that status and prints what the first file holds. In a .cpp file that is the
# comment below "Prints:".
cmake_minimum_required(VERSION 3.23)

set(command "")
set(behind_dashes FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(at RANGE ${last})
    if(behind_dashes)
        list(APPEND command "${CMAKE_ARGV${at}}")
    elseif(CMAKE_ARGV${at} STREQUAL "--")
        set(behind_dashes TRUE)
    endif()
endforeach()

execute_process(COMMAND ${command} RESULT_VARIABLE status OUTPUT_VARIABLE printed ERROR_VARIABLE errors)
file(WRITE "${PRINTED}" "${printed}")

if(NOT EXISTS "${EXPECTED}")
    message(FATAL_ERROR "${EXPECTED} is missing; the program ended with ${status} and printed\n${printed}")
endif()
file(READ "${EXPECTED}" expected)
if(EXPECTED MATCHES "\\.cpp$")
    if(NOT expected MATCHES "\n// Prints:\n((//   [^\n]*\n)+)")
        message(FATAL_ERROR "${EXPECTED} does not say in a first comment what the program prints")
    endif()
    string(REGEX REPLACE "(^|\n)//   " "\\1" expected "${CMAKE_MATCH_1}")
endif()

if(NOT printed STREQUAL expected)
    file(WRITE "${PRINTED}.expected" "${expected}")
    execute_process(
        COMMAND diff -u --label expected --label printed "${PRINTED}.expected" "${PRINTED}"
        OUTPUT_VARIABLE difference
        ERROR_QUIET
    )
    if(NOT difference)
        set(difference "expected:\n${expected}\nprinted:\n${printed}")
    endif()
    message(FATAL_ERROR "${PRINTED} differs from ${EXPECTED}\n${difference}\n${errors}")
endif()
if(NOT status EQUAL STATUS)
    message(FATAL_ERROR "the program ended with ${status} instead of ${STATUS}\n${errors}")
endif()
