// SPDX-License-Identifier: BSL-1.0
// Types as they were and as they became, with what is right to say of each change: for the
// comparison of contracts, and for readers, who must agree with it.
#pragma once

#include <treaty/contract.hpp>
#include <treaty/contract/compatible.hpp>
#include <treaty/reflect/any_value.hpp>

#include <string_view>
#include <vector>

namespace changed {

template <class T>
struct holds {
    BOOST_HANA_DEFINE_STRUCT(holds, (T, value));
};
struct nothing {
    BOOST_HANA_DEFINE_STRUCT(nothing, (std::optional<bool>, unused));
};

template <class Request, class Response = nothing, class Faults = treaty::faults<>,
          treaty::safety Safety = treaty::safety::idempotent>
struct put {
    static constexpr std::string_view name = "Put";
    static constexpr auto safety = Safety;
    using request_type = Request;
    using response_type = Response;
    using faults = Faults;
};
template <class... Ops>
struct shop {
    static constexpr std::string_view name = "shop";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<Ops...>;
};

// One change of a type, and its verdict: does the new version read what the old one writes, and
// the other way round?
struct type_change {
    std::string_view name;
    treaty::change_rule rule;
    bool old_is_read, new_is_read;
    // What the compiler finds for a request and for a response of these types.
    treaty::compatibility as_request, as_response;
    // The same services as tables: was and is.
    treaty::service_row (*request)(bool is);
    treaty::service_row (*response)(bool is);
    treaty::reflect::value_kind was, is;
};

template <class T>
using asks = shop<put<T>>;
template <class T>
using answers = shop<put<nothing, T>>;

template <class Was, class Is>
type_change message(std::string_view name, treaty::change_rule rule, bool old_is_read,
                    bool new_is_read) {
    return {
        name,
        rule,
        old_is_read,
        new_is_read,
        treaty::compatibility_of<asks<Was>, asks<Is>>,
        treaty::compatibility_of<answers<Was>, answers<Is>>,
        [](bool is) { return is ? treaty::table_of<asks<Is>>() : treaty::table_of<asks<Was>>(); },
        [](bool is) {
            return is ? treaty::table_of<answers<Is>>() : treaty::table_of<answers<Was>>();
        },
        treaty::reflect::value_kind_of<Was>,
        treaty::reflect::value_kind_of<Is>};
}
template <class Was, class Is>
type_change member(std::string_view name, treaty::change_rule rule, bool old_is_read,
                   bool new_is_read) {
    return message<holds<Was>, holds<Is>>(name, rule, old_is_read, new_is_read);
}

}  // namespace changed
