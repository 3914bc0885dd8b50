# cmake -D INCLUDE_DIR=<folder that holds tuopin/> -P check_includes.cmake
#
# Reads the #include lines of every header and fails, naming each header that
# - includes something from a floor above its own,
# - in the core, includes a standard header that is dear to compile, or more of Boost than Describe and Mp11,
# - has a guard that does not follow from its path,
# - is missing from the header that takes in its room: tuopin.hpp, tables.hpp, reports.hpp and so on.
cmake_minimum_required(VERSION 3.23)

set(floors describe values engines statistics domain rules adapters)
set(dear ranges chrono functional iostream sstream regex map unordered_map format)

set(complaints "")
file(GLOB_RECURSE headers RELATIVE "${INCLUDE_DIR}" "${INCLUDE_DIR}/tuopin/*.hpp")
if(NOT headers)
    message(FATAL_ERROR "no headers under ${INCLUDE_DIR}/tuopin")
endif()

foreach(header IN LISTS headers)
    string(MAKE_C_IDENTIFIER "${header}" guard)
    string(TOUPPER "${guard}" guard)
    file(READ "${INCLUDE_DIR}/${header}" text)
    if(NOT text MATCHES "#ifndef ${guard}\n#define ${guard}\n")
        string(APPEND complaints "  ${header}: its include guard should be ${guard}\n")
    endif()

    # Headers of the top folder (version.hpp, tuopin.hpp) stand below and above all floors.
    set(floor "")
    if(header MATCHES "^tuopin/([a-z_]+)/")
        list(FIND floors "${CMAKE_MATCH_1}" floor)
        if(floor EQUAL -1)
            string(APPEND complaints "  ${header}: ${CMAKE_MATCH_1} is no floor\n")
        endif()
    endif()

    set(included_by_${header} "")
    file(STRINGS "${INCLUDE_DIR}/${header}" lines REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS lines)
        if(NOT line MATCHES "<([^>]+)>")
            string(APPEND complaints "  ${header}: include with angle brackets, not ${line}\n")
            continue()
        endif()
        set(included "${CMAKE_MATCH_1}")
        if(included MATCHES "^tuopin/")
            list(APPEND included_by_${header} "${included}")
            if(included MATCHES "^tuopin/([a-z_]+)/" AND NOT floor STREQUAL "")
                list(FIND floors "${CMAKE_MATCH_1}" floor_of_included)
                if(floor_of_included GREATER floor)
                    string(APPEND complaints "  ${header}: includes ${included} from a floor above its own\n")
                endif()
            endif()
        elseif(NOT header MATCHES "^tuopin/adapters/")
            if(included IN_LIST dear)
                string(APPEND complaints "  ${header}: includes <${included}>, which is dear to compile\n")
            elseif(included MATCHES "^boost/" AND NOT included MATCHES "^boost/(describe|mp11)[./]")
                string(APPEND complaints "  ${header}: includes <${included}>; the core needs Describe and Mp11 alone\n")
            endif()
        endif()
    endforeach()
endforeach()

# tuopin.hpp takes in what every program of the field uses, and is cheap to include. The other rooms
# have a header of their own that takes them in.
function(header_of_room header result)
    set(tables
        cells cell_translation code_book code_book_formats column columns csv csv_borders csv_by_year csv_cells
        csv_columns csv_file csv_folder csv_lines csv_options csv_reader csv_wide csv_writing fields grouping join
        json_text kept_numbers kept_roll_up key_search keys_known layout link parts_of_pass records_read rule_over_block rules_in_company tallied
        validate_columns)
    set(${result} tuopin/tuopin.hpp PARENT_SCOPE)
    get_filename_component(name "${header}" NAME_WE)
    if((header MATCHES "^tuopin/engines/[a-z_/]+\\.hpp$" AND name IN_LIST tables) OR
       header STREQUAL "tuopin/values/figures/member_aggregations.hpp")
        set(${result} tuopin/tables.hpp PARENT_SCOPE)
    elseif(header MATCHES "^tuopin/values/(sixteen_bytes|wider_registers|words)\\.hpp$")
        set(${result} tuopin/tables.hpp PARENT_SCOPE)
    elseif(header MATCHES "^tuopin/engines/(threads|aggregate_in_parts|csv/csv_in_parts)\\.hpp$")
        set(${result} tuopin/threads.hpp PARENT_SCOPE)
    elseif(header MATCHES "^tuopin/domain/measures/|^tuopin/domain/[a-z_]+\\.hpp$" OR
           header MATCHES "^tuopin/engines/validation/reconcile\\.hpp$|^tuopin/values/figures/ranking\\.hpp$")
        set(${result} tuopin/reports.hpp PARENT_SCOPE)
    elseif(header MATCHES "^tuopin/domain/registry/|^tuopin/values/(identity_number|short_text)\\.hpp$")
        set(${result} tuopin/registry.hpp PARENT_SCOPE)
    elseif(header MATCHES "^tuopin/(statistics|rules)/")
        set(${result} "tuopin/${CMAKE_MATCH_1}.hpp" PARENT_SCOPE)
    endif()
endfunction()

# Everything that a header includes, directly or not.
function(reached_from header result)
    set(reached "")
    set(ahead "${header}")
    while(ahead)
        list(POP_FRONT ahead next)
        if(NOT next IN_LIST reached)
            list(APPEND reached "${next}")
            list(APPEND ahead ${included_by_${next}})
        endif()
    endwhile()
    set(${result} "${reached}" PARENT_SCOPE)
endfunction()

foreach(header IN LISTS headers)
    if(header MATCHES "^tuopin/adapters/" OR NOT header MATCHES "^tuopin/[a-z_]+/")
        continue()
    endif()
    header_of_room("${header}" room)
    if(NOT DEFINED reached_by_${room})
        reached_from("${room}" reached_by_${room})
    endif()
    if(NOT header IN_LIST reached_by_${room})
        string(APPEND complaints "  ${room}: leaves out ${header}\n")
    endif()
endforeach()
reached_from(tuopin/tuopin.hpp reached)
foreach(header IN LISTS reached)
    header_of_room("${header}" room)
    if(header MATCHES "^tuopin/adapters/" OR NOT room STREQUAL "tuopin/tuopin.hpp")
        string(APPEND complaints "  tuopin/tuopin.hpp: reaches ${header}, which is included by name\n")
    endif()
endforeach()

if(complaints)
    message(FATAL_ERROR "${complaints}")
endif()
list(LENGTH headers count)
message(STATUS "${count} headers: floors, includes and guards are in order")
