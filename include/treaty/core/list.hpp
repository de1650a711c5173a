// SPDX-License-Identifier: BSL-1.0
// A list whose length has limits. Use it where a contract knows how many there may be; a
// std::vector member has only the limit of the message (core/limits.hpp). Items that are dropped
// are kept as spare ones, as a std::vector keeps its storage, so that what comes next can use the
// storage within them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <utility>
#include <vector>

namespace treaty {

// At least `Min` and at most `Max` items. As with text, Min is checked by the reader of a format,
// not here; growing beyond Max throws std::length_error.
template <class T, std::size_t Max, std::size_t Min = 0>
class list {
    static_assert(Min <= Max, "treaty: the least length of a list is above its greatest");

public:
    using value_type = T;
    using iterator = typename std::vector<T>::iterator;
    using const_iterator = typename std::vector<T>::const_iterator;
    static constexpr std::size_t items_max = Max;
    static constexpr std::size_t items_min = Min;

    list() = default;
    list(std::initializer_list<T> from) : items_(from), size_(from.size()) { check(size_); }
    explicit list(std::vector<T> from) : items_(std::move(from)), size_(items_.size()) {
        check(size_);
    }
    template <class Iterator>
    list(Iterator first, Iterator last) : items_(first, last),
                                          size_(items_.size()) {
        check(size_);
    }

    list(list const& from) : items_(from.begin(), from.end()), size_(items_.size()) {}
    list(list&& from) noexcept
        : items_(std::move(from.items_)),
          size_(std::exchange(from.size_, 0)) {}
    list& operator=(list const& from) {
        if (this == &from) return *this;
        size_ = 0;
        for (T const& one : from) push_back(one);
        return *this;
    }
    list& operator=(list&& from) noexcept {
        items_.swap(from.items_);
        size_ = std::exchange(from.size_, 0);
        return *this;
    }
    ~list() = default;

    void push_back(T const& item) {
        if (size_ != items_.size()) {
            items_[size_] = item;
        } else {
            check(size_ + 1);
            items_.push_back(item);
        }
        ++size_;
    }
    void push_back(T&& item) { emplace_back(std::move(item)); }
    template <class... Arguments>
    T& emplace_back(Arguments&&... arguments) {
        if (size_ != items_.size()) {
            items_[size_] = T(std::forward<Arguments>(arguments)...);
        } else {
            check(size_ + 1);
            items_.emplace_back(std::forward<Arguments>(arguments)...);
        }
        return items_[size_++];
    }
    // One more item, as a dropped one was left, or new: for who makes it as good as new and keeps
    // the storage within it.
    T& recall_back() {
        if (size_ != items_.size()) return items_[size_++];
        return emplace_back();
    }
    void clear() noexcept { size_ = 0; }
    // Adds copies of the item at the end, or drops some.
    void resize(std::size_t n, T const& item = T{}) {
        check(n);
        for (; size_ < n && size_ != items_.size(); ++size_) items_[size_] = item;
        if (size_ < n) items_.resize(n, item);
        size_ = n;
    }
    void reserve(std::size_t n) { items_.reserve(n < Max ? n : Max); }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] T& operator[](std::size_t at) noexcept { return items_[at]; }
    [[nodiscard]] T const& operator[](std::size_t at) const noexcept { return items_[at]; }
    [[nodiscard]] T& front() noexcept { return items_.front(); }
    [[nodiscard]] T const& front() const noexcept { return items_.front(); }
    [[nodiscard]] T& back() noexcept { return items_[size_ - 1]; }
    [[nodiscard]] T const& back() const noexcept { return items_[size_ - 1]; }
    [[nodiscard]] T* data() noexcept { return items_.data(); }
    [[nodiscard]] T const* data() const noexcept { return items_.data(); }
    [[nodiscard]] iterator begin() noexcept { return items_.begin(); }
    [[nodiscard]] iterator end() noexcept { return begin() + static_cast<std::ptrdiff_t>(size_); }
    [[nodiscard]] const_iterator begin() const noexcept { return items_.begin(); }
    [[nodiscard]] const_iterator end() const noexcept {
        return begin() + static_cast<std::ptrdiff_t>(size_);
    }

    friend bool operator==(list const& a, list const& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    static void check(std::size_t size) {
        if (size > Max) throw std::length_error("treaty: list longer than its limit");
    }
    std::vector<T> items_;  // spare ones behind the others
    std::size_t size_ = 0;
};

}  // namespace treaty
