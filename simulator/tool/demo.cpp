// SPDX-License-Identifier: BSL-1.0
// The whole landscape at work: both sides on ports of their own, the nine flows over HTTP, and what
// came of it. Nothing is staged: each line tells what an answer on the wire said.
#include <simulator/named_caller.hpp>
#include <simulator/scenarios/nine_flows.hpp>
#include <simulator/scenarios/snapshot.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <simulator/tool/landscape_options.hpp>
#include <simulator/tool/table.hpp>
#include <treaty/http.hpp>

#include <functional>
#include <iostream>
#include <memory>
#include <set>

namespace simulator::tool {
namespace {

constexpr int did_not_hold = 3;
constexpr std::size_t columns = 100;
constexpr std::size_t step_columns = 43;  // of what is done; the rest is for what came of it

struct demo_options {
    std::string program = "treaty";
    landscape_options landscape;
    unsigned shoppers = 40;
    std::string format = "json";
};

std::string_view words_for(std::string_view format) {
    if (format == "soap") return "SOAP";
    if (format == "bod") return "a BOD in SOAP";
    return "JSON";
}

void tell_start(landscape::landscape const& all, std::string const& office, std::string const& site,
                scenarios::cast const& who, std::string_view format, painter const& ink) {
    std::cout << ink.paint(colour::bold,
                           "Treaty: fourteen services between a shop and its back office")
              << "\n\n"
              << "  " << all.products.size() << " products, " << all.centers.size()
              << " fulfillment centers, " << all.stores.size() << " stores, "
              << all.organizations.size() << " organizations, " << all.persons.size()
              << " persons\n"
              << "  ERP and order management at " << office << "\n"
              << "  commerce site at            " << site << "\n\n"
              << "  " << who.shopper.first_name.view() << " " << who.shopper.last_name.view()
              << " shops at " << who.store.name.view() << ": " << who.plenty.sku.view()
              << " is plentiful, " << who.scarce.sku.view() << " scarce,\n  "
              << who.sold_out.sku.view() << " sold out.\n\n"
              << "  Every message below is " << words_for(format)
              << " over HTTP between the two. ok: as it has to be;\n"
              << "  no: refused, and it has to be; !!: not what has to happen.\n";
}

void tell_step(scenarios::step const& one, painter const& ink) {
    auto const mark = !one.held     ? ink.paint(colour::red, "!!")
                      : one.refusal ? ink.paint(colour::yellow, "no")
                                    : ink.paint(colour::green, "ok");
    std::string what = fitted(one.what, step_columns);
    what.append(step_columns + 2 - width_of(what), ' ');
    std::cout << "  " << mark << "  " << what << fitted(one.came, columns - step_columns - 8)
              << "\n";
}

void tell_calls(scenarios::call_book const& calls) {
    table shown{{{"service"},
                 {"calls", align::right},
                 {"answers", align::right},
                 {"faults", align::right},
                 {"problems", align::right},
                 {"unknown", align::right},
                 {"p50", align::right},
                 {"p99", align::right}}};
    for (auto const& service : catalogues())
        for (auto const& operation : service.operations) {
            auto const counted = calls.of(operation.name);
            using treaty::call_end;
            shown.add({std::string{operation.name}, std::to_string(counted.took.size()),
                       std::to_string(counted.of(call_end::response)),
                       std::to_string(counted.of(call_end::fault)),
                       std::to_string(counted.of(call_end::problem)),
                       std::to_string(counted.of(call_end::unknown)),
                       duration_words(counted.percentile(50)),
                       duration_words(counted.percentile(99))});
        }
    shown.print(std::cout);
}

// Figures that the flows changed; of many, the first few and how many more there are.
void tell_group(std::string const& name, std::map<std::string, std::string> const& before,
                std::map<std::string, std::string> const& after, painter const& ink) {
    constexpr std::size_t rows_max = 8;
    std::set<std::string> names;
    for (auto const& [what, figure] : before) names.insert(what);
    for (auto const& [what, figure] : after) names.insert(what);
    auto const figure_of = [](auto const& from, std::string const& what) {
        auto const at = from.find(what);
        return at == from.end() ? std::string{"-"} : fitted(at->second, 38);
    };
    table shown{{{name}, {"before"}, {"after"}}};
    std::size_t rows = 0, same = 0;
    for (std::string const& what : names) {
        std::string const was = figure_of(before, what), is = figure_of(after, what);
        if (was == is)
            ++same;
        else if (++rows <= rows_max)
            shown.add({fitted(what, 44), was, is});
    }
    std::cout << "\n";
    shown.print(std::cout);
    if (rows > rows_max)
        std::cout << "  "
                  << ink.paint(colour::dim, "and " + std::to_string(rows - rows_max) + " more")
                  << "\n";
    if (same != 0)
        std::cout << "  " << ink.paint(colour::dim, std::to_string(same) + " unchanged") << "\n";
}

void tell_states(scenarios::snapshot const& before, scenarios::snapshot const& after,
                 painter const& ink) {
    std::cout << "\n" << ink.paint(colour::bold, "Before and after") << "\n";
    for (char const* const group : {"stock", "cache", "orders", "payments", "members"}) {
        auto const was = before.find(group), is = after.find(group);
        if (is != after.end())
            tell_group(group,
                       was == before.end() ? scenarios::snapshot::mapped_type{} : was->second,
                       is->second, ink);
    }
}

bool tell_rules(std::vector<violation> const& broken, painter const& ink) {
    std::cout << "\n" << ink.paint(colour::bold, "Rules that must hold at any moment") << "\n\n";
    auto const mark = broken.empty() ? ink.paint(colour::green, "ok") : std::string{"  "};
    for (std::string const& rule : scenarios::checked_rules())
        std::cout << "  " << mark << "  " << rule << "\n";
    for (violation const& one : broken)
        std::cout << "  " << ink.paint(colour::red, "broken: ") << one.rule << ": " << one.what
                  << "\n";
    return broken.empty();
}

// `program` as it was called, so that the lines can be copied.
void tell_more(std::string const& program) {
    std::cout << "\nHow to go on\n\n"
              << "  what the fourteen services say, and the feed of stock levels\n"
              << "    " << program << " list --short\n"
              << "  the same landscape, for your own client; then a call to it\n"
              << "    " << program << " serve --port 8080\n"
              << "    " << program << " call http://127.0.0.1:8080 GetProductAvailability \\\n"
              << "        '{\"store\": 10101, \"item\": \"BRISA-2\"}'\n"
              << "  what is missing in a message, and where\n"
              << "    echo '{}' | " << program << " check json TransferOrder\n";
}

int demo(demo_options const& given) {
    painter const ink{output_is_terminal()};
    auto const all = landscape_of(given.landscape);
    if (!all) return landscape_refused;
    auto const who = scenarios::choose(*all);
    if (!who) {
        std::cerr << "treaty demo: " << who.error() << "\n";
        return landscape_refused;
    }
    scenarios::scenario_clock time{treaty::system_clock::instance().now()};
    both_sides sides{*all, time.now()};
    treaty::http::server<contracts::outbound> office{
        std::ref(sides.office), {.time = &time}, {.formats = all_formats()}};
    // Only the other side calls the shop here, so whatever comes in comes from it.
    std::string const external_system =
        sides.site.look([](commerce_state const& now) { return now.settings.external_system; });
    treaty::http::server<contracts::inbound> site{
        named_caller{std::ref(sides.site), external_system},
        {.time = &time},
        {.formats = all_formats()}};
    treaty::http::channel to_office{office.url(), {.time = &time}};
    treaty::http::channel to_site{site.url(), {.time = &time}};
    scenarios::world stage{sides, time, to_office, to_site, *format_called(given.format)};
    tell_start(*all, office.url(), site.url(), *who, given.format, ink);

    auto const before = scenarios::take_snapshot(sides);
    bool held = true;
    scenarios::story tale{*who};
    for (auto const& [title, play] : scenarios::nine_flows()) {
        std::cout << "\n" << ink.paint(colour::bold, title) << "\n" << std::flush;
        scenarios::flow told{title, {}};
        scenarios::narrator hears{told, [&](scenarios::step const& one) { tell_step(one, ink); }};
        play(stage, tale, hears);
        held = told.held() && held;
    }
    std::cout << "\n" << ink.paint(colour::bold, "A busy hour") << "\n" << std::flush;
    scenarios::flow crowd{"A busy hour", {}};
    scenarios::narrator hears{crowd, [&](scenarios::step const& one) { tell_step(one, ink); }};
    scenarios::busy_hour(stage, *all, *who, given.shoppers, given.landscape.seed, hears);
    held = crowd.held() && held;

    std::cout << "\n" << ink.paint(colour::bold, "The fourteen services") << "\n\n";
    tell_calls(stage.calls());
    tell_states(before, scenarios::take_snapshot(sides), ink);
    held = tell_rules(sides.check(), ink) && held;
    tell_more(given.program);
    std::cout << "\n"
              << (held ? ink.paint(colour::green, "All nine flows went as they have to.")
                       : ink.paint(colour::red, "Something did not go as it has to; see !! above."))
              << "\n";
    return held ? done : did_not_hold;
}

}  // namespace

void add_demo(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<demo_options>();
    CLI::App* const command = program.add_subcommand(
        "demo", "Plays nine flows between a shop and its back office, and shows what came of it");
    command->add_option("--shoppers", given->shoppers, "How many come in the busy hour at the end")
        ->capture_default_str()
        ->check(CLI::Range(0U, 100'000U));
    command
        ->add_option("--format", given->format,
                     "Of the messages: json, soap, or bod: business object documents")
        ->capture_default_str()
        ->check(CLI::IsMember({"json", "soap", "bod"}));
    add_landscape_options(*command, given->landscape);
    command->footer(
        "Exit code: 0 if all flows and rules held, 2 a landscape with mistakes or without what "
        "the\n"
        "flows need, 3 if something did not hold, 64 wrong usage.");
    command->callback([given, &program, &run] {
        given->program = program.get_name();
        run = [given] { return demo(*given); };
    });
}

}  // namespace simulator::tool
