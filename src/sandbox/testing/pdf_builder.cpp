#include "sandbox/testing/pdf_builder.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace portico::sandbox::testing {
namespace {

std::string stream_object(std::string_view dictionary, std::string_view data) {
  return fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", data.size(), dictionary, data);
}

std::string entry(std::size_t offset) { return fmt::format("{:010} 00000 n \n", offset); }

}  // namespace

PdfBuilder& PdfBuilder::object(std::string body) {
  more_.push_back(std::move(body));
  return *this;
}

PdfBuilder& PdfBuilder::stream(std::string_view dictionary, std::string_view data) {
  return object(stream_object(dictionary, data));
}

std::string PdfBuilder::text() const {
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>",
      fmt::format("<< /Type /Pages /Kids {} /Count {} >>", kids_, kids_ == "[]" ? 0 : 1),
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R " + page_ + " >>",
      stream_object("", "0 0 1 rg 20 20 100 100 re f")};
  objects.insert(objects.end(), more_.begin(), more_.end());
  std::string text = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += entry(text.size());
    text += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = text.size();
  return text +
         fmt::format(
             "xref\n0 {0}\n0000000000 65535 f \n{1}trailer\n<< /Size {0} /Root 1 0 R {2} >>\nstartxref\n{3}\n%%EOF\n",
             objects.size() + 1, table, trailer_, start);
}

std::string updated(std::string pdf, int number, std::string_view body) {
  const auto last = pdf.rfind("startxref\n") + 10;
  const std::string before = pdf.substr(last, pdf.find('\n', last) - last);
  const std::size_t object = pdf.size();
  pdf += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  const std::size_t table = pdf.size();
  return pdf + fmt::format("xref\n{} 1\n{}trailer\n<< /Size 5 /Root 1 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n", number,
                           entry(object), before, table);
}

Bytes rewritten(BytesView pdf, Written how) {
  QPDF document;
  document.processMemoryFile("test", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  QPDFWriter writer{document};
  writer.setOutputMemory();
  writer.setDeterministicID(how == Written::object_streams || how == Written::linearized);
  writer.setObjectStreamMode(how == Written::object_streams ? qpdf_o_generate : qpdf_o_disable);
  writer.setLinearization(how == Written::linearized);
  const char* password = how == Written::encrypted_with_password ? "secret" : "";
  if (how == Written::encrypted_rc4)
    writer.setR3EncryptionParametersInsecure("", "owner", true, true, true, true, true, true, qpdf_r3p_full);
  else if (how != Written::object_streams && how != Written::linearized)
    writer.setR6EncryptionParameters(password, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

}  // namespace portico::sandbox::testing
