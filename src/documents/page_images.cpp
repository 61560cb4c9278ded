#include "documents/page_images.hpp"

#include "base/refused.hpp"
#include "documents/store.hpp"

namespace portico::documents {
namespace {

int width_of(int wanted) {
  for (const int width : PageImages::widths)
    if (wanted <= width) return width;
  return PageImages::widths[std::size(PageImages::widths) - 1];
}

}  // namespace

std::optional<Bytes> PageImages::kept(OrganizationId organization, files::FileId file, int number, int width) {
  return database_.read([&](db::Transaction& transaction) -> std::optional<Bytes> {
    const auto image = store::page_image(transaction, organization, file, number, width);
    if (!image) return std::nullopt;
    return files_.read_all(transaction, organization, *image);
  });
}

Bytes PageImages::page(OrganizationId organization, patients::PatientId patient, DocumentId id, Reader reader,
                       int number, int wanted_width) {
  const auto content = database_.read(
      [&](db::Transaction& transaction) { return store::content(transaction, organization, patient, id, reader); });
  if (!content || number < 1 || number > content->pages) throw Refused::not_found();
  const int width = width_of(wanted_width);
  if (auto image = kept(organization, content->file, number, width)) return std::move(*image);

  const auto original = database_.read(
      [&](db::Transaction& transaction) { return files_.read_all(transaction, organization, content->file); });
  auto image = sandbox_.render_page(original, content->media_type, number, width);
  const auto writer = files_.create(organization);
  writer->write(image);
  const auto stored = writer->keep("image/png");
  database_.write([&](db::Transaction& transaction) {
    // Another reader may have drawn it meanwhile: then this one stays without a row, and is swept away.
    if (store::insert_page_image(transaction, organization, content->file, number, width, stored.id))
      files_.record(transaction, organization, stored);
  });
  return image;
}

}  // namespace portico::documents
