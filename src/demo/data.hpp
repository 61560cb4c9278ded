#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "documents/document.hpp"
#include "patients/patient.hpp"
#include "scheduling/healthcare_service.hpp"

// What the demonstration is made of: data/*.json, embedded.
namespace portico::demo::data {

using Words = std::map<std::string, std::string>;  // by language

struct Location {
  std::string name;
  std::string line;
  std::string city;
  std::string postal_code;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(Location, (), (name, line, city, postal_code, phone))

struct Practitioner {
  std::string name;
  Words specialty;
};
BOOST_DESCRIBE_STRUCT(Practitioner, (), (name, specialty))

struct Staff {
  std::string role;  // platform_administrator, or one of identity::Role
  std::string name;
  std::string email;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(Staff, (), (role, name, email, phone))

struct Clinic {
  std::string name;
  std::string suffix;
  std::string phone;
  std::string email;
  std::string address;
  Words emergency;
  std::string color;
  std::vector<Location> locations;
  std::vector<Practitioner> practitioners;
  std::vector<Staff> staff;
};
BOOST_DESCRIBE_STRUCT(Clinic, (),
                      (name, suffix, phone, email, address, emergency, color, locations, practitioners, staff))

struct Analyte {
  std::string name;
  std::string unit;
  double low = 0;  // usual range
  double high = 0;
  int digits = 0;  // after the decimal sign
};
BOOST_DESCRIBE_STRUCT(Analyte, (), (name, unit, low, high, digits))

// A kind of document, and the visit it comes from.
struct Kind {
  documents::DocumentType type = documents::DocumentType::other;
  int from_age = 0;
  std::optional<patients::Gender> gender;  // whom it concerns, when not everybody
  std::size_t practitioner = 0;
  Words visit;
  Words title;
  std::optional<std::vector<Analyte>> analytes;
  std::optional<std::vector<std::int64_t>> prices;
  std::map<std::string, std::vector<std::string>> text;
};
BOOST_DESCRIBE_STRUCT(Kind, (), (type, from_age, gender, practitioner, visit, title, analytes, prices, text))

struct Documents {
  std::map<std::string, Words> labels;  // by language, by name
  std::vector<Kind> kinds;
};
BOOST_DESCRIBE_STRUCT(Documents, (), (labels, kinds))

struct Names {
  std::vector<std::string> family;
  std::vector<std::string> female;
  std::vector<std::string> male;
  std::vector<std::string> girls;
  std::vector<std::string> boys;
  std::vector<std::string> streets;
  std::vector<std::vector<std::string>> cities;  // postal code, name
};
BOOST_DESCRIBE_STRUCT(Names, (), (family, female, male, girls, boys, streets, cities))

struct People {
  Names hu;
  Names es;
};
BOOST_DESCRIBE_STRUCT(People, (), (hu, es))

struct Room {
  std::string name;
  std::size_t location = 0;
  bool device = false;
};
BOOST_DESCRIBE_STRUCT(Room, (), (name, location, device))

// Numbers of practitioners, locations and rooms are places in their lists.
struct Service {
  Words name;
  std::int64_t duration = 0;
  std::int64_t grid = 0;
  std::int64_t after = 0;
  std::int64_t price = 0;
  scheduling::Availability availability = scheduling::Availability::online;
  scheduling::Modality modality = scheduling::Modality::in_person;
  std::vector<std::size_t> practitioners;
  std::vector<std::size_t> locations;
  std::optional<std::size_t> room;
  std::optional<patients::Gender> gender;
  std::optional<std::int64_t> from_age;
  std::optional<std::int64_t> to_age;
  std::optional<Words> preparation;
};
BOOST_DESCRIBE_STRUCT(Service, (),
                      (name, duration, grid, after, price, availability, modality, practitioners, locations, room,
                       gender, from_age, to_age, preparation))

// Minutes of the day.
struct Hours {
  std::size_t practitioner = 0;
  std::size_t location = 0;
  std::vector<int> weekdays;
  int from = 0;
  int to = 0;
};
BOOST_DESCRIBE_STRUCT(Hours, (), (practitioner, location, weekdays, from, to))

struct Lunch {
  int from = 0;
  int to = 0;
};
BOOST_DESCRIBE_STRUCT(Lunch, (), (from, to))

struct Schedule {
  std::string currency;
  std::vector<Room> rooms;
  std::vector<Service> services;
  std::vector<Hours> hours;
  Lunch lunch;
};
BOOST_DESCRIBE_STRUCT(Schedule, (), (currency, rooms, services, hours, lunch))

Clinic clinic();
Schedule schedule();
Documents documents();
People people();

}  // namespace portico::demo::data
