# SPDX-License-Identifier: BSL-1.0
# How our own programs and tests are compiled. Nothing in this file reaches a user's project.
include_guard(GLOBAL)

if(PROJECT_IS_TOP_LEVEL)
    set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
    set(CMAKE_CXX_EXTENSIONS OFF)
endif()

if(TREATY_USE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(TREATY_CCACHE ccache)
    if(TREATY_CCACHE)
        set(CMAKE_CXX_COMPILER_LAUNCHER ${TREATY_CCACHE})
    endif()
endif()

add_library(treaty_own_flags INTERFACE)
target_compile_options(treaty_own_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    # Designated initializers that leave members out are how options are passed here.
    -Wno-missing-field-initializers
    $<$<BOOL:${TREATY_WARNINGS_AS_ERRORS}>:-Werror>)

# treaty_own_program(NAME name SOURCES ... LINK ...): a program of ours in bin/.
function(treaty_own_program)
    cmake_parse_arguments(arg "" "NAME" "SOURCES;LINK" ${ARGN})
    add_executable(${arg_NAME} ${arg_SOURCES})
    target_link_libraries(${arg_NAME} PRIVATE treaty_own_flags ${arg_LINK})
endfunction()

# treaty_compile_once(NAME name HEADERS <x_src.hpp> ... LINK ...): a static library with all bodies
# that headers such as treaty/src.hpp gather, a unit each, so that our own programs and tests compile
# them once.
function(treaty_compile_once)
    cmake_parse_arguments(arg "" "NAME" "HEADERS;LINK" ${ARGN})
    set(units)
    foreach(header IN LISTS arg_HEADERS)
        string(MAKE_C_IDENTIFIER ${header} name)
        set(unit ${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}_${name}.cpp)
        file(CONFIGURE OUTPUT ${unit} CONTENT "#include <${header}>\n")
        list(APPEND units ${unit})
    endforeach()
    add_library(${arg_NAME} STATIC EXCLUDE_FROM_ALL ${units})
    target_link_libraries(${arg_NAME} PUBLIC ${arg_LINK} PRIVATE treaty_own_flags)
    target_compile_definitions(${arg_NAME} PUBLIC TREATY_SEPARATE_COMPILATION)
endfunction()
