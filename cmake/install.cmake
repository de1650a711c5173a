# SPDX-License-Identifier: BSL-1.0
# Installs headers, contracts, simulator and landscape, with a CMake package and pkg-config files.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/treaty)
set(landscape_include_dir ${CMAKE_INSTALL_INCLUDEDIR}/treaty-landscape)

install(DIRECTORY include/treaty DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    FILES_MATCHING PATTERN "*.hpp" PATTERN "*.ipp")
# Apart from <treaty/...>, so that nobody's own "contracts" folder meets ours by accident.
install(DIRECTORY contracts simulator DESTINATION ${landscape_include_dir}
    FILES_MATCHING PATTERN "*.hpp" PATTERN "*.ipp" PATTERN tool EXCLUDE)
if(EXISTS ${PROJECT_SOURCE_DIR}/simulator/landscape)
    install(DIRECTORY simulator/landscape DESTINATION ${CMAKE_INSTALL_DATADIR}/treaty)
endif()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/treaty)

install(TARGETS treaty treaty_http treaty_precompiled treaty_testing treaty_contracts treaty_simulator
    EXPORT treaty_targets)
install(EXPORT treaty_targets NAMESPACE treaty:: FILE treaty-targets.cmake
    DESTINATION ${package_dir})
if(TARGET treaty_program)
    install(TARGETS treaty_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

configure_package_config_file(cmake/treaty-config.cmake.in treaty-config.cmake
    INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may change what compiles.
write_basic_package_version_file(treaty-config-version.cmake
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/treaty-config.cmake
    ${PROJECT_BINARY_DIR}/treaty-config-version.cmake DESTINATION ${package_dir})

# From the pkg-config folder back to the prefix, so that an installed tree may be moved.
file(RELATIVE_PATH prefix_from_pkgconfig /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
foreach(name treaty treaty-http treaty-simulator)
    configure_file(cmake/${name}.pc.in ${name}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/${name}.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
