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

TEST_CASE("The text of the expression says whether an organization is meant or its address") {
    std::string const usual = sample("synchronize_organization_request");
    auto const part_of = [&](std::string const& text) {
        return request_of<contract::request>(
                   bound, with(usual, ">Organization</oa:", ">" + text + "</oa:"))
            .part;
    };
    using part = contract::organization_part;
    CHECK(part_of("\n\t Organization \n") == part::organization);
    CHECK(part_of("Organization/ContactList/ContactEntry") == part::address);
    CHECK(part_of("Address") == part::address);
    CHECK(part_of("Person/ContactList/ContactEntry") == part::address);
    check_problem<contract::request>(bound, with(usual, ">Organization</oa:", ">Person</oa:"),
                                     treaty::problem_kind::not_a_value,
                                     "/DataArea/Sync/ActionCriteria/ActionExpression");
    auto asked = request_of<contract::request>(bound, usual);
    asked.part = part::address;
    CHECK(document_of(bound, asked).find(">Organization/ContactList/ContactEntry</oa:") !=
          std::string::npos);
}

TEST_CASE("Types of organizations, addresses and telephones are letters; words are read too") {
    std::string text = sample("synchronize_organization_request");
    for (auto const& [letters, word] :
         {std::pair{">OU<", ">OrganizationUnit<"}, std::pair{"\"SB\"", "\"ShippingAndBilling\""},
          std::pair{"\"W1\"", "\"Work1\""}, std::pair{"\"H1\"", "\"Home1\""},
          std::pair{"\"M1\"", "\"Mobile1\""}})
        text = with(text, letters, word);
    CHECK(document_of(bound, request_of<contract::request>(bound, text)) ==
          sample("synchronize_organization_request"));
    auto const asked =
        request_of<contract::request>(bound, with(text, ">OrganizationUnit<", ">O<"));
    CHECK(asked.organization.type == contract::organization_type::organization);
}

TEST_CASE("An organization to add may do without a distinguished name") {
    std::string const usual = sample("synchronize_organization_request");
    std::size_t const from = usual.find("<wcf:OrganizationIdentifier>");
    std::size_t const to = usual.find("<wcf:ParentIdentifier>");
    auto const asked =
        request_of<contract::request>(bound, usual.substr(0, from) + usual.substr(to));
    CHECK_FALSE(asked.organization.identifier.distinguished_name);
    CHECK(document_of(bound, asked) == usual.substr(0, from) + usual.substr(to));
}

TEST_CASE("Telephones and e-mails with nothing in them are none") {
    auto const asked = request_of<contract::request>(
        bound, with(sample("synchronize_organization_request"), "<wcf:Telephone type=\"W1\"",
                    "<wcf:Telephone type=\"H2\" publish=\"x\"/><wcf:Telephone> </wcf:Telephone>"
                    "<wcf:Telephone type=\"W1\""));
    CHECK(asked.organization.contact->telephones.size() == 2);
}

TEST_CASE("The confirmation of an organization has its number, in either namespace") {
    std::string const usual = sample("synchronize_organization_reply");
    auto const number_in = [&](std::string const& text) {
        return answer_of<contract::response>(bound, text).organization;
    };
    contract::member_id const number{7'000'000'000'000'000'201};
    CHECK(number_in(usual) == number);
    CHECK(number_in(
              with(with(usual, "<mbr:OrganizationIdentifier>", "<wcf:OrganizationIdentifier>"),
                   "</mbr:OrganizationIdentifier>", "</wcf:OrganizationIdentifier>")) == number);
    std::string const none =
        answer_to(bound, sample("synchronize_organization_request"), contract::response{});
    CHECK(none.find("<oa:BODSuccessMessage/>") != std::string::npos);
    CHECK_FALSE(number_in(none));
}
