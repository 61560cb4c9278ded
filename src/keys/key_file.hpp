#pragma once
#include <filesystem>

#include "keys/secret.hpp"

// The file that all other keys hang on. Errors are std::runtime_error that say what to do.
namespace portico::keys {

bool key_file_exists(const std::filesystem::path& path);
Key read_key_file(const std::filesystem::path& path);
// When two processes make it at once, both have the one that came first.
void make_key_file(const std::filesystem::path& path);

}  // namespace portico::keys
