// SPDX-License-Identifier: BSL-1.0
// A list whose length has limits. Use it where a contract knows how many there may be; a
// std::vector member has only the limit of the message (core/limits.hpp).
#pragma once

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
    list(std::initializer_list<T> from) : items_(from) { check(items_.size()); }
    explicit list(std::vector<T> from) : items_(std::move(from)) { check(items_.size()); }
    template <class Iterator>
    list(Iterator first, Iterator last) : items_(first, last) {
        check(items_.size());
    }

    void push_back(T item) { emplace_back(std::move(item)); }
    template <class... Arguments>
    T& emplace_back(Arguments&&... arguments) {
        check(items_.size() + 1);
        return items_.emplace_back(std::forward<Arguments>(arguments)...);
    }
    void clear() noexcept { items_.clear(); }
    // Adds copies of the item at the end, or drops some.
    void resize(std::size_t n, T const& item = T{}) {
        check(n);
        items_.resize(n, item);
    }
    void reserve(std::size_t n) { items_.reserve(n < Max ? n : Max); }

    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
    [[nodiscard]] T& operator[](std::size_t at) noexcept { return items_[at]; }
    [[nodiscard]] T const& operator[](std::size_t at) const noexcept { return items_[at]; }
    [[nodiscard]] T& front() noexcept { return items_.front(); }
    [[nodiscard]] T const& front() const noexcept { return items_.front(); }
    [[nodiscard]] T& back() noexcept { return items_.back(); }
    [[nodiscard]] T const& back() const noexcept { return items_.back(); }
    [[nodiscard]] T* data() noexcept { return items_.data(); }
    [[nodiscard]] T const* data() const noexcept { return items_.data(); }
    [[nodiscard]] iterator begin() noexcept { return items_.begin(); }
    [[nodiscard]] iterator end() noexcept { return items_.end(); }
    [[nodiscard]] const_iterator begin() const noexcept { return items_.begin(); }
    [[nodiscard]] const_iterator end() const noexcept { return items_.end(); }

    friend bool operator==(list const& a, list const& b) { return a.items_ == b.items_; }

private:
    static void check(std::size_t size) {
        if (size > Max) throw std::length_error("treaty: list longer than its limit");
    }
    std::vector<T> items_;
};

}  // namespace treaty
