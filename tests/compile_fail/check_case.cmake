# cmake -D COMPILER=... -D COMPILER_ID=... -D INCLUDE_DIRS=... -D CASE=<file> -P check_case.cmake
cmake_minimum_required(VERSION 3.23)

set(flags -std=c++20 -fsyntax-only)
foreach(dir IN LISTS INCLUDE_DIRS)
    list(APPEND flags -I "${dir}")
endforeach()

if(COMPILER_ID MATCHES "Clang")
    set(this_compiler clang)
else()
    set(this_compiler gcc)
endif()
# What is too long for a line goes on in lines of a comment that is set in.
file(READ "${CASE}" source)
string(REGEX REPLACE "\n//     " " " source "${source}")
string(REPLACE ";" "\;" source "${source}")
string(REGEX MATCHALL "// expect( ${this_compiler})?: [^\n]*" expected_lines "${source}")
if(NOT expected_lines)
    message(FATAL_ERROR "${CASE}: no line \"// expect: ...\" says what the message should hold")
endif()

execute_process(
    COMMAND "${COMPILER}" ${flags} -D TUOPIN_CONTROL "${CASE}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output
)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "the control should compile and does not:\n${output}")
endif()

execute_process(
    COMMAND "${COMPILER}" ${flags} "${CASE}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output
)
if(status EQUAL 0)
    message(FATAL_ERROR "the misuse compiles")
endif()
foreach(line IN LISTS expected_lines)
    string(REGEX REPLACE "^// expect[^:]*: " "" expected "${line}")
    string(FIND "${output}" "${expected}" found_at)
    if(found_at EQUAL -1)
        message(FATAL_ERROR "the misuse does not compile, but the message does not say\n  ${expected}\nIt says\n${output}")
    endif()
endforeach()
