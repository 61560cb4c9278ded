#pragma once
#include "access/services.hpp"
#include "http/call.hpp"

namespace portico::access {

struct HandoutQuery {
  std::optional<Language> language;  // absent: the contract's
};
BOOST_DESCRIBE_STRUCT(HandoutQuery, (), (language))

// What a clinic hangs up and hands out: the portal's address as a QR code, and how to get in. Nobody's data.
class Handouts {
 public:
  explicit Handouts(Services& services) : services_{services} {}

  http::Stream poster(OrganizationId organization, const HandoutQuery& query);
  http::Stream leaflet(OrganizationId organization, const HandoutQuery& query);

 private:
  Services& services_;
};

}  // namespace portico::access
