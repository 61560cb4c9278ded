#include "audit/verify.hpp"

#include <sodium.h>

#include "audit/head.hpp"
#include "audit/row.hpp"
#include "base/spelling.hpp"

namespace portico::audit {
namespace {

constexpr std::int64_t page = 5000;
constexpr std::size_t findings_kept = 1000;

constexpr db::Sql organizations{"select distinct organization from audit_event"};

struct Written : Row {
  Bytes mac;
};
BOOST_DESCRIBE_STRUCT(Written, (Row), (mac))

struct Sealed : Written {
  std::int64_t position = 0;
  Bytes seal;
};
BOOST_DESCRIBE_STRUCT(Sealed, (Written), (position, seal))

constexpr db::Sql sealed_rows{
    "select organization, id, at, action, outcome, actor_kind, actor, session, patient, entity_type, entity, detail, "
    "address, "
    "request_id, mac, position, seal from audit_event where organization = $1 and position > $2 order by position "
    "limit $3"};
constexpr db::Sql unsealed_rows{
    "select organization, id, at, action, outcome, actor_kind, actor, session, patient, entity_type, entity, detail, "
    "address, "
    "request_id, mac from audit_event where organization = $1 and position is null and id > $2 order by id limit $3"};

bool equal(BytesView a, BytesView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

// Walks one organization's chain beside its heads, in the order of positions.
class Walk {
 public:
  Walk(OrganizationId organization, const std::vector<Head>& heads, BytesView key, Report& report)
      : organization_{organization}, heads_{heads}, key_{key}, report_{report} {}

  void sealed(const Sealed& row) {
    ++report_.rows;
    const bool gap = row.position != position_ + 1;
    if (gap) find({.kind = Finding::Kind::missing, .position = position_ + 1, .until = row.position - 1});
    check_mac(row, row.position);
    if (!gap && !equal(seal_after(seal_, row.mac), row.seal))
      find({.kind = Finding::Kind::out_of_place, .position = row.position, .event = row.id});
    position_ = row.position;
    seal_ = row.seal;
    check_heads(row);
  }

  void unsealed(const Written& row) {
    ++report_.rows;
    ++report_.unsealed;
    check_mac(row, 0);
  }

  void end() {
    const std::int64_t furthest = heads_.empty() ? 0 : heads_.back().position;
    if (furthest > position_)
      find({.kind = Finding::Kind::tail_cut, .position = position_ + 1, .until = furthest});
    else
      report_.after_head += position_ - furthest;
  }

 private:
  void check_mac(const Written& row, std::int64_t position) {
    if (!equal(mac_of(row, key_), row.mac))
      find({.kind = Finding::Kind::changed, .position = position, .event = row.id});
  }

  void check_heads(const Sealed& row) {
    while (next_head_ < heads_.size() && heads_[next_head_].position <= row.position) {
      const Head& head = heads_[next_head_++];
      if (head.position == row.position && !equal(head.seal, row.seal))
        find({.kind = Finding::Kind::head_mismatch, .position = row.position, .event = row.id});
    }
  }

  void find(Finding finding) {
    finding.organization = organization_;
    if (report_.findings.size() < findings_kept) report_.findings.push_back(std::move(finding));
  }

  OrganizationId organization_;
  const std::vector<Head>& heads_;  // of this organization, by position
  BytesView key_;
  Report& report_;
  std::int64_t position_ = 0;
  Bytes seal_ = first_seal;
  std::size_t next_head_ = 0;
};

void walk_organization(db::Database& database, OrganizationId organization, const std::vector<Head>& heads,
                       BytesView key, Report& report) {
  Walk walk{organization, heads, key, report};
  for (std::int64_t after = 0;;) {
    const auto rows = database.read(
        [&](db::Transaction& transaction) { return transaction.all<Sealed>(sealed_rows, organization, after, page); });
    for (const auto& row : rows) walk.sealed(row);
    if (static_cast<std::int64_t>(rows.size()) < page) break;
    after = rows.back().position;
  }
  walk.end();
  for (Uuid after{};;) {
    const auto rows = database.read([&](db::Transaction& transaction) {
      return transaction.all<Written>(unsealed_rows, organization, after, page);
    });
    for (const auto& row : rows) walk.unsealed(row);
    if (static_cast<std::int64_t>(rows.size()) < page) break;
    after = rows.back().id;
  }
}

}  // namespace

Report verify(db::Database& database, BytesView mac_key, BytesView signature_seed, const std::filesystem::path& path) {
  Report report;
  // Heads are written after the rows they cover, so they are read first.
  const auto content = HeadFile{path}.read(Signer{signature_seed});
  report.heads = static_cast<std::int64_t>(content.heads.size());
  for (const auto line : content.bad_lines)
    report.findings.push_back({.kind = Finding::Kind::head_forged, .position = line});

  std::map<OrganizationId, std::vector<Head>> chains;
  for (const auto& head : content.heads) chains[head.organization].push_back(head);
  for (const auto organization :
       database.read([](db::Transaction& transaction) { return transaction.all<OrganizationId>(organizations); }))
    chains[organization];
  for (auto& [organization, heads] : chains) {
    std::stable_sort(heads.begin(), heads.end(), [](const Head& a, const Head& b) { return a.position < b.position; });
    walk_organization(database, organization, heads, mac_key, report);
  }
  if (!content.exists && report.rows > report.unsealed)
    report.findings.push_back({.kind = Finding::Kind::heads_missing});
  return report;
}

std::string Finding::text() const {
  const auto place = [&] {
    return position == 0 ? fmt::format("not sealed yet, event {}", event->text())
                         : fmt::format("position {}, event {}", position, event ? event->text() : "unknown");
  };
  const auto chain = organization.is_nil() ? std::string{"the installation's own chain"}
                                           : fmt::format("chain of organization {}", organization.text());
  switch (kind) {
    case Kind::changed:
      return fmt::format("{}: {}: the entry was changed or not written by this server", chain, place());
    case Kind::missing:
      return fmt::format("{}: positions {} to {} were removed", chain, position, until);
    case Kind::out_of_place:
      return fmt::format("{}: {}: the entry does not stand where it was sealed", chain, place());
    case Kind::tail_cut:
      return fmt::format("{}: the end was cut off: positions {} to {} are known to the signed heads and gone", chain,
                         position, until);
    case Kind::head_mismatch:
      return fmt::format("{}: {}: the signed head of this position has another seal, so the chain was written anew",
                         chain, place());
    case Kind::head_forged:
      return fmt::format("line {} of the file of heads was not signed by this server", position);
    case Kind::heads_missing:
      return "there are sealed entries but the file of heads is gone";
  }
  return {};
}

}  // namespace portico::audit
