#pragma once
#include "base/bounded_pool.hpp"
#include "documents/documents.hpp"
#include "documents/page_images.hpp"
#include "documents/uploads.hpp"
#include "http/router.hpp"

namespace portico::documents {

// What the routes work with. `pool` runs what takes long: checking uploads and drawing pages.
struct Services {
  Documents& documents;
  Uploads& uploads;
  PageImages& page_images;
  db::Database& database;
  files::Store& files;
  BoundedPool& pool;
  std::size_t largest_upload = 20u << 20;  // bytes
};

// The services must outlive the router.
void add_routes(http::Router& router, const Services& services);

}  // namespace portico::documents
