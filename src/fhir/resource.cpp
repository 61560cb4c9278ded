#include "fhir/resource.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace portico::fhir {
namespace {

namespace json = boost::json;

// https://hl7.org/fhir/R4/resourcelist.html, sorted.
constexpr std::string_view resource_types[] = {"Account",
                                               "ActivityDefinition",
                                               "AdverseEvent",
                                               "AllergyIntolerance",
                                               "Appointment",
                                               "AppointmentResponse",
                                               "AuditEvent",
                                               "Basic",
                                               "Binary",
                                               "BiologicallyDerivedProduct",
                                               "BodyStructure",
                                               "Bundle",
                                               "CapabilityStatement",
                                               "CarePlan",
                                               "CareTeam",
                                               "CatalogEntry",
                                               "ChargeItem",
                                               "ChargeItemDefinition",
                                               "Claim",
                                               "ClaimResponse",
                                               "ClinicalImpression",
                                               "CodeSystem",
                                               "Communication",
                                               "CommunicationRequest",
                                               "CompartmentDefinition",
                                               "Composition",
                                               "ConceptMap",
                                               "Condition",
                                               "Consent",
                                               "Contract",
                                               "Coverage",
                                               "CoverageEligibilityRequest",
                                               "CoverageEligibilityResponse",
                                               "DetectedIssue",
                                               "Device",
                                               "DeviceDefinition",
                                               "DeviceMetric",
                                               "DeviceRequest",
                                               "DeviceUseStatement",
                                               "DiagnosticReport",
                                               "DocumentManifest",
                                               "DocumentReference",
                                               "EffectEvidenceSynthesis",
                                               "Encounter",
                                               "Endpoint",
                                               "EnrollmentRequest",
                                               "EnrollmentResponse",
                                               "EpisodeOfCare",
                                               "EventDefinition",
                                               "Evidence",
                                               "EvidenceVariable",
                                               "ExampleScenario",
                                               "ExplanationOfBenefit",
                                               "FamilyMemberHistory",
                                               "Flag",
                                               "Goal",
                                               "GraphDefinition",
                                               "Group",
                                               "GuidanceResponse",
                                               "HealthcareService",
                                               "ImagingStudy",
                                               "Immunization",
                                               "ImmunizationEvaluation",
                                               "ImmunizationRecommendation",
                                               "ImplementationGuide",
                                               "InsurancePlan",
                                               "Invoice",
                                               "Library",
                                               "Linkage",
                                               "List",
                                               "Location",
                                               "Measure",
                                               "MeasureReport",
                                               "Media",
                                               "Medication",
                                               "MedicationAdministration",
                                               "MedicationDispense",
                                               "MedicationKnowledge",
                                               "MedicationRequest",
                                               "MedicationStatement",
                                               "MedicinalProduct",
                                               "MedicinalProductAuthorization",
                                               "MedicinalProductContraindication",
                                               "MedicinalProductIndication",
                                               "MedicinalProductIngredient",
                                               "MedicinalProductInteraction",
                                               "MedicinalProductManufactured",
                                               "MedicinalProductPackaged",
                                               "MedicinalProductPharmaceutical",
                                               "MedicinalProductUndesirableEffect",
                                               "MessageDefinition",
                                               "MessageHeader",
                                               "MolecularSequence",
                                               "NamingSystem",
                                               "NutritionOrder",
                                               "Observation",
                                               "ObservationDefinition",
                                               "OperationDefinition",
                                               "OperationOutcome",
                                               "Organization",
                                               "OrganizationAffiliation",
                                               "Parameters",
                                               "Patient",
                                               "PaymentNotice",
                                               "PaymentReconciliation",
                                               "Person",
                                               "PlanDefinition",
                                               "Practitioner",
                                               "PractitionerRole",
                                               "Procedure",
                                               "Provenance",
                                               "Questionnaire",
                                               "QuestionnaireResponse",
                                               "RelatedPerson",
                                               "RequestGroup",
                                               "ResearchDefinition",
                                               "ResearchElementDefinition",
                                               "ResearchStudy",
                                               "ResearchSubject",
                                               "RiskAssessment",
                                               "RiskEvidenceSynthesis",
                                               "Schedule",
                                               "SearchParameter",
                                               "ServiceRequest",
                                               "Slot",
                                               "Specimen",
                                               "SpecimenDefinition",
                                               "StructureDefinition",
                                               "StructureMap",
                                               "Subscription",
                                               "Substance",
                                               "SubstanceNucleicAcid",
                                               "SubstancePolymer",
                                               "SubstanceProtein",
                                               "SubstanceReferenceInformation",
                                               "SubstanceSourceMaterial",
                                               "SubstanceSpecification",
                                               "SupplyDelivery",
                                               "SupplyRequest",
                                               "Task",
                                               "TerminologyCapabilities",
                                               "TestReport",
                                               "TestScript",
                                               "ValueSet",
                                               "VerificationResult",
                                               "VisionPrescription"};

constexpr std::string_view bundle_types[] = {"batch", "collection", "document", "message", "searchset", "transaction"};

constexpr std::string_view urn_uuid = "urn:uuid:";

void hand_out(json::object&& body, Origin origin, const Sink& sink) {
  const std::string type{text_at(body, "resourceType")};
  std::string id{text_at(body, "id")};
  const auto unreadable = [&](std::string reason) { sink.unreadable({origin, type, id, std::move(reason)}); };
  if (type.empty()) return unreadable("NOT_A_RESOURCE");
  if (!is_resource_type(type)) return unreadable("NOT_FHIR_TYPE");
  if (type == "Bundle") return unreadable("NESTED_BUNDLE");
  if (id.empty() && origin.full_url.starts_with(urn_uuid)) id = origin.full_url.substr(urn_uuid.size());
  if (id.empty()) return unreadable("NO_ID");
  if (!is_id(id)) return unreadable("BAD_ID");
  sink.resource({std::move(origin), type, id, std::move(body)});
}

void read_bundle(json::object&& bundle, const std::string& file, const Sink& sink) {
  const auto bundle_type = text_at(bundle, "type");
  if (!std::binary_search(std::begin(bundle_types), std::end(bundle_types), bundle_type))
    return sink.unreadable({{file}, "Bundle", std::string{text_at(bundle, "id")}, "BUNDLE_TYPE"});
  auto* entries = bundle.if_contains("entry");
  if (!entries || !entries->is_array()) return;
  for (auto& item : entries->get_array()) {
    if (!item.is_object()) {
      sink.unreadable({{file}, "", "", "ENTRY_EMPTY"});
      continue;
    }
    auto& entry = item.get_object();
    Origin origin{file, std::string{text_at(entry, "fullUrl")}};
    if (const auto* request = object_at(entry, "request"); request && text_at(*request, "method") == "DELETE") {
      sink.unreadable({origin, "", std::string{text_at(*request, "url")}, "ENTRY_DELETES"});
      continue;
    }
    auto* resource = entry.if_contains("resource");
    if (!resource || !resource->is_object()) {
      sink.unreadable({origin, "", "", "ENTRY_EMPTY"});
      continue;
    }
    hand_out(std::move(resource->get_object()), std::move(origin), sink);
  }
}

void read_document(std::string_view text, const std::string& file, const Sink& sink, std::span<unsigned char> room) {
  json::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  // Without room in the default storage: bodies outlive this function.
  std::optional<json::monotonic_resource> arena;
  json::storage_ptr storage;
  if (!room.empty()) storage = &arena.emplace(room.data(), room.size());
  auto value = json::parse(text, error, storage, options);
  if (error) return sink.unreadable({{file}, "", "", "NOT_JSON"});
  if (!value.is_object()) return sink.unreadable({{file}, "", "", "NOT_A_RESOURCE"});
  auto& object = value.get_object();
  if (text_at(object, "resourceType") == "Bundle") return read_bundle(std::move(object), file, sink);
  hand_out(std::move(object), {file}, sink);
}

}  // namespace

