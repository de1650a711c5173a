// SPDX-License-Identifier: BSL-1.0
// A small service that keeps its contract, behind a channel that can be told to spoil it in one
// way: what contract tests must find.
#pragma once

#include "parcel_order.hpp"

#include <treaty/contract/service_table.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/testing/contract_tests.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace sample {

struct receipt {
    BOOST_HANA_DEFINE_STRUCT(receipt, (std::int64_t, number), (label, name),
                             (std::optional<label>, nickname),
                             (treaty::bounded_decimal<6, 2>, price));
};
struct unknown_item {
    static constexpr std::string_view title = "We do not sell this.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    BOOST_HANA_DEFINE_STRUCT(unknown_item, (label, item));
};
struct question {
    BOOST_HANA_DEFINE_STRUCT(question, (label, item), (std::optional<speed>, how));
};
struct place {
    static constexpr std::string_view name = "Place";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = order;
    using response_type = receipt;
    using faults = treaty::faults<unknown_item>;
};
struct look {
    static constexpr std::string_view name = "Look";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = question;
    using response_type = receipt;
    using faults = treaty::faults<unknown_item>;
};
struct shop {
    static constexpr std::string_view name = "shop";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<place, look>;
};

// Knows what begins with a letter before its last ones.
struct shop_keeper {
    treaty::outcome<place> operator()(order const& asked, treaty::call_context&) {
        receipt made{++*orders, asked.name, asked.nickname, asked.price};
        if (asked.name.view().front() > 'x') return treaty::fault(unknown_item{asked.name});
        return made;
    }
    treaty::outcome<look> operator()(question const& asked, treaty::call_context&) {
        if (asked.item.view().front() > 'm') return treaty::fault(unknown_item{asked.item});
        return receipt{drifting ? ++*orders : 1, asked.item, asked.item,
                       treaty::decimal::of(495, 2)};
    }
    std::shared_ptr<std::atomic<std::int64_t>> orders =
        std::make_shared<std::atomic<std::int64_t>>(0);
    bool drifting = false;
};

// Ways to be wrong.
enum class flaw {
    none,
    accepts_missing_member,
    coerces_text_to_number,
    truncates_long_text,
    takes_too_many_items,
    takes_any_enumerator,
    takes_the_last_of_twins,
    rounds_numbers,
    takes_impossible_dates,
    reads_what_is_cut,
    ignores_limits,
    refuses_unknown_members,
    problem_with_wrong_status,
    problem_at_wrong_place,
    problem_with_200,
    wrong_content_type,
    any_content_type,
    undeclared_fault,
    fault_with_wrong_status,
    fault_loses_member,
    loses_member,
    extra_precision,
    not_well_formed,
    hangs_up,
    fails_for_joined_letters,
    works_without_key,
    key_means_nothing,
    key_is_late,
    read_only_drifts
};

class flawed_channel final : public treaty::transport::channel {
public:
    flawed_channel(flaw one, treaty::testing::message_form const& form);

    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override;

private:
    using request = treaty::transport::request;
    using reply = treaty::transport::reply;
    // As if nothing had been wrong.
    void accept(request const& asked, reply& answer);
    void spoil(request const& asked, reply& answer);
    void spoil_response(reply& answer) const;
    void spoil_failure(reply& answer) const;
    bool answer_late_key(request const& asked, reply& answer);

    flaw flaw_;
    treaty::testing::message_form const& form_;
    treaty::soap::soap_format soap_{{.services = {"shop"}}};
    shop_keeper keeper_{.drifting = flaw_ == flaw::read_only_drifts};
    treaty::idempotent_receiver<shop_keeper> receiver_{keeper_};
    treaty::dispatcher careful_{{&treaty::json::format(), &soap_}};
    treaty::dispatcher careless_{{&treaty::json::format(), &soap_}};  // of keys
    std::mutex guard_;
    std::map<std::string, reply> late_;
};

}  // namespace sample
