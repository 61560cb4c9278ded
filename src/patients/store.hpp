#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "keys/keys.hpp"
#include "patients/search_query.hpp"
#include "patients/shapes.hpp"

namespace portico::patients {

// A row of a list before it is opened.
struct ListedRow;

// What a complete phone number, e-mail address or national ID is found by. The same keys serve tables of accounts.
Bytes phone_index(keys::KeyRing& keys, OrganizationId organization, std::string_view e164);
Bytes email_index(keys::KeyRing& keys, OrganizationId organization, std::string_view address);
Bytes national_id_index(keys::KeyRing& keys, OrganizationId organization, std::string_view number);

// Complete values that were typed into the search; any of them finds.
struct ExactValues {
  std::optional<std::string> phone;
  std::optional<std::string> email;
  std::vector<std::string> national_ids;  // at most two spellings

  bool is_empty() const { return !phone && !email && national_ids.empty(); }
};

// Tables patient, patient_name_word, patient_field_edit, patient_suggestion. Seals and opens the sealed columns. Reads
// account_grant and account, to show at one glance who has activated the portal, and counts documents and encounters: a
// join instead of a call for each row of a list.
class Store {
 public:
  // A search for a word that `frequent` patients have follows the order of the list, where they are met soon enough.
  explicit Store(keys::KeyRing& keys, std::int64_t frequent = 3000) : keys_{keys}, frequent_{frequent} {}

  // A patient as a list shows it, and what decides about the portal.
  struct Listed {
    PatientRow row;
    bool portal_access = false;
    bool activated = false;
    bool has_phone = false;
    bool has_email = false;
    bool has_national_id = false;
    bool deceased = false;
  };

  std::optional<Patient> find(db::Transaction& transaction, OrganizationId organization, PatientId id);
  // `order` is the contract's language, in which names are sorted.
  void insert(db::Transaction& transaction, OrganizationId organization, Language order, const Patient& patient);
  // False when `expected_version` is not the stored one. Writes expected_version + 1.
  bool update(db::Transaction& transaction, OrganizationId organization, Language order, const Patient& patient,
              std::int64_t expected_version);
  // With its words, edits and suggestions. Throws db::ForeignKeyViolation when anything else hangs on it.
  void remove(db::Transaction& transaction, OrganizationId organization, PatientId id);
  bool set_portal_access(db::Transaction& transaction, OrganizationId organization, PatientId id, bool enabled,
                         Instant now);

  enum class Order { by_name, by_name_backwards, newest_first };
  // Which patients, and in which order.
  struct Browsing {
    Order order = Order::by_name;
    std::optional<PortalState> portal{};
    bool only_duplicates = false;
  };
  std::vector<Listed> page(db::Transaction& transaction, const organization::Organization& contract,
                           const Browsing& wanted, std::optional<PatientId> after, int limit);
  std::vector<Listed> search(db::Transaction& transaction, OrganizationId organization, const SearchQuery& query,
                             int limit);
  std::vector<Listed> search(db::Transaction& transaction, OrganizationId organization, const ExactValues& values,
                             int limit);
  std::optional<Listed> listed(db::Transaction& transaction, OrganizationId organization, PatientId id);
  // Others with the same national ID, or the same name and birth date, or the same name and phone.
  std::vector<Listed> similar(db::Transaction& transaction, OrganizationId organization, const Patient& patient);

  std::vector<PatientId> with_email(db::Transaction& transaction, OrganizationId organization,
                                    std::string_view address);
  std::vector<PatientId> with_national_id(db::Transaction& transaction, OrganizationId organization,
                                          std::string_view number);

  // Sets or clears `duplicate_suspect` of the patient and of those who equal one of `values`: before and after a
  // change.
  void judge_duplicates(db::Transaction& transaction, OrganizationId organization, const Patient& patient);

  // The account through which the patient acts for himself.
  std::optional<Uuid> own_account(db::Transaction& transaction, OrganizationId organization, PatientId id);

  struct Counts {
    std::int64_t documents = 0;
    std::int64_t encounters = 0;
  };
  Counts counts(db::Transaction& transaction, OrganizationId organization, PatientId id);

  void remember_edit(db::Transaction& transaction, OrganizationId organization, PatientId id, std::string_view field,
                     std::string_view edited_by, Instant now);
  std::vector<std::string> edited_fields(db::Transaction& transaction, OrganizationId organization, PatientId id);
  // One a field and source; the newest stays.
  void suggest(db::Transaction& transaction, OrganizationId organization, PatientId id, std::string_view field,
               std::string_view value, std::string_view source, Instant now);
  std::vector<Suggestion> suggestions(db::Transaction& transaction, OrganizationId organization, PatientId id);
  void remove_suggestion(db::Transaction& transaction, OrganizationId organization, PatientId patient, Uuid id);
  void remove_suggestions(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                          std::string_view source);

 private:
  void write_words(db::Transaction& transaction, OrganizationId organization, const Patient& patient);
  std::vector<Listed> opened(OrganizationId organization, std::vector<ListedRow> rows);

  keys::KeyRing& keys_;
  std::int64_t frequent_;
};

}  // namespace portico::patients
