# Every outside library once, under a short name. All are Debian 12 packages (bin/setup installs them).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
foreach(entry IN ITEMS sodium:libsodium sqlite:sqlite3 pq:libpq icu:icu-uc icu_i18n:icu-i18n curl:libcurl openssl:libcrypto ssl:libssl zstd:libzstd
                       oath:liboath qrencode:libqrencode fido2:libfido2 cbor:libcbor seccomp:libseccomp vips:vips qpdf:libqpdf pangocairo:pangocairo cairo_pdf:cairo-pdf)
  string(REPLACE ":" ";" pair ${entry})
  list(GET pair 0 name)
  list(GET pair 1 module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
  add_library(lib::${name} ALIAS PkgConfig::${name})
endforeach()
find_library(MAGIC magic REQUIRED)
find_package(date REQUIRED)
set(DATE_TZ date::date-tz)  # howardhinnant-date on the system's tzdata
find_library(PROMETHEUS_CORE prometheus-cpp-core REQUIRED)
