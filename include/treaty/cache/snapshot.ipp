// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/cache/snapshot.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace treaty::caching {
namespace detail {

// "TREATYCA" where the lowest byte comes first; another order of bytes does not read as this.
inline constexpr std::uint64_t snapshot_magic = 0x4143595441455254U;
inline constexpr std::uint64_t snapshot_format = 1;
inline constexpr std::size_t header_words = 8;
using snapshot_header = std::array<std::uint64_t, header_words>;

inline snapshot_header header_of(snapshot_shape shape, std::uint64_t records, std::uint64_t sum) {
    snapshot_header made{
        snapshot_magic, snapshot_format, shape.schema, shape.words, records, sum, 0, 0};
    checksum own;
    own.add(std::span{made}.first(header_words - 1));
    made.back() = own.value();
    return made;
}

inline problem cannot(std::string what) {
    std::string const why = std::system_category().message(errno);
    return {problem_kind::unreachable, {}, 0, {}, std::move(what.append(": ").append(why))};
}

// A path in the same folder, so that renaming is one step.
inline int create_beside(std::string& name) {
    name.append(".XXXXXX");
    return ::mkstemp(name.data());
}

// The folder's entry has to reach the disk as well.
inline bool sync_folder_of(std::string const& path) {
    std::size_t const slash = path.rfind('/');
    std::string const folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    open_file const opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return opened.number() >= 0 && ::fsync(opened.number()) == 0;
}

}  // namespace detail

TREATY_INLINE open_file::~open_file() {
    if (number_ >= 0) ::close(number_);
}

TREATY_INLINE snapshot_writer::snapshot_writer(std::string path, snapshot_shape shape)
    : path_(std::move(path)),
      temporary_(path_),
      shape_(shape),
      file_(detail::create_beside(temporary_)) {
    if (file_.number() < 0) wrong_ = detail::cannot("cannot write beside " + path_);
    buffer_.reserve(std::size_t{128} * 1024);
    written_ = detail::header_words * sizeof(std::uint64_t);
}

TREATY_INLINE snapshot_writer::~snapshot_writer() {
    if (!temporary_.empty() && file_.number() >= 0) ::unlink(temporary_.c_str());
}

TREATY_INLINE void snapshot_writer::add(std::span<std::uint64_t const> record) {
    if (buffer_.size() + record.size() > buffer_.capacity()) flush();
    buffer_.insert(buffer_.end(), record.begin(), record.end());
    sum_.add(record);
    ++records_;
}

TREATY_INLINE void snapshot_writer::refuse(std::string found) {
    wrong_ = {problem_kind::malformed, {}, 0, "records that can be read again", std::move(found)};
}

TREATY_INLINE bool snapshot_writer::write(std::span<std::uint64_t const> words, std::int64_t at) {
    auto rest = std::as_bytes(words);
    while (!rest.empty()) {
        ::ssize_t const count = ::pwrite(file_.number(), rest.data(), rest.size(), at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            wrong_ = detail::cannot("cannot write " + temporary_);
            return false;
        }
        rest = rest.subspan(static_cast<std::size_t>(count));
        at += count;
    }
    return true;
}

TREATY_INLINE void snapshot_writer::flush() {
    if (!wrong_ && write(buffer_, written_))
        written_ += static_cast<std::int64_t>(buffer_.size() * sizeof(std::uint64_t));
    buffer_.clear();
}

TREATY_INLINE std::optional<problem> snapshot_writer::finish() {
    flush();
    if (wrong_ || !write(detail::header_of(shape_, records_, sum_.value()), 0)) return wrong_;
    if (::fsync(file_.number()) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0)
        return detail::cannot("cannot put " + path_ + " in place");
    temporary_.clear();
    if (!detail::sync_folder_of(path_)) return detail::cannot("cannot sync the folder of " + path_);
    return std::nullopt;
}

TREATY_INLINE snapshot_reader::snapshot_reader(std::string const& path, snapshot_shape shape)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_.number() < 0)
        wrong_ = detail::cannot("cannot open " + path);
    else
        read_header(shape);
}

TREATY_INLINE void snapshot_reader::read_header(snapshot_shape shape) {
    detail::snapshot_header header{};
    struct stat about {};
    if (::fstat(file_.number(), &about) != 0) return refuse("a file that says no size");
    if (!read(header)) return;
    if (header[0] != detail::snapshot_magic) return refuse("no snapshot of a cache");
    checksum own;
    own.add(std::span{header}.first(detail::header_words - 1));
    if (own.value() != header.back()) return refuse("a damaged header");
    if (header[1] != detail::snapshot_format) return refuse("a later format of snapshots");
    if (snapshot_shape{header[2], header[3]} != shape) {
        wrong_ = {problem_kind::wrong_type,
                  {},
                  16,
                  "a snapshot of this record",
                  "one of another record, or of another version of this one"};
        return;
    }
    records_ = header[4];
    words_ = shape.words;
    expected_sum_ = header[5];
    auto const body = static_cast<std::uint64_t>(about.st_size) - sizeof(header);
    if (body % (words_ * 8) != 0 || body / (words_ * 8) != records_)
        return refuse("a file that was cut, or has something behind its end");
    buffer_.resize(words_ * 1024);
    rewind();
}

TREATY_INLINE void snapshot_reader::rewind() noexcept {
    position_ = detail::header_words * sizeof(std::uint64_t);
    words_left_ = records_ * words_;
    sum_ = {};
}

TREATY_INLINE bool snapshot_reader::read(std::span<std::uint64_t> words) {
    auto rest = std::as_writable_bytes(words);
    while (!rest.empty()) {
        ::ssize_t const count = ::pread(file_.number(), rest.data(), rest.size(), position_);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) wrong_ = detail::cannot("cannot read the snapshot");
        if (count == 0) refuse("a file that was cut");
        if (count <= 0) return false;
        rest = rest.subspan(static_cast<std::size_t>(count));
        position_ += count;
    }
    return true;
}

TREATY_INLINE std::span<std::uint64_t const> snapshot_reader::next() {
    if (wrong_) return {};
    if (words_left_ == 0) {
        if (sum_.value() != expected_sum_) refuse("records that were altered");
        return {};
    }
    std::span<std::uint64_t> part{buffer_};
    if (words_left_ < part.size()) part = part.first(static_cast<std::size_t>(words_left_));
    if (!read(part)) return {};
    words_left_ -= part.size();
    sum_.add(part);
    return part;
}

TREATY_INLINE void snapshot_reader::refuse(std::string found) {
    wrong_ = {problem_kind::malformed,
              {},
              static_cast<std::size_t>(position_),
              "a whole snapshot of a cache",
              std::move(found)};
}

}  // namespace treaty::caching
