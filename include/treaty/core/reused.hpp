// SPDX-License-Identifier: BSL-1.0
// An object that a thread makes once and uses again and again, so that the storage within it is
// there already. Who needs a second one meanwhile, in a call within the call, gets a new one.
#pragma once

#include <memory>
#include <utility>

namespace treaty {

template <class T>
class reused {
public:
    reused() : object_(std::exchange(kept(), nullptr)) {
        if (!object_) object_ = std::make_unique<T>();
    }
    reused(reused const&) = delete;
    reused& operator=(reused const&) = delete;
    ~reused() { kept() = std::move(object_); }

    // As it was left.
    [[nodiscard]] T& get() noexcept { return *object_; }

private:
    static std::unique_ptr<T>& kept() noexcept {
        static thread_local std::unique_ptr<T> one;
        return one;
    }
    std::unique_ptr<T> object_;
};

}  // namespace treaty
