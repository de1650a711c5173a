// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/inbound/synchronize_organization.hpp>

#include "../message_laws.hpp"

#include <contracts/inbound.hpp>

namespace {

namespace contract = contracts::synchronize_organization;
using operation = contract::operation;
using contracts::bod::synchronize_organization::bound;
using namespace support;

}  // namespace

TEST_CASE("SynchronizeOrganization and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("SynchronizeOrganization and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("SynchronizeOrganization and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound), {"AddressLine", "Value"});
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("SynchronizeOrganization and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound),
                    {.unread = {},
                     .required = {"DataArea/Sync/ActionCriteria/ActionExpression/@actionCode",
                                  "DataArea/Sync/ActionCriteria/ActionExpression",
                                  "DataArea/Organization/ContextAttribute/Name"}});
    refuses_by_path(replies_of<operation>(bound), {});
}

TEST_CASE("A fault of SynchronizeOrganization comes back as it was") {
    comes_back_as_fault<contracts::inbound, operation, contract::unknown_organization>(bound);
}
