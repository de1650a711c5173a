// SPDX-License-Identifier: BSL-1.0
// An operation whose request is a list, with at most optional members beside it, may also be called
// record by record, without an end:
//     static constexpr auto streamed = &request::lines;
// What has arrived is then asked of the endpoint as requests like any other. Its response says how
// many records were dealt with and in which way: its integers are added up. If it has a list of
// structs that begin with an integer, these are the records that it refused, by their place in the
// request's list, from 0.
#pragma once

#include <treaty/contract/operation.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace treaty {

template <class Op>
concept says_streamed = requires {
    Op::streamed;
};

namespace detail {

template <class>
struct member_pointer {
    using object = void;
    using type = void;
};
template <class Object, class Member>
struct member_pointer<Member Object::*> {
    using object = Object;
    using type = Member;
};

template <class Op>
using streamed_list = typename member_pointer<std::remove_cvref_t<decltype(Op::streamed)>>::type;
template <class Op>
using streamed_object =
    typename member_pointer<std::remove_cvref_t<decltype(Op::streamed)>>::object;

// A list of the operation's request, of which one record may go by itself.
template <class Op>
consteval bool streams_a_list() {
    if constexpr (!std::same_as<streamed_object<Op>, typename Op::request_type>) {
        return false;
    } else {
        constexpr auto const& kind = reflect::type_of<streamed_list<Op>>;
        return kind.shape == reflect::shape::list && kind.least <= 1;
    }
}
// Nothing else of the request must be there.
template <class Op>
consteval bool streams_all() {
    for (reflect::member const& one : reflect::type_of<typename Op::request_type>.members)
        if (one.required && one.kind != &reflect::type_of<streamed_list<Op>>) return false;
    return true;
}

}  // namespace detail

enum class stream_rule : std::uint8_t { passes, list, request, safety };

template <class Op>
consteval stream_rule broken_stream_rule() {
    if constexpr (!detail::streams_a_list<Op>())
        return stream_rule::list;
    else if constexpr (!detail::streams_all<Op>())
        return stream_rule::request;
    else if constexpr (Op::safety != safety::idempotent && Op::safety != safety::read_only)
        return stream_rule::safety;
    else
        return stream_rule::passes;
}

// The name and arguments of this struct are what a compiler prints beside the sentence.
template <class Operation, stream_rule Broken>
struct check_streamed {
    static_assert(Broken != stream_rule::list,
                  "treaty: `streamed` of this operation does not point to a list of its request "
                  "that may hold one record");
    static_assert(Broken != stream_rule::request,
                  "treaty: the request of this streamed operation has another member that must be "
                  "there; a stream has only the records, so make it optional");
    static_assert(Broken != stream_rule::safety,
                  "treaty: this streamed operation is not idempotent; a sender goes on behind the "
                  "last record that was acknowledged, so some come twice");
};

}  // namespace treaty
