// SPDX-License-Identifier: BSL-1.0
// A value whose type is known by its table only: for programs that take an operation by name.
#pragma once

#include <treaty/reflect/type_of.hpp>

#include <memory>

namespace treaty::reflect {

// How values of a type are made and ended, beside its table. One constant a type.
struct value_kind {
    reflect::type const* type;
    void* (*make)();
    void (*destroy)(void const*);
};

namespace detail {
template <class T>
struct value_access {
    static void* make() { return new T{}; }
    static void destroy(void const* value) { delete static_cast<T const*>(value); }
};
}  // namespace detail

template <class T>
inline constexpr value_kind value_kind_of{&type_of<T>, &detail::value_access<T>::make,
                                          &detail::value_access<T>::destroy};

// A fresh value of the kind, owned.
class any_value {
public:
    explicit any_value(value_kind const& kind)
        : type_(kind.type),
          value_(kind.make(), kind.destroy) {}

    [[nodiscard]] reflect::type const& type() const noexcept { return *type_; }
    [[nodiscard]] void* get() noexcept { return value_.get(); }
    [[nodiscard]] void const* get() const noexcept { return value_.get(); }

private:
    reflect::type const* type_;
    std::unique_ptr<void, void (*)(void const*)> value_;
};

}  // namespace treaty::reflect
