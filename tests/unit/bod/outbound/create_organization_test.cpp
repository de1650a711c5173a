// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/create_organization.hpp>

#include "../message_laws.hpp"

#include <contracts/outbound.hpp>

namespace {

namespace contract = contracts::create_organization;
using operation = contract::operation;
using contracts::bod::create_organization::bound;
using namespace support;

}  // namespace

TEST_CASE("CreateOrganization and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("CreateOrganization and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound), {"account"});
}

TEST_CASE("CreateOrganization and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound), {"AddressLine", "Value"});
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("CreateOrganization and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound),
                    {.unread = {"DataArea/Sync/ActionCriteria/ActionExpression"},
                     .required = {"DataArea/Organization/ContextAttribute/Name"}});
    refuses_by_path(replies_of<operation>(bound), {});
}

TEST_CASE("A fault of CreateOrganization comes back as it was") {
    comes_back_as_fault<contracts::outbound, operation, contract::duplicate_organization>(bound);
}
