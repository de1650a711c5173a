// SPDX-License-Identifier: BSL-1.0
// The message as soapcpp2 wants it: reader and writer are generated from this.
//gsoap inv schema namespace: urn:treaty:feed:1
//gsoap inv schema elementForm: qualified
struct inv__item {
    char* inv__sku;
    int inv__store;
    int inv__center;
    int inv__quantity;
    char* inv__unit;
    char* inv__status;
    char* inv__asOf;
    LONG64 inv__version;
};
struct inv__lines {
    int __size;
    struct inv__item* inv__item;
};
struct inv__UpdateInventoryLevels {
    struct inv__lines* inv__lines;
};
