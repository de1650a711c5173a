// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include "inv.nsmap"
#include "soapH.h"

#include <istream>
#include <streambuf>

namespace soap_feed_read {
namespace {

struct view_buffer : std::streambuf {
    explicit view_buffer(std::string const& text) {
        char* const begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

bool take(inv__item const& one, feed_line& made) {
    if (one.inv__sku == nullptr || one.inv__unit == nullptr || one.inv__status == nullptr ||
        one.inv__asOf == nullptr)
        return false;
    made.store = json_read::levels::store_id{one.inv__store};
    made.center = json_read::levels::fulfillment_center_id{one.inv__center};
    made.quantity = one.inv__quantity;
    made.version = one.inv__version;
    return store(made, "sku", one.inv__sku) && store(made, "unit", one.inv__unit) &&
           store(made, "status", one.inv__status) && store(made, "asOf", one.inv__asOf);
}

}  // namespace

bool read_with_gsoap(std::string const& text, lines& into) {
    into.clear();
    view_buffer buffer{text};
    std::istream in{&buffer};
    soap context;
    soap_init1(&context, SOAP_C_UTFSTRING);
    context.is = &in;
    inv__UpdateInventoryLevels message{};
    bool good = soap_begin_recv(&context) == SOAP_OK &&
                soap_envelope_begin_in(&context) == SOAP_OK &&
                soap_recv_header(&context) == SOAP_OK && soap_body_begin_in(&context) == SOAP_OK &&
                soap_get_inv__UpdateInventoryLevels(&context, &message, "inv:UpdateInventoryLevels",
                                                    nullptr) != nullptr &&
                soap_body_end_in(&context) == SOAP_OK &&
                soap_envelope_end_in(&context) == SOAP_OK && message.inv__lines != nullptr;
    for (int i = 0; good && i < message.inv__lines->__size; ++i)
        good = take(message.inv__lines->inv__item[i], into.emplace_back());
    soap_destroy(&context);
    soap_end(&context);
    soap_done(&context);
    return good;
}

}  // namespace soap_feed_read
