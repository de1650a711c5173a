// SPDX-License-Identifier: BSL-1.0
// A file of packed records: 64 bytes of header with what they mean, how many they are and the sum
// over them, then the records. It is written under another name and renamed when it is complete and
// on the disk, so under its own name there is always a whole one.
#pragma once

#include <treaty/cache/checksum.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/problem.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace treaty::caching {

// What the header says beside counts and sums.
struct snapshot_shape {
    std::uint64_t schema = 0;
    std::uint64_t words = 0;  // of one record
    friend bool operator==(snapshot_shape const&, snapshot_shape const&) = default;
};

// An open file, closed at the end of its life.
class open_file {
public:
    explicit open_file(int number) noexcept : number_(number) {}
    open_file(open_file const&) = delete;
    open_file& operator=(open_file const&) = delete;
    ~open_file();

    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

class snapshot_writer {
public:
    snapshot_writer(std::string path, snapshot_shape shape);
    snapshot_writer(snapshot_writer const&) = delete;
    snapshot_writer& operator=(snapshot_writer const&) = delete;
    ~snapshot_writer();  // without finish(), nothing is left

    void add(std::span<std::uint64_t const> record);
    void refuse(std::string found);
    // From here on the file is there under its name; or a problem, and what was there still is.
    std::optional<problem> finish();

private:
    bool write(std::span<std::uint64_t const> words, std::int64_t at);
    void flush();

    std::string path_, temporary_;
    snapshot_shape shape_;
    open_file file_;
    std::optional<problem> wrong_;
    std::vector<std::uint64_t> buffer_;
    std::uint64_t records_ = 0;
    std::int64_t written_ = 0;
    checksum sum_;
};

// Goes through the records of a file, any number of times. The file must not be written to
// meanwhile.
class snapshot_reader {
public:
    snapshot_reader(std::string const& path, snapshot_shape shape);

    // What is wrong with the file, as far as it was read. With what is whole, the first going
    // through shows it at the latest.
    [[nodiscard]] std::optional<problem> const& wrong() const noexcept { return wrong_; }
    [[nodiscard]] std::uint64_t records() const noexcept { return records_; }

    // The next records, as many as are at hand, one behind the other; none after the last one, or
    // when something is wrong.
    [[nodiscard]] std::span<std::uint64_t const> next();
    void rewind() noexcept;
    // What the caller finds wrong in the last records.
    void refuse(std::string found);

private:
    void read_header(snapshot_shape shape);
    bool read(std::span<std::uint64_t> words);

    open_file file_;
    std::optional<problem> wrong_;
    std::vector<std::uint64_t> buffer_;
    std::uint64_t records_ = 0;
    std::uint64_t words_left_ = 0;
    std::uint64_t words_ = 0;
    std::uint64_t expected_sum_ = 0;
    std::int64_t position_ = 0;
    checksum sum_;
};

}  // namespace treaty::caching

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/cache/snapshot.ipp>
#endif
