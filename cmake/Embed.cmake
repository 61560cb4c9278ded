# portico_embed(target symbol DIRECTORY): puts every file below DIRECTORY into the target as bytes (.incbin), with a table
#   namespace portico::embedded { struct File { std::string_view path; std::string_view bytes; };  std::span<const File> <symbol>(); }
# declared in embedded/<symbol>.hpp. The table is made anew when a file comes, goes or changes.
function(portico_embed target symbol directory)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${directory}/*)
  add_custom_command(
    OUTPUT ${out}/${symbol}.S ${out}/${symbol}.cpp ${out}/${symbol}.hpp
    COMMAND ${CMAKE_COMMAND} -DSYMBOL=${symbol} -DDIRECTORY=${directory} -DOUT=${out} -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  set_source_files_properties(${out}/${symbol}.S PROPERTIES OBJECT_DEPENDS "${files}")
  set_source_files_properties(${out}/${symbol}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${out}/${symbol}.S ${out}/${symbol}.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
