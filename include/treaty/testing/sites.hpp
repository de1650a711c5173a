// SPDX-License-Identifier: BSL-1.0
// The places of a message, and what may stand there at the limits of its type and just past them.
#pragma once

#include <treaty/testing/message_form.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace treaty::testing {

// A place in a message: what stands there, of which type, and its path.
struct site {
    tree* at;
    reflect::type const* kind;  // never an optional
    std::string path;
};
// All of them, from the root down. Valid until the tree changes its shape.
std::vector<site> sites_of(message_form const& form, tree& root, reflect::type const& kind,
                           wire::operation_name const& operation = {});

// Exchanges what stands at a site for as long as it lives; other sites stay valid.
class exchanged {
public:
    exchanged(site const& where, tree now) : where_(where), old_(std::move(*where.at)) {
        *where.at = std::move(now);
    }
    exchanged(exchanged const&) = delete;
    exchanged& operator=(exchanged const&) = delete;
    ~exchanged() { *where_.at = std::move(old_); }

private:
    site where_;
    tree old_;
};

// Lists that may have more items than this are long.
inline constexpr std::size_t long_list = 200;

// Values at the limits of what may stand at a place, and just past them.
struct bound {
    tree value;
    bool fits;
};
// Long lists cost time, so they are made only if they are wanted.
std::vector<bound> bounds_of(site const& where, bool long_lists = false);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/sites.ipp>
#endif
