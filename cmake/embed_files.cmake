# Run as a script by portico_embed.
file(GLOB_RECURSE files RELATIVE ${DIRECTORY} ${DIRECTORY}/*)
list(SORT files)
set(assembly ".section .rodata\n")
set(table "")
set(externs "")
set(index 0)
foreach(file IN LISTS files)
  file(SIZE ${DIRECTORY}/${file} size)
  string(APPEND assembly ".global portico_${SYMBOL}_${index}\n.balign 16\nportico_${SYMBOL}_${index}:\n.incbin \"${DIRECTORY}/${file}\"\n.byte 0\n")
  string(APPEND externs "extern \"C\" const char portico_${SYMBOL}_${index}[];\n")
  string(APPEND table "    {\"${file}\", {portico_${SYMBOL}_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
file(WRITE ${OUT}/${SYMBOL}.S "${assembly}")
# Guarded by name: several targets have this file, each its own.
file(WRITE ${OUT}/file.hpp "#ifndef PORTICO_EMBEDDED_FILE
#define PORTICO_EMBEDDED_FILE
#include <string_view>

namespace portico::embedded {
struct File {
  std::string_view path;
  std::string_view bytes;
};
}  // namespace portico::embedded
#endif
")
file(WRITE ${OUT}/${SYMBOL}.hpp "#pragma once
#include <span>

#include \"embedded/file.hpp\"

namespace portico::embedded {
// Sorted by path.
std::span<const File> ${SYMBOL}();
}  // namespace portico::embedded
")
file(WRITE ${OUT}/${SYMBOL}.cpp "#include \"embedded/${SYMBOL}.hpp\"

${externs}
namespace portico::embedded {
std::span<const File> ${SYMBOL}() {
  static const File files[] = {
${table}    {{}, {}}};
  return {files, ${index}};
}
}  // namespace portico::embedded
")
