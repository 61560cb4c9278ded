#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/response.hpp"

namespace portico::http {

// The web apps' built files, from tables embedded in the program (cmake/Embed.cmake), and which of their pages answers
// where. Filled at start, then only read.
class Assets {
 public:
  // The files of one app under a URL prefix ("/portal/"). `files`: a range of {path, bytes} with unlimited life. "x.br"
  // and "x.gz" beside "x" are its compressed forms. Names below assets/ carry their content's hash and never change.
  template <class Files>
  void add(std::string_view prefix, const Files& files) {
    for (const auto& file : files) add_file(std::string{prefix} + std::string{file.path}, file.bytes);
  }
  // Every address below `prefix` that is no file shows the page `file` ("/portal/index.html"): "/p/" and all beneath. A
  // prefix without a slash at its end is that address alone, and so is "/".
  void show(std::string prefix, std::string file);

  // GET and HEAD only.
  std::optional<Response> find(const Request& request) const;

 private:
  struct File {
    std::string_view plain, brotli, gzip;
    std::string etag;
    bool is_immutable = false;
  };
  void add_file(std::string url, std::string_view bytes);
  Response answer(const File& file, std::string_view url, const Request& request) const;

  std::unordered_map<std::string, File> files_;
  std::vector<std::pair<std::string, std::string>> pages_;  // prefix -> url of its file
};

}  // namespace portico::http
