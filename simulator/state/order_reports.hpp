// SPDX-License-Identifier: BSL-1.0
// What the external system reported of transferred orders, for display. Reports are free text and
// know no legal order of statuses; the only order is that of their sequence numbers or times.
#pragma once

#include <contracts/inbound/update_order_status.hpp>
#include <simulator/state/violation.hpp>

#include <compare>
#include <map>
#include <string>
#include <vector>

namespace simulator::commerce {

using namespace contracts::vocabulary;
using status_report = contracts::update_order_status::request;

struct order_reports {
    status_report present{};          // items of earlier reports included
    std::vector<status_report> past;  // version 1 first; filled only where history is asked for
};

inline bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// As numbers if both are, of any length; else as text.
inline std::strong_ordering compare_sequence(std::string_view a, std::string_view b) {
    if (!is_digits(a) || !is_digits(b)) return a <=> b;
    auto const significant = [](std::string_view digits) {
        std::size_t const from = digits.find_first_not_of('0');
        return from == std::string_view::npos ? std::string_view{} : digits.substr(from);
    };
    std::string_view const left = significant(a), right = significant(b);
    if (left.size() != right.size()) return left.size() <=> right.size();
    return left <=> right;
}

// Whether `next` is more recent than `stored`: by sequence number where both have one, else by time
// where both have one. Where neither can tell, the last to arrive counts.
inline bool is_more_recent(status_report const& next, status_report const& stored) {
    if (next.sequence && stored.sequence)
        return compare_sequence(next.sequence->view(), stored.sequence->view()) > 0;
    if (next.updated_at && stored.updated_at) return *next.updated_at > *stored.updated_at;
    return true;
}

// Only where all that is compared is of one kind: each report is newer than the one it replaced,
// but over a report by time between two by number, or a text between two numbers, that does not
// carry.
inline bool is_older(status_report const& one, status_report const& than) {
    if (one.sequence.has_value() != than.sequence.has_value()) return false;
    if (one.sequence && *one.sequence != *than.sequence)
        return is_digits(one.sequence->view()) && is_digits(than.sequence->view()) &&
               compare_sequence(one.sequence->view(), than.sequence->view()) < 0;
    return one.updated_at && than.updated_at && *one.updated_at < *than.updated_at;
}

struct report_book {
    std::map<order_id, order_reports> orders;
};

// No version in an order's history is older than the one before it.
inline std::vector<violation> check(report_book const& all) {
    std::vector<violation> found;
    for (auto const& [id, reports] : all.orders) {
        status_report const* before = nullptr;
        auto const look = [&](status_report const& one) {
            if (before != nullptr && is_older(one, *before))
                found.push_back({"reports: history goes forward", "order " + id.str()});
            before = &one;
        };
        for (status_report const& one : reports.past) look(one);
        look(reports.present);
        if (!reports.present.order.id || !reports.present.order.external_id)
            found.push_back({"reports: both numbers are known", "order " + id.str()});
    }
    return found;
}

}  // namespace simulator::commerce
