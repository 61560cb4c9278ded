#include "patients/own_edit.hpp"

#include "base/email.hpp"
#include "base/text.hpp"

namespace portico::patients {
namespace {

EditOutcome outcome_of(FieldClass field_class) {
  switch (field_class) {
    case FieldClass::at_once:
      return EditOutcome::written;
    case FieldClass::after_proof:
      return EditOutcome::needs_proof;
    case FieldClass::after_approval:
      return EditOutcome::needs_approval;
  }
  return EditOutcome::needs_approval;
}

std::string without_blanks(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != ' ' && c != '-') result += c;
  return result;
}

class Sorting {
 public:
  Sorting(OwnChange& typed, const Patient& patient) : typed_{typed}, patient_{patient} {}

  std::map<std::string, EditOutcome> all() {
    note("family", typed_.family);
    note("given", typed_.given);
    note("language", typed_.language);
    note("address", typed_.address);
    note("emergency_contact", typed_.emergency_contact);
    hold("phone", typed_.phone, typed_.phone && without_blanks(typed_.phone->value) == patient_.phone.value_or(""));
    hold("email", typed_.email,
         typed_.email && email_key(typed_.email->value) == email_key(patient_.email.value_or("")));
    hold("birth_date", typed_.birth_date,
         typed_.birth_date && typed_.birth_date->value == (patient_.birth_date ? patient_.birth_date->text() : ""));
    hold("gender", typed_.gender, typed_.gender == patient_.gender);
    hold("national_id_kind", typed_.national_id_kind, typed_.national_id_kind == patient_.national_id_kind);
    hold("national_id", typed_.national_id,
         typed_.national_id && without_blanks(typed_.national_id->value) == patient_.national_id.value_or(""));
    return std::move(outcomes_);
  }

 private:
  template <class T>
  void note(const char* field, const std::optional<T>& value) {
    if (value) outcomes_[field] = EditOutcome::written;
  }

  template <class T>
  void hold(const char* field, std::optional<T>& value, bool is_as_before) {
    if (!value) return;
    outcomes_[field] = is_as_before ? EditOutcome::written : outcome_of(field_classes().at(field));
    value.reset();
  }

  OwnChange& typed_;
  const Patient& patient_;
  std::map<std::string, EditOutcome> outcomes_;
};

}  // namespace

const std::map<std::string, FieldClass>& field_classes() {
  static const std::map<std::string, FieldClass> classes = {{"family", FieldClass::at_once},
                                                            {"given", FieldClass::at_once},
                                                            {"language", FieldClass::at_once},
                                                            {"address", FieldClass::at_once},
                                                            {"emergency_contact", FieldClass::at_once},
                                                            {"phone", FieldClass::after_proof},
                                                            {"email", FieldClass::after_proof},
                                                            {"birth_date", FieldClass::after_approval},
                                                            {"gender", FieldClass::after_approval},
                                                            {"national_id_kind", FieldClass::after_approval},
                                                            {"national_id", FieldClass::after_approval}};
  return classes;
}

std::map<std::string, EditOutcome> keep_what_is_at_once(OwnChange& typed, const Patient& patient) {
  return Sorting{typed, patient}.all();
}

}  // namespace portico::patients
