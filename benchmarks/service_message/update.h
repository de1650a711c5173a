// SPDX-License-Identifier: BSL-1.0
// The message as soapcpp2 wants it: reader and writer are generated from this.
//gsoap inv schema namespace: urn:treaty:inbound:1
//gsoap inv schema elementForm: qualified
struct inv__level {
    char* inv__value;  // as wsdl2h does with xsd:decimal
    char* inv__unit;
};
struct inv__receipt {
    struct inv__level* inv__quantity;
    char* inv__availableAt;
};
struct inv__receipts {
    int __size;
    struct inv__receipt* inv__item;
};
struct inv__center {
    int inv__fulfillmentCenter;
    struct inv__level* inv__onHand;
    struct inv__receipts* inv__expected;
};
struct inv__centers {
    int __size;
    struct inv__center* inv__item;
};
struct inv__product {
    char* inv__item;
    char* inv__status;
    struct inv__level* inv__onHand;
    struct inv__receipts* inv__expected;
    struct inv__centers* inv__fulfillmentCenters;
};
struct inv__products {
    int __size;
    struct inv__product* inv__item;
};
struct inv__UpdateInventoryCache {
    int inv__store;
    char* inv__action;
    struct inv__products* inv__products;
    char* inv__asOf;
};
