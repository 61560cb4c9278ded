#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portico::app {

// What a command says while it runs: lines for standard error, and bytes for standard output.
class Console {
 public:
  virtual ~Console() = default;
  virtual void say(std::string_view line) = 0;       // standard error
  virtual void progress(std::string_view line) = 0;  // as say, replaced by the next on a terminal
  virtual void print(std::string_view bytes) = 0;    // standard output
};

// Runs one command (its words as given after `portico`) and returns its exit status.
using CommandRunner = std::function<int(const std::vector<std::string>& words, Console& console)>;

// The control socket <data>/control.sock (mode 0600): through it commands run inside the server that owns the data
// folder. Protocol: the client sends a JSON array of words and a newline; the server answers with lines
// {"say"|"progress"|"print": text} and ends with {"exit": status}. One thread, a command at a time.
class ControlServer {
 public:
  ControlServer(std::filesystem::path folder, CommandRunner runner);
  ~ControlServer();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Sends a command to the server that owns `folder`. Nothing when no server listens there.
std::optional<int> run_through_server(const std::filesystem::path& folder, const std::vector<std::string>& words,
                                      Console& console);

// The process's own standard streams; progress only on a terminal.
class TerminalConsole : public Console {
 public:
  void say(std::string_view line) override;
  void progress(std::string_view line) override;
  void print(std::string_view bytes) override;

 private:
  void clear_progress();
  bool progress_shown_ = false;
};

}  // namespace portico::app
