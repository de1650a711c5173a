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

TEST_CASE("The text of the expression says whether a person is meant or an address") {
    std::string const usual = sample("synchronize_person_request");
    auto const part_of = [&](std::string const& text) {
        return request_of<contract::request>(
                   bound, with(usual, ">Person/ContactList/ContactEntry<", ">" + text + "<"))
            .part;
    };
    using part = contract::person_part;
    CHECK(part_of(" Person ") == part::person);
    CHECK(part_of("Address") == part::address);
    check_problem<contract::request>(
        bound, with(usual, ">Person/ContactList/ContactEntry<", ">Organization<"),
        treaty::problem_kind::not_a_value, "/DataArea/Sync/ActionCriteria/ActionExpression");
}

TEST_CASE("Whoever synchronizes a person may use the words of the other direction") {
    std::string const usual = sample("synchronize_person_request");
    auto const action_of = [&](std::string const& code) {
        return request_of<contract::request>(bound, with(usual, "\"Change\"", "\"" + code + "\""))
            .action;
    };
    using action = contract::member_action;
    CHECK(action_of("Add") == action::add);
    CHECK(action_of("Create") == action::add);
    CHECK(action_of("Update") == action::change);
    CHECK(action_of("Replace") == action::change);
    check_problem<contract::request>(bound, with(usual, "\"Change\"", "\"Delete\""),
                                     treaty::problem_kind::not_a_value,
                                     "/DataArea/Sync/ActionCriteria/ActionExpression/@actionCode");
}

TEST_CASE("Every letter of a person's profile has its word") {
    std::string const usual = sample("synchronize_person_request");
    auto const profile_with = [&](std::string_view old, std::string const& letter) {
        auto const asked =
            request_of<contract::request>(bound, with(usual, old, ">" + letter + "<"));
        CHECK(document_of(bound, asked).find(">" + letter + "<") != std::string::npos);
        return *asked.person.personal_profile;
    };
    using marital = contract::marital_status;
    for (auto const& [letter, word] :
         {std::pair{"S", marital::single}, std::pair{"M", marital::married},
          std::pair{"W", marital::widowed}, std::pair{"D", marital::divorced},
          std::pair{"P", marital::separated}, std::pair{"C", marital::common_law},
          std::pair{"O", marital::other}})
        CHECK(profile_with(">C<", letter).marital_status == word);
    using gender = contract::gender;
    for (auto const& [letter, word] : {std::pair{"F", gender::female}, std::pair{"M", gender::male},
                                       std::pair{"N", gender::not_given}})
        CHECK(profile_with(">F<", letter).gender == word);
    using way = contract::communication_way;
    for (auto const& [letter, word] :
         {std::pair{"P1", way::telephone1}, std::pair{"P2", way::telephone2},
          std::pair{"E1", way::email1}, std::pair{"E2", way::email2}, std::pair{"F1", way::fax1},
          std::pair{"F2", way::fax2}})
        CHECK(profile_with(">E1<", letter).preferred_communication == word);
}

TEST_CASE("A birthday with a zone is the day as it is written") {
    std::string const usual = sample("synchronize_person_request");
    for (std::string const zone : {"Z", "+02:00"}) {
        auto const asked =
            request_of<contract::request>(bound, with(usual, "1980-02-29", "1980-02-29" + zone));
        CHECK(document_of(bound, asked) == usual);
    }
}

TEST_CASE("A logon without a password has an empty one, and may be switched off by number") {
    std::string const usual = sample("synchronize_person_request");
    std::string const none =
        with(usual, "<wcf:Password>s3cret &amp; &lt;long&gt;</wcf:Password>", "<wcf:Password/>");
    auto asked = request_of<contract::request>(bound, none);
    CHECK_FALSE(asked.person.authentication->password);
    CHECK(document_of(bound, asked) == none);
    asked = request_of<contract::request>(bound, with(usual, "status=\"true\"", "status=\"0\""));
    CHECK(asked.person.authentication->enabled == false);
}

TEST_CASE("No problem of a person shows the password") {
    std::string const long_one = "hush" + std::string(200, 'h');
    auto const told = problems_of<contract::request>(
        bound, with(sample("synchronize_person_request"), "s3cret", long_one));
    CHECK(told.find("/Authentication/Password") != std::string::npos);
    CHECK(told.find("hush") == std::string::npos);
}
