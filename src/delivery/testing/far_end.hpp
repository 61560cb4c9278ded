#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace portico::delivery::testing {

// A request as the far end got it.
struct Asked {
  std::string method;
  std::string target;
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;

  std::string header(const std::string& name) const;
  std::string query() const;
};

// A made-up HTTP far end on a free port of this machine. It says so in every answer (Server: self-made-fake): it proves
// what we do, never what a real provider does.
class FarEnd {
 public:
  class Line {
   public:
    Line(int socket, int stop) : socket_{socket}, stop_{stop} {}
    // False when the other side is gone.
    bool send(std::string_view bytes);
    void answer(int status, const std::string& body, const std::string& more_headers = "");
    // Until the other side or the far end ends.
    void wait();
    // The same, for at most a moment; false when it has ended.
    bool pause(int milliseconds);
    std::size_t sent() const { return sent_; }

   private:
    int socket_;
    int stop_;
    std::size_t sent_ = 0;
  };
  using Behaviour = std::function<void(const Asked&, Line&)>;

  explicit FarEnd(Behaviour behaviour);
  ~FarEnd();
  FarEnd(const FarEnd&) = delete;
  FarEnd& operator=(const FarEnd&) = delete;

  // Answers everything alike.
  static Behaviour says(int status, std::string body, std::string more_headers = "");

  int port() const { return port_; }
  std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  std::vector<Asked> asked() const;
  std::size_t sent() const { return sent_; }

 private:
  void serve();
  void serve_one(int socket);

  Behaviour behaviour_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Asked> asked_;
  std::atomic<std::size_t> sent_ = 0;
  std::thread thread_;
};

}  // namespace portico::delivery::testing
