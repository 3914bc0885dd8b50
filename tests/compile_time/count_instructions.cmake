# cmake -D VALGRIND=... -D COMPILER=... -D INCLUDE_DIRS=... -D SCRATCH_DIR=... -D HEADERS=... -P count_instructions.cmake
#
# Prints what `compiler -std=c++20 -fsyntax-only` costs for a source file that includes one header, in millions of
# instructions and as a part of what <nlohmann/json.hpp> costs. Fails if tuopin.hpp costs more than half of that.
cmake_minimum_required(VERSION 3.23)

set(flags -std=c++20 -fsyntax-only)
foreach(dir IN LISTS INCLUDE_DIRS)
    list(APPEND flags -I "${dir}")
endforeach()

function(count_instructions header millions_variable)
    set(source "${SCRATCH_DIR}/one_header.cpp")
    file(WRITE "${source}" "#include <${header}>\n")
    # The compiler proper is a child of the compiler driver.
    execute_process(
        COMMAND "${VALGRIND}" --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --trace-children=yes
                "${COMPILER}" ${flags} "${source}"
        RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE report
    )
    set(instructions 0)
    string(REGEX MATCHALL "I +refs: +[0-9,]+" counts "${report}")
    foreach(count IN LISTS counts)
        string(REGEX REPLACE "[^0-9]" "" count "${count}")
        math(EXPR instructions "${instructions} + ${count}")
    endforeach()
    if(NOT status EQUAL 0 OR instructions EQUAL 0)
        message(FATAL_ERROR "counting <${header}> failed:\n${report}")
    endif()
    math(EXPR millions "${instructions} / 1000000")
    set(${millions_variable} ${millions} PARENT_SCOPE)
endfunction()

function(print_row millions yardstick header)
    set(share "")
    if(yardstick)
        math(EXPR percent "100 * ${millions} / ${yardstick}")
        set(share "${percent} %")
    endif()
    string(LENGTH "${millions}" width)
    math(EXPR blanks "7 - ${width}")
    string(REPEAT " " ${blanks} left)
    string(LENGTH "${share}" width)
    math(EXPR blanks "7 - ${width}")
    string(REPEAT " " ${blanks} middle)
    execute_process(COMMAND ${CMAKE_COMMAND} -E echo "${left}${millions}${middle}${share}  ${header}")
endfunction()

execute_process(COMMAND "${COMPILER}" --version OUTPUT_VARIABLE version)
string(REGEX MATCH "^[^\n]*" version "${version}")
execute_process(COMMAND ${CMAKE_COMMAND} -E echo "millions of instructions, part of nlohmann/json.hpp; ${version}")

set(yardstick 0)
execute_process(
    COMMAND "${COMPILER}" -x c++ -std=c++20 -fsyntax-only -include nlohmann/json.hpp /dev/null
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET
)
if(status EQUAL 0)
    count_instructions(nlohmann/json.hpp yardstick)
    print_row(${yardstick} ${yardstick} nlohmann/json.hpp)
else()
    execute_process(COMMAND ${CMAKE_COMMAND} -E echo "nlohmann/json.hpp is not installed: no comparison")
endif()

set(too_dear FALSE)
foreach(header IN LISTS HEADERS)
    count_instructions("${header}" millions)
    print_row(${millions} ${yardstick} "${header}")
    if(header STREQUAL "tuopin/tuopin.hpp" AND yardstick)
        math(EXPR doubled "2 * ${millions}")
        if(doubled GREATER yardstick)
            set(too_dear TRUE)
        endif()
    endif()
endforeach()
if(too_dear)
    message(FATAL_ERROR "tuopin/tuopin.hpp costs more than half of nlohmann/json.hpp")
endif()
