#include "fhir/import.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>

#include "fhir/writer.hpp"

namespace portico::fhir {
namespace {

// Batches on their way from the reading thread to the writing one; at most two wait, so memory stays bounded.
class Channel {
 public:
  // False when nobody takes any more.
  bool put(Batch&& batch) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return closed_ || batches_.size() < 2; });
    if (closed_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }
  std::optional<Batch> take() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return closed_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    std::optional<Batch> batch{std::move(batches_.front())};
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }
  void close() {
    const std::lock_guard lock{mutex_};
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;
  bool closed_ = false;
};

// Reads and maps ahead while the other thread writes.
class ReadingThread {
 public:
  ReadingThread(const std::vector<std::filesystem::path>& files, Channel& channel)
      : channel_{channel}, thread_{[this, &files] { run(files); }} {}
  ~ReadingThread() {
    channel_.close();
    thread_.join();
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  struct Stopped {};

  void run(const std::vector<std::filesystem::path>& files) {
    try {
      for (const auto& file : files)
        read_batches(file, [&](Batch&& batch) {
          if (!channel_.put(std::move(batch))) throw Stopped{};
        });
    } catch (const Stopped&) {
    } catch (const std::exception&) {
      error_ = std::current_exception();
    }
    channel_.close();
  }

  Channel& channel_;
  std::exception_ptr error_;
  std::thread thread_;
};

// Small files share a transaction: each costs the disk as much as a large one.
void join(Batch& batch, Batch&& next) {
  std::move(next.resources.begin(), next.resources.end(), std::back_inserter(batch.resources));
  std::move(next.refused.begin(), next.refused.end(), std::back_inserter(batch.refused));
  sort_by_rank(batch);
}

}  // namespace

ImportReport import(const ImportServices& services, const Caller& caller, const ImportOrder& order,
                    const std::function<void(const ImportProgress&)>& progress) {
  const auto files = files_below(order.paths);
  Writer writer{services, caller, order};
  Channel channel;
  {
    ReadingThread reading{files, channel};
    std::size_t done = 0;
    Batch gathered;
    const auto write = [&](const std::string& file) {
      writer.write(std::exchange(gathered, {}));
      progress({done, files.size(), writer.resources(), file});
    };
    std::string file;
    while (auto batch = channel.take()) {
      file = batch->file;
      done += batch->ends_file ? 1 : 0;
      join(gathered, std::move(*batch));
      if (gathered.resources.size() >= largest_batch) write(file);
    }
    write(file);
    reading.rethrow();
  }
  writer.finish();
  return std::move(writer.report());
}

}  // namespace portico::fhir
