// SPDX-License-Identifier: BSL-1.0
#include "updates.hpp"

#include "soapH.h"
#include "wcf.nsmap"

#include <istream>
#include <streambuf>

namespace soap_read {
namespace {

struct view_buffer : std::streambuf {
    explicit view_buffer(std::string const& text) {
        char* const begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

}  // namespace

bool read_with_gsoap(std::string const& text, updates& into) {
    view_buffer buffer{text};
    std::istream in{&buffer};
    soap context;
    soap_init1(&context, SOAP_C_UTFSTRING);
    context.is = &in;
    inv__SyncProductAvailability message{};
    bool const good =
        soap_begin_recv(&context) == SOAP_OK && soap_envelope_begin_in(&context) == SOAP_OK &&
        soap_recv_header(&context) == SOAP_OK && soap_body_begin_in(&context) == SOAP_OK &&
        soap_get_inv__SyncProductAvailability(&context, &message, "inv:SyncProductAvailability",
                                              nullptr) != nullptr &&
        soap_body_end_in(&context) == SOAP_OK && soap_envelope_end_in(&context) == SOAP_OK;
    if (good && message.inv__DataArea != nullptr) {
        inv__dataArea const& data = *message.inv__DataArea;
        for (int i = 0; i < data.__sizeProducts; ++i) {
            inv__productAvailability const& one = data.inv__ProductAvailability[i];
            update& made = into.emplace_back();
            made.sku = one.wcf__ProductIdentifier->wcf__SKU;
            made.on_hand = static_cast<std::int64_t>(one.inv__QuantityOnHand->__item);
            made.expected =
                static_cast<std::int64_t>(one.inv__ExpectedInventory->inv__Quantity->__item);
            made.expected_at = one.inv__ExpectedInventory->inv__AvailableDateTime;
            for (int k = 0; k < one.__sizeCenters; ++k) {
                inv__center const& center = one.inv__FulfillmentCenterInventory[k];
                made.centers.emplace_back(
                    center.fulfillmentCenterID,
                    static_cast<std::int64_t>(center.inv__QuantityOnHand->__item));
            }
        }
    }
    soap_destroy(&context);
    soap_end(&context);
    soap_done(&context);
    return good;
}

}  // namespace soap_read
