# cmake -D BUILD=<build folder> -D PREFIX=<folder> -D CONFIG=... -P install.cmake
#
# Installs into the emptied folder, and fails if anything but tuopin is there afterwards.
cmake_minimum_required(VERSION 3.23)

file(REMOVE_RECURSE "${PREFIX}")
execute_process(
    COMMAND ${CMAKE_COMMAND} --install "${BUILD}" --prefix "${PREFIX}" --config "${CONFIG}"
    COMMAND_ERROR_IS_FATAL ANY
)
file(GLOB_RECURSE installed RELATIVE "${PREFIX}" "${PREFIX}/*")
foreach(file IN LISTS installed)
    if(NOT file MATCHES "^(include/tuopin/|share/cmake/tuopin/|share/licenses/tuopin/|share/pkgconfig/tuopin\\.pc$)")
        message(FATAL_ERROR "${file} was installed too")
    endif()
endforeach()
if(NOT "include/tuopin/version.hpp" IN_LIST installed)
    message(FATAL_ERROR "the headers were not installed")
endif()
