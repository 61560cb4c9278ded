// upload serve FOLDER         a server whose one route keeps an upload in the file store; prints its port, ends with
//                             standard input
// upload alone FOLDER FILE    the floor: the same bytes hashed, encrypted, written and synced; prints the seconds
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "files/files.hpp"
#include "files/hash.hpp"
#include "http/server.hpp"
#include "support/fake_key_ring.hpp"

namespace portico::bench {
namespace {

constexpr std::size_t chunk_size = 64 * 1024;
constexpr std::size_t largest = 1024 * 1024 * 1024;

struct Kept {
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (size))

class FileSink : public http::UploadSink {
 public:
  explicit FileSink(std::unique_ptr<files::Writer> writer) : writer_{std::move(writer)} {}
  void write(BytesView chunk) override { writer_->write(chunk); }
  Kept keep() { return {writer_->keep("application/octet-stream").size}; }

 private:
  std::unique_ptr<files::Writer> writer_;
};

class LetAllIn : public http::Authorizer {
 public:
  Caller authorize(const http::Access&, const http::Request&, const http::PathParameters&, bool, bool) override {
    return {};
  }
};

}  // namespace

int serve(const std::filesystem::path& folder) {
  support::FakeKeyRing keys;
  const SystemClock clock;
  files::Store store{folder, keys, clock};
  http::Router router;
  router.add_upload<FileSink>(
      {.method = http::Method::post,
       .path = "/uploads",
       .access = http::Public{},
       .audit = http::Audited::nothing(),
       .summary = "Keeps what comes",
       .body_limit = largest},
      [&](http::Call&) { return std::make_unique<FileSink>(store.create(OrganizationId{})); },
      [](http::Call&, FileSink& sink) { return sink.keep(); });
  LetAllIn authorizer;
  http::Server server{{.port = 0},
                      {.router = router, .authorizer = authorizer, .record_read = [](auto&, auto&, auto) {}}};
  server.start();
  std::cout << server.port() << std::endl;
  std::cin.ignore(std::numeric_limits<std::streamsize>::max());
  server.stop(std::chrono::seconds{1});
  return 0;
}

int alone(const std::filesystem::path& folder, const std::filesystem::path& from) {
  std::ifstream in{from, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  const auto started = std::chrono::steady_clock::now();

  const auto kept = folder / "alone";
  const int file = ::open(kept.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  Bytes key = random_bytes(crypto_secretstream_xchacha20poly1305_KEYBYTES);
  Bytes head(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
  crypto_secretstream_xchacha20poly1305_state state;
  crypto_secretstream_xchacha20poly1305_init_push(&state, head.data(), key.data());
  files::Sha256 hash;
  Bytes sealed(chunk_size + crypto_secretstream_xchacha20poly1305_ABYTES);
  bool good = ::write(file, head.data(), head.size()) > 0;
  for (BytesView left = as_bytes(bytes); !left.empty();) {
    const auto chunk = left.first(std::min(left.size(), chunk_size));
    left = left.subspan(chunk.size());
    hash.update(chunk);
    unsigned long long size = 0;
    crypto_secretstream_xchacha20poly1305_push(&state, sealed.data(), &size, chunk.data(), chunk.size(), nullptr, 0, 0);
    good = good && ::write(file, sealed.data(), size) == static_cast<ssize_t>(size);
  }
  hash.finish();
  good = good && ::fsync(file) == 0;
  ::close(file);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  ::unlink(kept.c_str());
  std::cout << took.count() << '\n';
  return good ? 0 : 1;
}

}  // namespace portico::bench

int main(int argc, char** argv) {
  if (sodium_init() < 0 || argc < 3) return 2;
  if (std::string_view{argv[1]} == "serve") return portico::bench::serve(argv[2]);
  if (argc == 4 && std::string_view{argv[1]} == "alone") return portico::bench::alone(argv[2], argv[3]);
  return 2;
}
