#include "audit/head.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fstream>
#include <system_error>

namespace portico::audit {
namespace {

constexpr std::streamoff last_bytes = 64 * 1024;

Bytes signed_bytes(const Head& head) {
  Bytes out = to_bytes("portico audit head 1");
  const auto number = [&](std::int64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8)
      out.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> shift));
  };
  out.insert(out.end(), head.organization.value.bytes.begin(), head.organization.value.bytes.end());
  number(head.position);
  out.insert(out.end(), head.seal.begin(), head.seal.end());
  number(head.at.microseconds);
  return out;
}

std::string line_of(const Head& head, const Signer& signer) {
  return fmt::format(R"({{"organization":"{}","position":{},"seal":"{}","at":"{}","signature":"{}"}})"
                     "\n",
                     head.organization.text(), head.position, to_hex(head.seal), head.at.rfc3339(),
                     to_base64url(signer.sign(head)));
}

Bytes from_hex(std::string_view text) {
  Bytes out(text.size() / 2);
  std::size_t length = 0;
  if (sodium_hex2bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0) return {};
  out.resize(length);
  return out;
}

std::optional<Head> parse(const std::string& line, const Signer& signer) try {
  const auto object = boost::json::parse(line).as_object();
  const auto text = [&](const char* name) { return std::string{object.at(name).as_string()}; };
  const auto organization = OrganizationId::parse(text("organization"));
  const auto at = Instant::parse(text("at"));
  if (!organization || !at) return std::nullopt;
  Head head{*organization, object.at("position").as_int64(), from_hex(text("seal")), *at};
  if (!signer.fits(head, from_base64url(text("signature")))) return std::nullopt;
  return head;
} catch (const std::exception&) {
  return std::nullopt;
}

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::system_error{errno, std::generic_category(), path.string()};
}

void write_and_sync(const std::filesystem::path& path, std::string_view text, int flags) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0640);
  if (file < 0) fail(path);
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) fail(path);
}

}  // namespace

Signer::Signer(BytesView seed) : public_key_(crypto_sign_PUBLICKEYBYTES), secret_key_(crypto_sign_SECRETKEYBYTES) {
  if (seed.size() != crypto_sign_SEEDBYTES) throw std::invalid_argument{"the audit signature's seed has 32 bytes"};
  crypto_sign_seed_keypair(public_key_.data(), secret_key_.data(), seed.data());
}

Bytes Signer::sign(const Head& head) const {
  const Bytes bytes = signed_bytes(head);
  Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), secret_key_.data());
  return signature;
}

bool Signer::fits(const Head& head, BytesView signature) const {
  const Bytes bytes = signed_bytes(head);
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), public_key_.data()) == 0;
}

HeadFile::HeadFile(std::filesystem::path path, std::uintmax_t compact_at)
    : path_{std::move(path)}, compact_at_{compact_at} {}

void HeadFile::append(const Head& head, const Signer& signer) {
  if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path());
  write_and_sync(path_, line_of(head, signer), O_APPEND);
  if (std::filesystem::file_size(path_) > compact_at_) compact(signer);
}

HeadFile::Content HeadFile::read(const Signer& signer) const {
  Content content;
  std::ifstream in{path_};
  content.exists = in.is_open();
  std::string line;
  for (std::int64_t number = 1; std::getline(in, line); ++number) {
    if (auto head = parse(line, signer))
      content.heads.push_back(std::move(*head));
    else
      content.bad_lines.push_back(number);
  }
  return content;
}

std::map<OrganizationId, std::int64_t> HeadFile::newest(const Signer& signer) const {
  std::map<OrganizationId, std::int64_t> positions;
  std::ifstream in{path_, std::ios::ate};
  if (!in) return positions;
  std::string line;
  if (const auto size = static_cast<std::streamoff>(in.tellg()); size > last_bytes) {
    in.seekg(size - last_bytes);
    std::getline(in, line);  // the rest of a line
  } else {
    in.seekg(0);
  }
  while (std::getline(in, line))
    if (const auto head = parse(line, signer)) positions[head->organization] = head->position;
  return positions;
}

// Bad lines are evidence: with any, nothing is thrown away.
void HeadFile::compact(const Signer& signer) const {
  const Content content = read(signer);
  if (!content.bad_lines.empty()) return;
  std::map<std::pair<OrganizationId, std::int64_t>, const Head*> newest;
  for (const Head& head : content.heads) {
    auto& kept = newest[{head.organization, head.at.microseconds / 3'600'000'000}];
    if (!kept || kept->position <= head.position) kept = &head;
  }
  std::string text;
  for (const Head& head : content.heads)
    if (newest[{head.organization, head.at.microseconds / 3'600'000'000}] == &head) text += line_of(head, signer);
  auto temporary = path_;
  temporary += ".new";
  write_and_sync(temporary, text, O_TRUNC);
  std::filesystem::rename(temporary, path_);
}

}  // namespace portico::audit
