#include "demo/paper.hpp"

#include <cmath>

#include "base/spelling.hpp"
#include "demo/random.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::demo {
namespace {

// English writes 4.2, Hungarian and Spanish 4,2.
std::string number(double value, int digits, Language language) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  if (language != Language::en)
    if (const auto point = text.find('.'); point != std::string::npos) text[point] = ',';
  return text;
}

std::string forints(std::int64_t amount) {
  std::string text = std::to_string(amount);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), "\u00a0");
  return text + "\u00a0Ft";
}

// "123 456 788"
std::string grouped(const std::string& taj) { return taj.substr(0, 3) + ' ' + taj.substr(3, 3) + ' ' + taj.substr(6); }

class Writing {
 public:
  Writing(const data::Clinic& clinic, const data::Documents& documents, const Plan& plan, const Paper& paper)
      : clinic_{clinic},
        kind_{documents.kinds[paper.kind]},
        paper_{paper},
        visit_{plan.visits[paper.visit]},
        patient_{plan.people[visit_.person].record},
        language_{patient_.language},
        tongue_{spelling(language_)},
        labels_{documents.labels.at(tongue_)},
        random_{paper.seed} {}

  pdf::Document document(Instant created) {
    pdf::Document document{
        .language = language_,
        .letterhead = {clinic_.name,
                       {clinic_.address, phone::international_format(clinic_.phone) + " · " + clinic_.email}},
        .title = kind_.title.at(tongue_),
        .blocks = {about()},
        .footer = label("demo"),
        .created = created};
    if (kind_.analytes) document.blocks.push_back(values());
    if (kind_.prices) {
      document.blocks.push_back(prices());
      document.blocks.push_back(pdf::Paragraph{label("paid")});
    } else {
      for (const auto& line : kind_.text.at(tongue_)) document.blocks.push_back(pdf::Paragraph{line});
    }
    document.blocks.push_back(sign_off());
    if (paper_.earlier_values > 0) {
      document.blocks.push_back(pdf::Heading{label("earlier")});
      document.blocks.push_back(earlier_values());
    }
    return document;
  }

 private:
  const std::string& label(const char* name) const { return labels_.at(name); }
  std::string day(Date date) const { return texts::date_in_full(date, language_); }

  pdf::KeyValues about() const {
    const auto& doctor = clinic_.practitioners[kind_.practitioner];
    pdf::KeyValues facts;
    facts.rows.push_back({label("patient"), patient_.name});
    if (patient_.birth_date) facts.rows.push_back({label("born"), day(*patient_.birth_date)});
    facts.rows.push_back({label("taj"), grouped(patient_.national_id.value_or(""))});
    facts.rows.push_back({label("date"), day(visit_.day)});
    facts.rows.push_back({label("doctor"), doctor.name + ", " + doctor.specialty.at(tongue_)});
    facts.rows.push_back({label("place"), clinic_.locations[visit_.location].name});
    return facts;
  }

  pdf::Paragraph sign_off() const {
    const auto& doctor = clinic_.practitioners[kind_.practitioner];
    return {fmt::format("\n{}, {}\n{}", clinic_.locations[visit_.location].city, day(visit_.day), doctor.name)};
  }

  // Within the middle nine tenths of the usual range.
  std::string value(const data::Analyte& analyte) {
    const double width = analyte.high - analyte.low;
    return number(analyte.low + width * (0.05 + 0.9 * random_.part()), analyte.digits, language_);
  }

  pdf::Table values() {
    pdf::Table table{{label("test"), label("value"), label("unit"), label("range")}, {}};
    for (const auto& analyte : *kind_.analytes)
      table.rows.push_back(
          {analyte.name, value(analyte), analyte.unit,
           number(analyte.low, analyte.digits, language_) + "–" + number(analyte.high, analyte.digits, language_)});
    return table;
  }

  pdf::Table earlier_values() {
    pdf::Table table{{label("date")}, {}};
    for (const auto& analyte : *kind_.analytes) table.columns.push_back(analyte.name);
    Date date = visit_.day;
    for (int i = 0; i < paper_.earlier_values; ++i) {
      date = date.plus_days(-random_.between(25, 40));
      auto& row = table.rows.emplace_back(1, day(date));
      for (const auto& analyte : *kind_.analytes) row.push_back(value(analyte));
    }
    return table;
  }

  pdf::Table prices() {
    const auto price = forints(random_.pick(*kind_.prices));
    return {{label("item"), label("price")}, {{kind_.text.at(tongue_).front(), price}, {label("total"), price}}};
  }

  const data::Clinic& clinic_;
  const data::Kind& kind_;
  const Paper& paper_;
  const Visit& visit_;
  const patients::Patient& patient_;
  const Language language_;
  const std::string tongue_;
  const data::Words& labels_;
  Random random_;
};

}  // namespace

pdf::Document written(const data::Clinic& clinic, const data::Documents& documents, const Plan& plan,
                      const Paper& paper, Instant created) {
  return Writing{clinic, documents, plan, paper}.document(created);
}

}  // namespace portico::demo
