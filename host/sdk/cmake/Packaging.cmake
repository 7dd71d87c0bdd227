# cmake --install gives a tree that runs wherever it is moved to; cpack makes a .deb of it.
include(CMakePackageConfigHelpers)
set(JIANBAO_CMAKE_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/jianbao)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/config ${PROJECT_SOURCE_DIR}/reports DESTINATION ${CMAKE_INSTALL_DATADIR}/jianbao
  PATTERN packages.txt EXCLUDE PATTERN systemd EXCLUDE)
# Units for those who let the routine run by itself; nothing is enabled by installing them.
foreach(unit jianbao-watch.service jianbao-weekly.service)
  configure_file(${PROJECT_SOURCE_DIR}/config/systemd/${unit}.in ${PROJECT_BINARY_DIR}/systemd/${unit} @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/systemd/${unit} DESTINATION lib/systemd/user)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/config/systemd/jianbao-weekly.timer DESTINATION lib/systemd/user)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/plugins/template/ DESTINATION ${CMAKE_INSTALL_DATADIR}/jianbao/templates
  USE_SOURCE_PERMISSIONS)
# Prepared fonts go along where there are any.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/fonts DESTINATION ${CMAKE_INSTALL_DATADIR}/jianbao OPTIONAL)
install(FILES LICENSE README.md README.zh-CN.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DOCDIR} USE_SOURCE_PERMISSIONS
  REGEX "/(build|images/make)$" EXCLUDE)

# find_package(jianbao) and jianbao_add_plugin() for plugins of one's own.
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/jianbaoConfig.cmake.in ${PROJECT_BINARY_DIR}/jianbaoConfig.cmake
  INSTALL_DESTINATION ${JIANBAO_CMAKE_DESTINATION})
# The version asked for is that of the SDK: what a plugin is built against.
file(STRINGS ${PROJECT_SOURCE_DIR}/host/sdk/jianbao/plugin.h JIANBAO_SDK_LINES REGEX "^#define JIANBAO_SDK_M(AJOR|INOR) ")
string(REGEX REPLACE "[^;]* ([0-9]+);[^;]* ([0-9]+)" "\\1.\\2" JIANBAO_SDK_VERSION "${JIANBAO_SDK_LINES}")
write_basic_package_version_file(${PROJECT_BINARY_DIR}/jianbaoConfigVersion.cmake VERSION ${JIANBAO_SDK_VERSION}
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/jianbaoConfig.cmake ${PROJECT_BINARY_DIR}/jianbaoConfigVersion.cmake
  ${PROJECT_SOURCE_DIR}/host/sdk/cmake/JianbaoPlugin.cmake DESTINATION ${JIANBAO_CMAKE_DESTINATION})
install(EXPORT jianbao NAMESPACE jianbao:: FILE jianbaoTargets.cmake DESTINATION ${JIANBAO_CMAKE_DESTINATION})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME jianbao)
set(CPACK_PACKAGE_CONTACT "The jianbao project <jianbao@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "fonts-wqy-zenhei, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp, fonts-arphic-uming, poppler-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "g++, cmake, catch2")
include(CPack)
