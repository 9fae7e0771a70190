# The settings that every target of the project shares.

# -Wnull-dereference and -Wrestrict warn about libstdc++'s own std::string once g++ 12 optimises (GCC bug 105651).
add_library(gg_warnings INTERFACE)
target_compile_options(gg_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wdouble-promotion
  -Wno-missing-field-initializers  # designated initialisers leave the rest at its default on purpose
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${GG_WERROR}>:-Werror>)

add_library(gg_settings INTERFACE)
target_include_directories(gg_settings INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(gg_settings INTERFACE GG_VERSION="${PROJECT_VERSION}")
if(GG_SANITIZE)
  list(JOIN GG_SANITIZE "," gg_sanitize_list)
  target_compile_options(gg_settings INTERFACE -fsanitize=${gg_sanitize_list} -fno-omit-frame-pointer)
  target_link_options(gg_settings INTERFACE -fsanitize=${gg_sanitize_list})
endif()

if(GG_FUZZ)
  target_compile_options(gg_settings INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
  target_link_options(gg_settings INTERFACE -fsanitize=address,undefined)
endif()

find_program(GG_CCACHE ccache)
if(GG_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these, ccache compiles every file with a precompiled header anew (ccache manual, "Precompiled headers").
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${GG_CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(gg_settings INTERFACE -fpch-preprocess)
  endif()
endif()

# gg_add_test(NAME <name> SOURCES <file>... [LIBRARIES <target>...] [LABELS <label>...] [GUI])
# A Qt Test program of that name. GUI links the widgets and runs on the offscreen platform.
function(gg_add_test)
  cmake_parse_arguments(T "GUI" "NAME" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${T_NAME} ${T_SOURCES})
  set_target_properties(${T_NAME} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${T_NAME} PRIVATE gg_core gg_settings gg_warnings opencv_imgcodecs Qt6::Test ${T_LIBRARIES})
  target_compile_definitions(${T_NAME} PRIVATE QT_NO_KEYWORDS
    GG_SOURCE_DIR="${PROJECT_SOURCE_DIR}" GG_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  if(T_GUI)
    target_link_libraries(${T_NAME} PRIVATE gg_widgets)
  endif()
  add_test(NAME ${T_NAME} COMMAND ${T_NAME})
  set_tests_properties(${T_NAME} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OMP_WAIT_POLICY=passive;XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/test-cache" TIMEOUT 300 LABELS "${T_LABELS}")
endfunction()
