// SPDX-License-Identifier: BSL-1.0
#include "timed.hpp"

#include <benchmarks/dispatch_subjects.hpp>
#include <benchmarks/quick/quick.hpp>

namespace benchmarks {
namespace {

template <class Table>
void measure_table(measurements& made, std::string const& who, std::chrono::nanoseconds each) {
    for (std::size_t const size : {14U, 56U}) {
        Table const table{size};
        for (std::string const& name : table.names)
            must_be(table.find(name) && !table.find(name + "s"), "names that are found");
        made.add("dispatch/" + who + "/" + std::to_string(size),
                 nanoseconds_each(each, table.asked.size(),
                                  [&] {
                                      for (std::string const& name : table.asked)
                                          use(table.find(name));
                                  }),
                 "ns");
    }
}

template <class Callee>
void measure_call(measurements& made, std::string const& who, std::chrono::nanoseconds each) {
    Callee callee;
    auto const asked = dispatch_subjects::one_line();
    treaty::call_context context;
    made.add("dispatch/call/" + who,
             nanoseconds_each(each, 1, [&] { use(callee(asked, context)); }), "ns");
}

}  // namespace

void measure_dispatch(measurements& made, std::chrono::nanoseconds each) {
    using namespace dispatch_subjects;
    measure_table<with_dispatcher>(made, "treaty", each);
    measure_table<with_map>(made, "unordered_map", each);
    measure_table<with_transparent_map>(made, "transparent", each);
    measure_call<direct>(made, "direct", each);
    measure_call<through_endpoint>(made, "endpoint", each);
}

}  // namespace benchmarks
