#pragma once
#include <string>

#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "documents/documents.hpp"
#include "notifications/relatives.hpp"
#include "organization/organization.hpp"
#include "patients/store.hpp"

namespace portico::notifications {

// Tells patients of new documents. Thread-safe.
class DocumentNotice {
 public:
  // `base_url`: where the portals are reached, without a slash at the end.
  DocumentNotice(patients::Store& patients, Relatives relatives, delivery::Outbox& outbox,
                 const delivery::SmsBudget& budget, std::string base_url)
      : patients_{patients}, relatives_{relatives}, outbox_{outbox}, budget_{budget}, base_url_{std::move(base_url)} {}

  // In the transaction that files the document. An SMS that the contract's allowance does not let go is left out.
  documents::Told announce(db::Transaction& transaction, const Caller& caller, const documents::Filed& filed);

 private:
  // False: it may not go.
  bool enqueue(db::Transaction& transaction, const organization::Organization& contract,
               const patients::Patient& patient, const documents::Filed& filed, delivery::Channel channel,
               const Relatives::Addresses& reach);
  std::string link_to(const organization::Organization& contract, const documents::Filed& filed,
                      delivery::Channel channel, const Relatives::Addresses& reach) const;

  patients::Store& patients_;
  Relatives relatives_;
  delivery::Outbox& outbox_;
  const delivery::SmsBudget& budget_;
  std::string base_url_;
};

}  // namespace portico::notifications
