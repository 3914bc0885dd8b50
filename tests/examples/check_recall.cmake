# cmake -D GENERATOR=<program> -D CHECK=<program> -D RECALL=<program> -D FOLDER=<to write into> -P check_recall.cmake
#
# Generates a register without mistakes, in which no rule may find anything in any year, and one with errors planted for
# every rule, of which every one has to be found with its rows, and nothing else. HOUSEHOLDS and EACH say how large.
cmake_minimum_required(VERSION 3.23)

if(NOT DEFINED HOUSEHOLDS)
    set(HOUSEHOLDS 1000)
endif()
if(NOT DEFINED EACH)
    set(EACH 2)
endif()

function(run status)
    string(TIMESTAMP before "%s")
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE printed ERROR_VARIABLE told)
    string(TIMESTAMP after "%s")
    math(EXPR seconds "${after} - ${before}")
    if(NOT result EQUAL status)
        message(FATAL_ERROR "exit status ${result} instead of ${status}: ${ARGN}\n${printed}\n${told}")
    endif()
    list(GET ARGN 0 program)
    get_filename_component(program "${program}" NAME)
    message(STATUS "${program}: ${seconds} s")
    set(printed "${printed}" PARENT_SCOPE)
    set(told "${told}" PARENT_SCOPE)
endfunction()

# Headings differ, so that both are read.
file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}/clean" "${FOLDER}/planted")
run(0 ${GENERATOR} "${FOLDER}/clean" --households ${HOUSEHOLDS} --headings english)
foreach(year IN ITEMS 2021 2022 2023)
    run(0 ${CHECK} "${FOLDER}/clean" --year ${year} --csv "${FOLDER}/clean.csv")
endforeach()
run(0 ${RECALL} "${FOLDER}/clean/planted.csv" "${FOLDER}/clean.csv")

run(0 ${GENERATOR} "${FOLDER}/planted" --households ${HOUSEHOLDS} --plant all --each ${EACH} --headings chinese --seed 7)
if(told)
    message(FATAL_ERROR "too small a register for all errors:\n${told}")
endif()
# More than a thousandth of the households are wrong, and less than all.
run(2 ${CHECK} "${FOLDER}/planted" --csv "${FOLDER}/planted.csv" --stop-above 99)
run(0 ${RECALL} "${FOLDER}/planted/planted.csv" "${FOLDER}/planted.csv")
message(STATUS "\n${printed}")

# The comparison can fail, both ways.
run(1 ${RECALL} "${FOLDER}/planted/planted.csv" "${FOLDER}/clean.csv")
run(1 ${RECALL} "${FOLDER}/clean/planted.csv" "${FOLDER}/planted.csv")
run(3 ${CHECK} "${FOLDER}/planted" --stop-above 0.1)
