#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sandbox/testing/pdf_builder.hpp"
#include "sandbox/testing/picture_builder.hpp"
#include "sandbox/worker/look.hpp"

namespace portico::sandbox {
namespace {

using namespace std::string_literals;
using testing::PdfBuilder;
using testing::Written;

std::string code_of(BytesView pdf) {
  Bytes clean;
  const Verdict verdict = look_at(pdf, "application/pdf", &clean);
  EXPECT_EQ(verdict.accepted, verdict.code.empty());
  EXPECT_TRUE(clean.empty());
  return verdict.code;
}
std::string code_of(std::string_view pdf) { return code_of(as_bytes(pdf)); }

struct Case {
  std::string name;
  std::string code;  // empty: accepted
  std::string pdf;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class PdfLook : public ::testing::TestWithParam<Case> {};

TEST_P(PdfLook, GivesTheVerdict) { EXPECT_EQ(code_of(GetParam().pdf), GetParam().code); }

std::string action(std::string_view body) {
  return PdfBuilder{}
      .page("/Annots [5 0 R]")
      .object(fmt::format("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << {} >> >>", body))
      .text();
}
std::string annotation(std::string_view body) {
  return PdfBuilder{}.page("/Annots [5 0 R]").object(fmt::format("<< /Type /Annot /Rect [0 0 9 9] {} >>", body)).text();
}
std::string catalog(std::string_view body) { return PdfBuilder{}.catalog(body).text(); }
std::string stream(std::string_view dictionary, std::string_view data) {
  return PdfBuilder{}.stream(dictionary, data).text();
}
std::string bomb(std::size_t megabytes) { return std::string{as_text(testing::deflated(Bytes(megabytes << 20)))}; }

// The end of a ZIP: a directory of one entry and the record that points to it.
std::string archive() {
  return "PK\x01\x02"s + std::string(42, '\0') + "PK\x05\x06"s + std::string(8, '\0') + "\x2e" + std::string(9, '\0');
}

const std::string active = "FILE_ACTIVE_CONTENT", attachment = "FILE_ATTACHMENT_INSIDE", damaged = "FILE_DAMAGED",
                  too_large = "FILE_TOO_LARGE_INSIDE", polyglot = "FILE_POLYGLOT", ok;

const std::vector<Case> harmless{
    {"plain", ok, PdfBuilder{}.text()},
    {"web_link", ok, action("/S /URI /URI (https://clinic.example/result)")},
    {"mail_link", ok, action("/S /URI /URI (mailto:desk@clinic.example)")},
    {"jump_inside", ok, action("/S /GoTo /D [3 0 R /Fit]")},
    {"next_page", ok, action("/S /Named /N /NextPage")},
    {"opens_at_a_page", ok, catalog("/OpenAction [3 0 R /Fit]")},
    {"opens_by_jump", ok, catalog("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")},
    {"document_beside", ok, action("/S /GoToR /F (page2.pdf) /D [0 /Fit]")},
    {"empty_additional_actions", ok, catalog("/AA << >>")},
    {"empty_embedded_files", ok, catalog("/Names << /EmbeddedFiles << >> >>")},
    {"form", ok,
     PdfBuilder{}.catalog("/AcroForm << /Fields [5 0 R] >>").object("<< /FT /Tx /T (name) /V (Kiss) >>").text()},
    {"says_javascript_in_text", ok, stream("", "BT (/JavaScript /JS app.alert) Tj ET")},
    {"incremental_update", ok,
     testing::updated(PdfBuilder{}.text(), 3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] /Contents 4 0 R >>")},
    {"blanks_after_the_end", ok, PdfBuilder{}.text() + std::string(900, '\n')},
    {"short_rest_after_the_end", ok, PdfBuilder{}.text() + "; printed 2026-11-21"},
    {"wrong_stream_length", ok,
     PdfBuilder{}.object("<< /Length 3 >>\nstream\n0 0 1 rg 20 20 100 100 re f\nendstream").text()},
};

const std::vector<Case> acting{
    {"script", active, action("/S /JavaScript /JS (app.alert(1))")},
    {"script_name_escaped", active, action("/#53 /J#61vaScript /J#53 (app.alert(1))")},
    {"script_without_its_kind", active, action("/JS 4 0 R")},
    {"script_names", active, catalog("/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>")},
    {"script_in_a_chain", active, action("/S /GoTo /D [3 0 R /Fit] /Next << /S /JavaScript /JS (1) >>")},
    {"script_in_the_trailer", active, PdfBuilder{}.trailer("/Odd << /S /JavaScript /JS (1) >>").text()},
    {"script_nobody_refers_to", active, PdfBuilder{}.object("<< /S /JavaScript /JS (1) >>").text()},
    {"script_deep_in_arrays", active,
     PdfBuilder{}.object("[[[[ << /A [ << /S /JavaScript /JS (1) >> ] >> ]]]]").text()},
    {"script_by_update", active,
     testing::updated(PdfBuilder{}.text(), 1,
                      "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>")},
    {"opens_with_uri", active, catalog("/OpenAction << /S /URI /URI (https://evil.example) >>")},
    {"opens_with_named", active, catalog("/OpenAction << /S /Named /N /Print >>")},
    {"opens_with_chain", active, catalog("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named /N /Print >> >>")},
    {"additional_action", active, PdfBuilder{}.page("/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>").text()},
    {"launch", active, action("/S /Launch /F (calc.exe)")},
    {"submit_form", active, action("/S /SubmitForm /F (https://evil.example)")},
    {"import_data", active, action("/S /ImportData /F (a.fdf)")},
    {"document_on_a_share", active, action("/S /GoToR /F (\\\\\\\\evil\\\\share\\\\a.pdf) /D [0 /Fit]")},
    {"document_by_address", active, action("/S /GoToR /F << /FS /URL /F (https://evil.example/a.pdf) >>")},
    {"document_embedded", active, action("/S /GoToE /T << /R /C /N (a) >>")},
    {"rendition", active, action("/S /Rendition /OP 0")},
    {"unknown_action", active, action("/Type /Action /S /Surprise")},
    {"script_address", active, action("/S /URI /URI ( java\\nscript:alert\\(1\\))")},
    {"file_address", active, action("/S /URI /URI (file:///etc/passwd)")},
    {"xfa", active, catalog("/AcroForm << /Fields [] /XFA (x) >>")},
    {"rich_media", active, annotation("/Subtype /RichMedia")},
    {"movie", active, annotation("/Subtype /Movie /Movie << /F (a.avi) >>")},
    {"screen", active, annotation("/Subtype /Screen")},
    {"three_dimensions", active, annotation("/Subtype /3D")},
    {"external_stream", active, stream("/F (\\\\\\\\evil\\\\share)", "")},
    {"postscript", active, stream("/Type /XObject /Subtype /PS", "quit")},
    {"pages_of_another_file", active,
     stream("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Ref << /F (a.pdf) /Page 0 >>", "")},
};

const std::vector<Case> carrying{
    {"embedded_file", attachment,
     PdfBuilder{}
         .catalog("/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>")
         .object("<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>")
         .stream("/Type /EmbeddedFile", "hello")
         .text()},
    {"embedded_stream_alone", attachment, stream("/Type /EmbeddedFile", "hello")},
    {"file_annotation", attachment, annotation("/Subtype /FileAttachment")},
    {"associated_file", attachment,
     PdfBuilder{}.catalog("/AF [5 0 R]").object("<< /Type /Filespec /F (a.xml) /EF << /F 4 0 R >> >>").text()},
    {"portfolio", attachment, catalog("/Collection << /View /D >>")},
};

const std::vector<Case> broken{
    {"only_a_header", damaged, "%PDF-1.7\n"},
    {"cut_in_the_middle", damaged, PdfBuilder{}.text().substr(0, 300)},
    {"without_pages", damaged, PdfBuilder{}.kids("[]").text()},
    {"pages_in_a_circle", damaged, PdfBuilder{}.kids("[2 0 R]").text()},
    {"page_missing", damaged, PdfBuilder{}.kids("[77 0 R]").text()},
    {"wrong_table", damaged,
     [] {
       auto text = PdfBuilder{}.text();
       return text.replace(text.find("3 0 obj"), 7, "9 9 obj");
     }()},
    {"garbage_in_a_packed_stream", damaged, stream("/Filter /FlateDecode", "this is not deflated")},
    {"long_rest_after_the_end", damaged, PdfBuilder{}.text() + std::string(5'000, 'x')},
};

const std::vector<Case> exploding{
    {"packed_zeros", too_large, stream("/Filter /FlateDecode", bomb(100))},
    {"packed_twice", too_large,
     stream("/Filter [/FlateDecode /FlateDecode]", as_text(testing::deflated(as_bytes(bomb(100)))))},
    {"huge_picture", too_large,
     stream("/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray",
            "x")},
    {"packed_but_honest", ok, stream("/Filter /FlateDecode", bomb(10))},
};

const std::vector<Case> two_faced{
    {"page_before", polyglot, "<html><script>alert(1)</script>" + PdfBuilder{}.text()},
    {"blank_before", polyglot, "\n" + PdfBuilder{}.text()},
    {"page_after", polyglot, PdfBuilder{}.text() + "<html>"},
    {"program_after", polyglot, PdfBuilder{}.text() + "MZ\x90"},
    {"page_in_first_comment", polyglot,
     [] {
       auto text = PdfBuilder{}.text();
       return text.insert(9, "%<ScRipt>alert(1)</script>\n");
     }()},
    {"archive_after", polyglot, PdfBuilder{}.text() + archive()},
};

std::string name_of(const ::testing::TestParamInfo<Case>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Harmless, PdfLook, ::testing::ValuesIn(harmless), name_of);
INSTANTIATE_TEST_SUITE_P(Acting, PdfLook, ::testing::ValuesIn(acting), name_of);
INSTANTIATE_TEST_SUITE_P(Carrying, PdfLook, ::testing::ValuesIn(carrying), name_of);
INSTANTIATE_TEST_SUITE_P(Broken, PdfLook, ::testing::ValuesIn(broken), name_of);
INSTANTIATE_TEST_SUITE_P(Exploding, PdfLook, ::testing::ValuesIn(exploding), name_of);
INSTANTIATE_TEST_SUITE_P(TwoFaced, PdfLook, ::testing::ValuesIn(two_faced), name_of);

TEST(PdfLookAtWriters, ObjectStreamsAndLinearisationChangeNoVerdict) {
  for (const Written how : {Written::object_streams, Written::linearized}) {
    EXPECT_EQ(code_of(testing::rewritten(PdfBuilder{}.bytes(), how)), "");
    EXPECT_EQ(code_of(testing::rewritten(as_bytes(action("/S /JavaScript /JS (1)")), how)), active);
  }
}

TEST(PdfLookAtWriters, EveryEncryptionIsRefused) {
  for (const Written how :
       {Written::encrypted_without_password, Written::encrypted_with_password, Written::encrypted_rc4})
    EXPECT_EQ(code_of(testing::rewritten(PdfBuilder{}.bytes(), how)), "FILE_ENCRYPTED");
}

TEST(PdfLookAtWriters, AnUnknownEncryptionIsRefused) {
  EXPECT_EQ(code_of(PdfBuilder{}.trailer("/Encrypt << /Filter /Surprise /V 9 >> /ID [(a) (a)]").text()),
            "FILE_ENCRYPTED");
}

TEST(PdfLookAtFacts, CountsPagesAndNamesForms) {
  Bytes clean;
  const Verdict verdict = look_at(as_bytes(harmless[10].pdf), "application/pdf; charset=binary", &clean);
  EXPECT_EQ(verdict.media_type, "application/pdf");
  EXPECT_EQ(verdict.pages, 1);
  EXPECT_THAT(verdict.notes, ::testing::ElementsAre("acroform"));
}

TEST(PdfLookAtFacts, APictureThatDoesNotUnpackIsNoted) {
  const auto pdf = stream(
      "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter "
      "/FlateDecode",
      "broken");
  Bytes clean;
  const Verdict verdict = look_at(as_bytes(pdf), "application/pdf", &clean);
  EXPECT_TRUE(verdict.accepted);
  EXPECT_THAT(verdict.notes, ::testing::ElementsAre("damaged_page"));
}

}  // namespace
}  // namespace portico::sandbox
