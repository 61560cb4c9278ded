// The floor of an import: the same files read and parsed, and nothing done with them.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "fhir/batch.hpp"

namespace portico::bench {
namespace {

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string text(std::filesystem::file_size(file), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

}  // namespace

std::size_t count_resources(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& file : fhir::files_below({folder}))
    fhir::read_text(content_of(file), file.string(), file.extension() == ".ndjson",
                    {[&](fhir::Resource&&) { ++count; }, [&](fhir::Unreadable&&) { ++count; }});
  return count;
}

}  // namespace portico::bench

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::cout << portico::bench::count_resources(argv[1]) << '\n';
}
