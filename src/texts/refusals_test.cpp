#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "texts/catalogue.hpp"
#include "texts/texts.hpp"

// The program's own source against the catalogue: a code that is thrown somewhere has a text, and the folder that
// throws it names each value the text wants.
namespace portico::texts {
namespace {

using Files = std::map<std::string, std::string>;  // path below src/ and text

Files sources() {
  const std::filesystem::path root{PORTICO_SOURCES};
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
    const auto path = std::filesystem::relative(entry.path(), root).string();
    const bool is_source = path.ends_with(".cpp") || path.ends_with(".hpp");
    if (!is_source || path.ends_with("_test.cpp") || path.starts_with("demo/")) continue;
    std::ifstream in{entry.path()};
    files[path] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

bool is_code_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// A word in quotes that is spelt like a code, and what stands before it.
struct Literal {
  std::string word;
  std::string before;
};

std::vector<Literal> code_like(const std::string& text) {
  std::vector<Literal> found;
  for (std::size_t quote = text.find('"'); quote != std::string::npos; quote = text.find('"', quote + 1)) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(quote) + 1;
    const auto end = std::find_if_not(begin, text.end(), is_code_letter);
    if (end == begin || end == text.end() || *end != '"') continue;
    const std::size_t context = std::min<std::size_t>(quote, 60);
    found.push_back({{begin, end}, text.substr(quote - context, context)});
  }
  return found;
}

// What only begins or ends with one is the start of a name.
bool has_inner_underscore(const std::string& word) {
  return word.find('_') != std::string::npos && word.front() != '_' && word.back() != '_';
}

// Refused{Reason::conflict, "CODE"}; everywhere else a code has an underscore.
bool is_refusal(const Literal& literal) {
  const auto reason = literal.before.rfind("Reason::");
  return reason != std::string::npos &&
         literal.before.find_first_not_of("abcdefghijklmnopqrstuvwxyz_:, \nR", reason) == std::string::npos;
}

// Spelt like codes, and told to nobody by the server: reasons in an import's report, outcomes in the journal, names.
bool is_inward(const std::string& path, const std::string& word) {
  static const std::set<std::string> words{"ACTIVATION_MISMATCH", "RECOVERY_MISMATCH", "PORTICO_FAIL", "VIPS_NOVECTOR",
                                           "PORTICO_PROBE_SECRET"};
  return path.starts_with("fhir/") || words.contains(word);
}

// What staff read of a failed try, or of who is left out, has its text under a name of its own.
bool is_told(const std::string& word) {
  return has_text(word) || has_text("TRY_" + word) || has_text("LEFT_OUT_" + word);
}

std::set<std::string> arguments_of(const std::string& code) {
  const Message* message = Catalogue::embedded().find(Language::en, code);
  return message ? message->arguments() : std::set<std::string>{};
}

// Values that another folder adds to the refusal on its way, or for whose absence the text has words.
const std::set<std::string> supplied_elsewhere{
    "identity CODE_SUPERSEDED time",   // access/ knows the clinic's time zone
    "identity IDENTIFIER_TAKEN kind",  // a select: the general case is the ID number
};

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

TEST(Refusals, HaveATextInThreeLanguages) {
  int seen = 0;
  for (const auto& [path, text] : sources())
    for (const Literal& literal : code_like(text)) {
      const bool is_code = is_refusal(literal) || has_inner_underscore(literal.word);
      if (!is_code || is_inward(path, literal.word)) continue;
      ++seen;
      EXPECT_TRUE(is_told(literal.word)) << path << ": " << literal.word;
    }
  EXPECT_GT(seen, 150) << "the source was not read";
}

TEST(Refusals, AreGivenWhatTheirTextsWant) {
  const Files files = sources();
  Files folders;
  for (const auto& [path, text] : files) folders[folder_of(path)] += text;
  int seen = 0;
  for (const auto& [path, text] : files)
    for (const Literal& literal : code_like(text))
      for (const std::string& argument : arguments_of(literal.word)) {
        ++seen;
        if (supplied_elsewhere.contains(folder_of(path) + " " + literal.word + " " + argument)) continue;
        EXPECT_NE(folders[folder_of(path)].find('"' + argument + '"'), std::string::npos)
            << path << ": nothing gives {" << argument << "} to " << literal.word;
      }
  EXPECT_GT(seen, 25) << "the source was not read";
}

}  // namespace
}  // namespace portico::texts
