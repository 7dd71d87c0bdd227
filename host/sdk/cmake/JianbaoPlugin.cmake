# jianbao_add_plugin(NAME SOURCES file... [LIBRARIES lib...] [DESTINATION dir])
#
# Builds the plugin library NAME.so against the SDK. Undefined symbols are errors when it is
# linked, not when it is first used. Inside the project it goes where the host finds it; outside,
# beside the other outputs of the project, for --plugin-dir.
function(jianbao_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "DESTINATION" "SOURCES;LIBRARIES")
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "jianbao_add_plugin(${name}): SOURCES is empty")
  endif()
  # Compiled once: the library and the plugin's test link the same objects.
  add_library(plugin_${name}_objects OBJECT ${arg_SOURCES})
  target_link_libraries(plugin_${name}_objects PUBLIC jianbao::sdk ${arg_LIBRARIES})
  target_include_directories(plugin_${name}_objects PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  set_target_properties(plugin_${name}_objects PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden)
  # Unique symbols would keep the library in memory for good.
  target_compile_options(plugin_${name}_objects PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)

  add_library(plugin_${name} MODULE)
  target_link_libraries(plugin_${name} PRIVATE plugin_${name}_objects)
  set_target_properties(plugin_${name} PROPERTIES PREFIX "" OUTPUT_NAME ${name} CXX_VISIBILITY_PRESET hidden)
  target_link_options(plugin_${name} PRIVATE -Wl,--exclude-libs,ALL)
  # Clang leaves the run-time library of its sanitizers to the program, GCC links it.
  if(NOT JIANBAO_SANITIZE OR CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(plugin_${name} PRIVATE -Wl,--no-undefined)
  endif()
  if(TARGET program)
    add_dependencies(program plugin_${name})
  endif()
  if(JIANBAO_PLUGIN_OUTPUT_DIRECTORY)
    set_target_properties(plugin_${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${JIANBAO_PLUGIN_OUTPUT_DIRECTORY})
  endif()
  if(arg_DESTINATION)
    install(TARGETS plugin_${name} LIBRARY DESTINATION ${arg_DESTINATION})
  endif()
endfunction()

# jianbao_add_plugin_test(NAME SOURCES file... [LIBRARIES lib...])
#
# A Catch2 program that links the plugin's own objects. Needs find_package(Catch2).
function(jianbao_add_plugin_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(test_plugin_${name} ${arg_SOURCES})
  set_target_properties(test_plugin_${name} PROPERTIES UNITY_BUILD OFF)  # tests may name their helpers alike
  target_link_libraries(test_plugin_${name} PRIVATE plugin_${name}_objects Catch2::Catch2WithMain ${arg_LIBRARIES})
  add_test(NAME plugin_${name} COMMAND test_plugin_${name})
endfunction()

# jianbao_add_plugin_cases(NAME [CASES dir])
#
# A test that runs the plugin's cases, the folders in `dir` (cases, if not given): input.* or
# report.json, and what must come out of it in expected.*. `jianbao plugin test` does the work;
# where it runs the plugin in a process of its own, a crash of the plugin is a failed test.
function(jianbao_add_plugin_cases name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CASES" "")
  if(NOT arg_CASES)
    set(arg_CASES cases)
  endif()
  cmake_path(ABSOLUTE_PATH arg_CASES BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  add_test(NAME plugin_${name}_cases
    COMMAND jianbao::program plugin test $<TARGET_FILE:plugin_${name}> --cases ${arg_CASES})
endfunction()
