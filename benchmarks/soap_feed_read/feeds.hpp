// SPDX-License-Identifier: BSL-1.0
// What every reader of SOAP has to do: a feed of stock levels into flat lines.
#pragma once

#include <benchmarks/json_read/feeds.hpp>

#include <string>
#include <string_view>

namespace soap_feed_read {

using json_read::lines;
using json_read::levels::feed_line;

inline constexpr std::string_view service_namespace = "urn:treaty:feed:1";

enum class form {
    constant,  // every line from one template: prefixes, types, white space
    changing,  // no line like the one before: order of members, white space, types now and then
};
std::string message(lines const& from, form how);

// Each reads the whole message into what is there, cleared. False if it could not be read.
bool read_with_treaty(std::string const& message, lines& into);
bool read_with_treaty_strictly(std::string const& message, lines& into);
bool read_with_rapidxml(std::string const& message, lines& into);  // names as they are written
bool read_with_rapidxml_namespaces(std::string const& message, lines& into);
bool read_with_pugixml(std::string const& message, lines& into);  // names as they are written
bool read_with_libxml2(std::string const& message, lines& into);
bool read_with_expat(std::string const& message, lines& into);
bool read_with_gsoap(std::string const& message, lines& into);

// The value of a member by its local name. False if it is none.
bool store(feed_line& into, std::string_view member, std::string_view text);

// For readers that tell elements one after the other, by local name, in the service's namespace.
class collector {
public:
    explicit collector(lines& into) : into_(into) { into_.clear(); }

    void start(std::string_view local) {
        text_.clear();
        if (local == "item") into_.emplace_back();
    }
    void text(std::string_view piece) { text_.append(piece); }
    void end(std::string_view local) {
        if (into_.empty() || local == "item" || local == "lines" ||
            local == "UpdateInventoryLevels")
            return;
        good_ = store(into_.back(), local, text_) && good_;
    }
    [[nodiscard]] bool good() const { return good_; }

private:
    lines& into_;
    std::string text_;
    bool good_ = true;
};

}  // namespace soap_feed_read
