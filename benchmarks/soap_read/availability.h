// SPDX-License-Identifier: BSL-1.0
// The message as soapcpp2 wants it: reader and writer are generated from this.
//gsoap oa schema namespace: http://www.openapplications.org/oagis/9
//gsoap oa schema elementForm: qualified
//gsoap wcf schema namespace: http://www.ibm.com/xmlns/prod/commerce/foundation
//gsoap wcf schema elementForm: qualified
//gsoap inv schema namespace: http://www.ibm.com/xmlns/prod/commerce/inventory
//gsoap inv schema elementForm: qualified
struct inv__amount {
    double __item;
    @char* uom;
};
struct wcf__productIdentifier {
    char* wcf__SKU;
};
struct inv__expected {
    struct inv__amount* inv__Quantity;
    char* inv__AvailableDateTime;
};
struct inv__center {
    @int fulfillmentCenterID;
    struct inv__amount* inv__QuantityOnHand;
};
struct inv__productAvailability {
    struct wcf__productIdentifier* wcf__ProductIdentifier;
    struct inv__amount* inv__QuantityOnHand;
    struct inv__expected* inv__ExpectedInventory;
    int __sizeCenters;
    struct inv__center* inv__FulfillmentCenterInventory;
};
struct inv__dataArea {
    int __sizeProducts;
    struct inv__productAvailability* inv__ProductAvailability;
};
struct inv__SyncProductAvailability {
    struct inv__dataArea* inv__DataArea;
};
