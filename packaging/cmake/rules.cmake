# SPDX-License-Identifier: GPL-3.0-or-later
# How every library of this project is built: one target per folder, flags from one place.

add_library(rashin_flags INTERFACE)
target_compile_options(rashin_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                                              -Woverloaded-virtual)
# GCC 12 takes the alternatives that a std::variant does not hold for values that were never set.
target_compile_options(rashin_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
target_compile_definitions(
  rashin_flags
  INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH
            QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
            RASHIN_VERSION="${RASHIN_FULL_VERSION}")
target_include_directories(rashin_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(RASHIN_WERROR)
  target_compile_options(rashin_flags INTERFACE -Werror)
endif()
if(RASHIN_ASSERTS)
  target_compile_definitions(rashin_flags INTERFACE QT_FORCE_ASSERTS)
endif()
if(RASHIN_SANITIZE)
  target_compile_options(rashin_flags INTERFACE -fsanitize=${RASHIN_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(rashin_flags INTERFACE -fsanitize=${RASHIN_SANITIZE})
endif()

# rashin_library(NAME HEADERS … SOURCES … [USES …public libraries] [PRIVATE …private libraries] [PCH core|ui])
function(rashin_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PCH" "HEADERS;SOURCES;USES;PRIVATE")
  add_library(rashin_${name} STATIC ${arg_SOURCES})
  add_library(Rashin::${name} ALIAS rashin_${name})
  target_sources(rashin_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  target_link_libraries(rashin_${name} PUBLIC rashin_flags Qt6::Core tl::expected ${arg_USES} PRIVATE ${arg_PRIVATE})
  if(RASHIN_PCH AND arg_PCH)
    target_precompile_headers(rashin_${name} REUSE_FROM rashin_pch_${arg_PCH})
  endif()
endfunction()

# Precompiled headers are built once per layer and reused by every library of it.
function(rashin_precompiled layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;USES")
  if(NOT RASHIN_PCH)
    return()
  endif()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/pch_${layer}.cpp CONTENT "// Carries the precompiled headers of ${layer}.\n")
  add_library(rashin_pch_${layer} STATIC ${PROJECT_BINARY_DIR}/pch_${layer}.cpp)
  target_link_libraries(rashin_pch_${layer} PUBLIC rashin_flags tl::expected ${arg_USES})
  target_precompile_headers(rashin_pch_${layer} PUBLIC ${arg_HEADERS})
endfunction()
