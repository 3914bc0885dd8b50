# cmake -D PROGRAMS=<list> -D PARAMETERS=<RC_PARAMS> -P long_properties.cmake
#
# Runs the test programs one by one with these parameters, tells what each property said that fails, and
# fails at the end if one did.
set(failed "")
list(LENGTH PROGRAMS number)
set(at 0)
foreach(program IN LISTS PROGRAMS)
    math(EXPR at "${at} + 1")
    get_filename_component(name "${program}" NAME)
    message(STATUS "${at} of ${number}: ${name}")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env "RC_PARAMS=${PARAMETERS}" "${program}"
        RESULT_VARIABLE status OUTPUT_VARIABLE printed ERROR_VARIABLE errors
    )
    if(NOT status EQUAL 0)
        list(APPEND failed "${name}")
        message("${printed}${errors}")
    endif()
endforeach()
if(failed)
    message(FATAL_ERROR "a property does not hold in: ${failed}")
endif()
