# SPDX-License-Identifier: BSL-1.0
# Who is measured beside us: those that are not installed are left out, and said to be.
include_guard(GLOBAL)

# treaty_beside(RAPIDXML PROGRAMS a b FILES rapidxml.cpp HEADER rapidxml/rapidxml.hpp
#               [LIBRARY name] [SUFFIXES folders of the header]): adds the files to the programs, and
# defines BESIDE_RAPIDXML for them.
function(treaty_beside rival)
    cmake_parse_arguments(arg "" "HEADER;LIBRARY" "PROGRAMS;FILES;SUFFIXES" ${ARGN})
    list(JOIN arg_PROGRAMS " and " programs)
    find_path(BESIDE_${rival}_INCLUDE ${arg_HEADER} PATH_SUFFIXES ${arg_SUFFIXES})
    if(arg_LIBRARY)
        find_library(BESIDE_${rival}_LIBRARY ${arg_LIBRARY})
    endif()
    if(NOT BESIDE_${rival}_INCLUDE OR (arg_LIBRARY AND NOT BESIDE_${rival}_LIBRARY))
        message(STATUS
            "benchmarks: ${programs} built without ${rival}, which is not installed")
        return()
    endif()
    # A library of its own: other people's headers are not held to our warnings.
    list(GET arg_PROGRAMS 0 first)
    set(library ${first}_${rival})
    add_library(${library} STATIC ${arg_FILES})
    target_link_libraries(${library} PRIVATE treaty_contracts)
    target_compile_definitions(${library} PRIVATE TREATY_SEPARATE_COMPILATION)
    target_include_directories(${library} SYSTEM PRIVATE ${BESIDE_${rival}_INCLUDE})
    foreach(program IN LISTS arg_PROGRAMS)
        target_compile_definitions(${program} PRIVATE BESIDE_${rival})
        target_link_libraries(${program} PRIVATE ${library})
        if(arg_LIBRARY)
            target_link_libraries(${program} PRIVATE ${BESIDE_${rival}_LIBRARY})
        endif()
    endforeach()
endfunction()

# treaty_beside_gsoap(program description.h): what soapcpp2 generates from it, and gsoap.cpp.
function(treaty_beside_gsoap program description)
    find_program(BESIDE_SOAPCPP2 soapcpp2)
    if(NOT BESIDE_SOAPCPP2)
        message(STATUS "benchmarks: ${program} built without GSOAP, which is not installed")
        return()
    endif()
    set(generated ${CMAKE_CURRENT_BINARY_DIR}/gsoap)
    file(MAKE_DIRECTORY ${generated})
    add_custom_command(OUTPUT ${generated}/soapC.cpp ${generated}/soapH.h
        COMMAND ${BESIDE_SOAPCPP2} -CLx -p soap ${CMAKE_CURRENT_SOURCE_DIR}/${description}
        WORKING_DIRECTORY ${generated}
        DEPENDS ${description} VERBATIM)
    treaty_beside(GSOAP PROGRAMS ${program} FILES gsoap.cpp ${generated}/soapC.cpp
        HEADER stdsoap2.h LIBRARY gsoap++)
    if(TARGET ${program}_GSOAP)
        target_include_directories(${program}_GSOAP SYSTEM PRIVATE ${generated})
    endif()
endfunction()