bool is_resource_type(std::string_view type) {
  return std::binary_search(std::begin(resource_types), std::end(resource_types), type);
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
  });
}

void read_text(std::string_view text, const std::string& file, bool is_ndjson, const Sink& sink,
               std::span<unsigned char> room) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_ndjson) return read_document(text, file, sink, room);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos)
      read_document(line, file + ":" + std::to_string(number), sink, room);
  }
}

const json::object* object_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value ? value->if_object() : nullptr;
}

const json::array* array_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value ? value->if_array() : nullptr;
}

std::string_view text_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  const auto* text = value ? value->if_string() : nullptr;
  return text ? std::string_view{*text} : std::string_view{};
}

const json::object* first_at(const json::object& object, std::string_view name) {
  const auto* array = array_at(object, name);
  return array && !array->empty() ? array->front().if_object() : nullptr;
}

std::string words_of(const json::object* concept_) {
  if (!concept_) return {};
  if (const auto text = text_at(*concept_, "text"); !text.empty()) return std::string{text};
  const auto* coding = first_at(*concept_, "coding");
  if (!coding) return {};
  const auto display = text_at(*coding, "display");
  return std::string{display.empty() ? text_at(*coding, "code") : display};
}

std::string_view first_code(const json::object* concept_) {
  const auto* coding = concept_ ? first_at(*concept_, "coding") : nullptr;
  return coding ? text_at(*coding, "code") : std::string_view{};
}

}  // namespace portico::fhir
