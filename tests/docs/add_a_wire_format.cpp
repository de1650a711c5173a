// SPDX-License-Identifier: BSL-1.0
// docs/how-to/add_a_wire_format.md: a small format for flat structs, one `name=value` a line.
#include <treaty/http.hpp>
#include <treaty/reflect/describe.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <charconv>
#include <iostream>

namespace lines {

using treaty::problem_kind;
using treaty::reflect::shape;
using treaty::reflect::type;

//! [writer]
void write_value(type const& kind, void const* from, std::string& out) {
    switch (kind.shape) {
        case shape::text: out.append(kind.view(from)); break;
        case shape::integer:
        case shape::identifier:
            out.append(std::to_string(treaty::reflect::load_integer(kind, from)));
            break;
        default: throw std::invalid_argument("lines: only texts and numbers");
    }
}
void write(type const& kind, void const* from, std::string& out) {
    for (treaty::reflect::member const& one : kind.members) {
        out.append(one.wire_name).append("=");
        write_value(*one.kind, one.place(from), out);
        out.append("\n");
    }
}
//! [writer]

//! [reader]
bool read_value(type const& kind, void* into, std::string_view text) {
    if (kind.shape == shape::text) {
        if (text.size() < kind.least || (kind.most != 0 && text.size() > kind.most)) return false;
        kind.assign(into, text);
        return true;
    }
    std::int64_t value = 0;
    auto const [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    int const bits = kind.bytes * 8;
    bool const fits = bits == 64 || (value >> (bits - 1)) == 0 || (value >> (bits - 1)) == -1;
    if (wrong != std::errc{} || end != text.data() + text.size() || !fits) return false;
    treaty::reflect::store_integer(kind, into, value);
    return true;
}
bool read(type const& kind, void* into, std::string_view bytes, treaty::problem_list& problems) {
    std::size_t position = 0;
    for (treaty::reflect::member const& one : kind.members) {
        std::string const head = std::string{one.wire_name} + "=";
        std::string const path = "/" + std::string{one.wire_name};
        if (!bytes.substr(position).starts_with(head)) {
            problems.add({problem_kind::missing_member, path, position,
                          treaty::reflect::describe(*one.kind), "something else"});
            continue;
        }
        std::size_t const from = position + head.size();
        std::size_t const end = std::min(bytes.find('\n', from), bytes.size());
        if (!read_value(*one.kind, treaty::reflect::writable(one.place(into)),
                        bytes.substr(from, end - from)))
            problems.add({problem_kind::not_a_value, path, from,
                          treaty::reflect::describe(*one.kind), "another value"});
        position = std::min(end + 1, bytes.size());
    }
    if (position != bytes.size())
        problems.add({problem_kind::malformed, {}, position, "the end", "more"});
    return problems.empty();
}
//! [reader]

//! [format]
class format final : public treaty::wire::format {
public:
    [[nodiscard]] std::string_view media_type() const noexcept override { return "text/x-lines"; }
    [[nodiscard]] std::string_view failure_media_type() const noexcept override {
        return treaty::json::format().failure_media_type();
    }
    bool read(type const& kind, void* into, std::string_view bytes, treaty::message_limits const&,
              treaty::problem_list& problems) const override {
        return lines::read(kind, into, bytes, problems);
    }
    void write(type const& kind, void const* from, std::string& out) const override {
        lines::write(kind, from, out);
    }
    // Failures are told in JSON, which has a shape for them.
    void write_failure(treaty::wire::failure_view const& what, std::string& out) const override {
        treaty::json::format().write_failure(what, out);
    }
    bool read_failure(std::string_view bytes, treaty::message_limits const& limits,
                      treaty::wire::failure_message& into) const override {
        return treaty::json::format().read_failure(bytes, limits, into);
    }
    bool read_fault(type const& kind, void* into, std::string_view bytes,
                    treaty::message_limits const& limits,
                    treaty::problem_list& problems) const override {
        return treaty::json::format().read_fault(kind, into, bytes, limits, problems);
    }
};
//! [format]

}  // namespace lines

struct weigh {
    struct request {
        BOOST_HANA_DEFINE_STRUCT(request,
            (treaty::text<20, 1>, item),
            (std::int16_t, pieces));
    };
    struct response {
        BOOST_HANA_DEFINE_STRUCT(response,
            (std::int32_t, grams));
    };
    static constexpr std::string_view name = "Weigh";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};
struct scale {
    static constexpr std::string_view name = "scale";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<weigh>;
};

int main() {
    auto answer = [](weigh::request const& asked, treaty::call_context&) {
        return treaty::outcome<weigh>{weigh::response{asked.pieces * 250}};
    };
    //! [use]
    lines::format const format;
    treaty::dispatcher operations{{&treaty::json::format(), &format}};  // both, by media type
    operations.add<scale>(answer);
    treaty::in_process::channel channel{operations};
    treaty::client<scale> client{channel, format};
    std::cout << client(weigh::request{"TEA-1", 3})->grams << '\n';

    weigh::request const asked{"TEA-1", 3};
    std::string text;
    format.write(treaty::reflect::type_of<weigh::request>, &asked, text);
    std::cout << text;
    std::cout << client(weigh::request{"", 3}).error() << '\n';
    //! [use]
}
