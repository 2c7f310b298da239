# SPDX-License-Identifier: GPL-3.0-or-later
# What a package holds, and the .deb of it. `packaging/deb.sh` calls it; packaging/README.md explains.
include(GNUInstallDirs)
set(desktop ${PROJECT_SOURCE_DIR}/packaging/desktop)
set(made ${PROJECT_BINARY_DIR}/packaging)
file(MAKE_DIRECTORY ${made})

install(TARGETS rashin rashin_cli RUNTIME)
install(FILES ${desktop}/rashin.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${desktop}/rashin-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME rashin.xml)
configure_file(${desktop}/org.rashin.rashin.metainfo.xml ${made}/org.rashin.rashin.metainfo.xml @ONLY)
install(FILES ${made}/org.rashin.rashin.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Icons: the drawing, and the sizes for desktops that draw none.
add_executable(rashin_iconsizes EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/packaging/tools/iconsizes.cpp)
target_link_libraries(rashin_iconsizes PRIVATE rashin_flags Qt6::Gui Qt6::Svg)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/rashin.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
set(contents)
foreach(side 16 24 32 48 64 128 256 512)
  set(icon ${made}/rashin-${side}.png)
  add_custom_command(OUTPUT ${icon} COMMAND rashin_iconsizes ${PROJECT_SOURCE_DIR}/resources/icons ${icon} ${side}
                     DEPENDS rashin_iconsizes ${PROJECT_SOURCE_DIR}/resources/icons/rashin.svg VERBATIM)
  install(FILES ${icon} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${side}x${side}/apps RENAME rashin.png)
  list(APPEND contents ${icon})
endforeach()

# Manual pages: rashin-cli writes its own from its table of commands.
configure_file(${desktop}/rashin.1 ${made}/en/rashin.1 @ONLY)
configure_file(${desktop}/rashin.ja.1 ${made}/ja/rashin.1 @ONLY)
foreach(language en ja)
  set(written ${made}/${language}/rashin-cli.1)
  add_custom_command(OUTPUT ${written} COMMAND ${CMAKE_COMMAND} -E env LC_ALL=${language}
                     $<TARGET_FILE:rashin_cli> help --man > ${written} DEPENDS rashin_cli VERBATIM)
  set(folder ${CMAKE_INSTALL_MANDIR}/ja/man1)
  if(language STREQUAL en)
    set(folder ${CMAKE_INSTALL_MANDIR}/man1)
  endif()
  foreach(page rashin rashin-cli)
    set(packed ${made}/${language}/${page}.1.gz)
    add_custom_command(OUTPUT ${packed} COMMAND gzip -9nc ${made}/${language}/${page}.1 > ${packed}
                       DEPENDS ${made}/${language}/${page}.1 VERBATIM)
    install(FILES ${packed} DESTINATION ${folder})
    list(APPEND contents ${packed})
  endforeach()
endforeach()
set(changelog ${PROJECT_SOURCE_DIR}/packaging/debian/changelog)
add_custom_command(OUTPUT ${made}/changelog.gz COMMAND gzip -9nc ${changelog} > ${made}/changelog.gz
                   DEPENDS ${changelog} VERBATIM)
install(FILES ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
add_custom_target(package_contents DEPENDS ${contents} ${made}/changelog.gz rashin rashin_cli)

# dpkg-shlibdeps sees libraries; plug-ins and fonts it cannot see, they stand in packages.txt.
file(STRINGS ${PROJECT_SOURCE_DIR}/packaging/packages.txt lines REGEX "^run ")
list(TRANSFORM lines REPLACE "^run +" "")
list(JOIN lines ", " runtime)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rashin)
set(CPACK_PACKAGE_VERSION ${RASHIN_FULL_VERSION})
set(CPACK_PACKAGE_CONTACT "The Rashin maintainers <maintainers@rashin.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "plan, run, evaluate and improve the work of a city")
set(CPACK_PACKAGE_DESCRIPTION
    "Rashin keeps the policies, initiatives and projects of a Japanese city in one
file, with their PDCA cycles, indicators, money and evaluations of every year.
It works without a network: working copies are exchanged as files and come
together again without losing anyone's entry.
.
羅針は、方針・取組・事務事業を年度ごとの評価とともにひとつのファイルで扱う、
行政経営のためのプログラムです。ネットワークなしで動きます。")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "${runtime}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-gtk-platformtheme, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fcitx5-frontend-qt6")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
