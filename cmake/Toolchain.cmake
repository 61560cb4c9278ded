# Compiler flags, warnings, sanitizers, ccache and mold: everything that is about the machine and not about Portico.
set(PORTICO_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")

add_library(portico_flags INTERFACE)
target_compile_options(portico_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -fstack-protector-strong
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
target_compile_definitions(portico_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2> BOOST_ASIO_SEPARATE_COMPILATION
  BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports these in its own inlined library code at -O2 (GCC bugs 105329, 107852).
  target_compile_options(portico_flags INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-maybe-uninitialized)
endif()
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
# Everything ends in executables: one form of code for all, so that all can share one precompiled header.
add_compile_options(-fPIE)
add_link_options(-pie)
target_link_options(portico_flags INTERFACE -Wl,-z,relro,-z,now)

if(PORTICO_SANITIZE)
  add_compile_options(-fsanitize=${PORTICO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  string(REPLACE "fuzzer-no-link," "" portico_link_sanitize "${PORTICO_SANITIZE}")
  add_link_options(-fsanitize=${portico_link_sanitize})
  add_compile_definitions(PORTICO_SANITIZED=1)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # One cache for every build folder: paths below the source folder count as relative.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
