// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/support/report.hpp>
#include <benchmarks/support/verdicts.hpp>

#include <nlohmann/json.hpp>

#include <ostream>

namespace benchmarks {

void write_json(std::ostream& out, measurements const& made, setting const& where) {
    using json = nlohmann::ordered_json;
    json document;
    for (auto const& [name, value] : where) document["setting"][name] = value;
    document["goals"] = json::array();
    for (verdict_row const& row : judge(made)) {
        json one{{"question", row.asked->title},
                 {"goal", goal_words(row)},
                 {"wanted", row.wanted->wanted}};
        if (row.wanted->stretch != 0) one["stretch"] = row.wanted->stretch;
        if (row.reached) one["reached"] = *row.reached;
        one["verdict"] = words(row.how);
        document["goals"].push_back(std::move(one));
    }
    document["measurements"] = json::array();
    for (auto const& [name, one] : made.all()) {
        json line{{"name", name}};
        if (one.rounds.empty())
            line["left_out"] = one.left_out;
        else
            line.update({{"unit", one.unit}, {"value", one.median()}, {"rounds", one.rounds}});
        document["measurements"].push_back(std::move(line));
    }
    out << document.dump(1) << '\n';
}

}  // namespace benchmarks
