#pragma once
#include <memory>
#include <utility>

#include "files/files.hpp"
#include "http/call.hpp"

namespace portico::files {

// The bytes of an upload on their way into the file store.
class UploadedFile : public http::UploadSink {
 public:
  explicit UploadedFile(std::unique_ptr<Writer> writer) : writer_{std::move(writer)} {}
  void write(BytesView chunk) override { writer_->write(chunk); }
  StoredFile keep(std::string media_type) { return writer_->keep(std::move(media_type)); }
  std::int64_t size() const { return writer_->size(); }

 private:
  std::unique_ptr<Writer> writer_;
};

}  // namespace portico::files
