// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <treaty/soap.hpp>

namespace soap_feed_read {
namespace {

// The lines are those of a request, whose storage is used again as a server does.
bool read(treaty::soap::soap_format const& how, std::string const& message, lines& into) {
    namespace feed = json_read::levels;
    static feed::request request;
    request.lines.clear();
    treaty::call_context context;
    treaty::wire::call call{{"feed", feed::operation::name, 1}, &context};
    treaty::problem_list problems;
    if (!how.read_request(call, treaty::reflect::type_of<feed::request>, &request, message, {},
                          problems))
        return false;
    if (into.capacity() == 0) into.assign(request.lines.begin(), request.lines.end());
    return true;
}

}  // namespace

bool read_with_treaty(std::string const& message, lines& into) {
    static auto const soap = treaty::soap::format_for<contracts::feed>();
    return read(soap, message, into);
}
bool read_with_treaty_strictly(std::string const& message, lines& into) {
    return read(treaty::soap::format(), message, into);
}

}  // namespace soap_feed_read
