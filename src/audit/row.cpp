#include "audit/row.hpp"

#include <sodium.h>

#include <boost/mp11.hpp>

namespace portico::audit {
namespace {

class Encoder {
 public:
  explicit Encoder(Bytes& out) : out_{&out} {}

  void add(BytesView bytes) {
    length(static_cast<std::uint32_t>(bytes.size()));
    out_->insert(out_->end(), bytes.begin(), bytes.end());
  }
  void add(const std::string& text) { add(as_bytes(text)); }
  void add(const Uuid& uuid) { add(BytesView{uuid.bytes}); }
  void add(const OrganizationId& id) { add(id.value); }
  void add(const std::optional<Uuid>& uuid) {
    if (uuid)
      add(*uuid);
    else
      length(0xffffffffU);
  }
  void add(Instant at) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < 8; ++i)
      bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(at.microseconds) >> (8 * i));
    add(BytesView{bytes});
  }

 private:
  void length(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) out_->push_back(static_cast<std::uint8_t>(value >> shift));
  }
  Bytes* out_;
};

}  // namespace

Bytes mac_of(const Row& row, BytesView key) {
  thread_local Bytes buffer;
  buffer = to_bytes("portico audit 1");
  Encoder encoder{buffer};
  boost::mp11::mp_for_each<boost::describe::describe_members<Row, boost::describe::mod_public>>(
      [&](auto member) { encoder.add(row.*member.pointer); });
  Bytes mac(32);
  crypto_generichash(mac.data(), mac.size(), buffer.data(), buffer.size(), key.data(), key.size());
  return mac;
}

Bytes seal_after(BytesView previous, BytesView mac) {
  Bytes seal(32);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, seal.size());
  crypto_generichash_update(&state, previous.data(), previous.size());
  crypto_generichash_update(&state, mac.data(), mac.size());
  crypto_generichash_final(&state, seal.data(), seal.size());
  return seal;
}

}  // namespace portico::audit
