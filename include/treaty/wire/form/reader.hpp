// SPDX-License-Identifier: BSL-1.0
// Reads a struct from XML by its form. Tolerant as real senders need it: elements in any order;
// blanks around values; unknown elements and attributes are checked and ignored; an optional member
// whose element or attribute is empty is absent. Strict in the rest: values as their types say,
// what is required is there, nothing twice that can be there once.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/form/form.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <string_view>

namespace treaty::form {

// The namespaces of one family of messages. Within it a name counts by its local part, because real
// senders put elements into the wrong one of them; a name of another namespace is another name.
struct family {
    std::span<std::string_view const> spaces;
    [[nodiscard]] bool has(std::string_view space) const noexcept {
        if (space.empty()) return true;
        for (std::string_view const one : spaces)
            if (one == space) return true;
        return false;
    }
};

// Reads the attributes and the content of the element whose start the reader has just given, and
// its end. `value` is a fresh object of the form's type and `frame` of its frame; either may be
// null, and then its rows are checked and ignored. False if the document is broken and reading has
// to stop; whatever else is wrong is in the reader's problems.
bool read(xml::reader& in, table const& form, void* value, void* frame, family const& names,
          xml::step const* where);

}  // namespace treaty::form

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/form/reader.ipp>
#endif
