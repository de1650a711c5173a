// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/inbound/synchronize_person.hpp>

#include "../message_laws.hpp"

#include <contracts/inbound.hpp>

namespace {

namespace contract = contracts::synchronize_person;
using operation = contract::operation;
using contracts::bod::synchronize_person::bound;
using namespace support;

}  // namespace

TEST_CASE("SynchronizePerson and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("SynchronizePerson and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("SynchronizePerson and its answer are read as senders write them") {
    is_read_as_senders_write_it(
        requests_of<operation>(bound),
        {"AddressLine", "Value", "Hobbies", "AlternateID", "Question", "Answer"});
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("SynchronizePerson and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound),
                    {.unread = {},
                     .required = {"DataArea/Sync/ActionCriteria/ActionExpression/@actionCode",
                                  "DataArea/Sync/ActionCriteria/ActionExpression",
                                  "DataArea/Person/Authentication/LogonID",
                                  "DataArea/Person/ContextAttribute/Name"}});
    refuses_by_path(replies_of<operation>(bound), {});
}

TEST_CASE("A fault of SynchronizePerson comes back as it was") {
    comes_back_as_fault<contracts::inbound, operation, contract::duplicate_logon>(bound);
}
