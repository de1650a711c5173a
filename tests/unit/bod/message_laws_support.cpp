// SPDX-License-Identifier: BSL-1.0
#include "message_laws.hpp"

#include "carried.hpp"

#include <treaty/wire/json/format.hpp>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

namespace support {
namespace {

using nlohmann::json;
using treaty::reflect::any_value;

// Numbers as texts, because a double would round them; and back.
constexpr std::string_view number_mark = "#number ";
std::string numbers_quoted(std::string_view text) {
    std::string made;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t const end = text.find_first_not_of("0123456789.eE+-", i);
        if (!in_text && end != i && text[i] != 'e' && text[i] != 'E') {
            std::string_view const number = text.substr(i, end - i);
            made.append("\"").append(number_mark).append(number).append("\"");
            i += number.size() - 1;
            continue;
        }
        if (text[i] == '"') in_text = !in_text;
        made.push_back(text[i]);
        if (in_text && text[i] == '\\' && i + 1 < text.size()) made.push_back(text[++i]);
    }
    return made;
}
std::string numbers_bare(std::string text) {
    std::string const begin = "\"" + std::string{number_mark};
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        text.erase(at, begin.size());
        text.erase(text.find('"', at), 1);
    }
    return text;
}
json parse_json(std::string_view text) {
    return json::parse(numbers_quoted(text));
}

bool is_nothing(json const& value) {
    return (value.is_structured() && value.empty()) || (value.is_string() && value == "");
}

json bare(json value) {
    if (value.is_array())
        for (json& one : value) one = bare(std::move(one));
    if (!value.is_object()) return value;
    json kept = json::object();
    for (auto& [name, one] : value.items())
        if (json below = bare(one); !is_nothing(below)) kept[name] = std::move(below);
    return kept;
}

void lose(json& from, std::string_view path) {
    std::size_t const end = path.find('/');
    std::string const name{path.substr(0, end)};
    if (name == "*") {
        for (json& one : from) lose(one, path.substr(end + 1));
    } else if (end == std::string_view::npos) {
        if (from.is_object()) from.erase(name);
    } else if (from.is_object() && from.contains(name)) {
        lose(from[name], path.substr(end + 1));
    }
}

// What the message says beside the contract, and nobody reads as a value.
bool is_frame(std::string_view path) {
    for (std::string_view const one :
         {"/Sender", "/CreationDateTime", "/BODID", "/@releaseID", "/@versionID", "/@type",
          "/OriginalApplicationArea", "/@expressionLanguage"}) {
        if (one == "/@type" && path.find("/ApplicationArea/@type") == std::string_view::npos)
            continue;
        if (path.find(one) != std::string_view::npos) return true;
    }
    return false;
}

// Below the message's root element.
std::string below_root(std::string_view path) {
    std::size_t at = 0;
    for (int steps = 0; steps < 4 && at != std::string_view::npos; ++steps)
        at = path.find('/', at + (steps == 0 ? 0 : 1));
    return at == std::string_view::npos ? std::string{} : std::string{path.substr(at + 1)};
}
bool among(std::vector<std::string> const& all, std::string const& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// The action that says which operation a message is for.
bool is_route(message_kind const& kind, std::string const& path) {
    return !kind.bound().action_codes.empty() && path.ends_with("/@actionCode");
}

void same(message_kind const& kind, xml_node const& changed, std::string const& expected) {
    std::string const document = to_xml(changed);
    auto const made = kind.read(document);
    INFO(document);
    INFO(treaty::to_string(made.problems));
    CHECK(made.whole);
    CHECK(made.json == expected);
}

bool is_time(std::string_view text) {
    return text.size() >= 20 && text[10] == 'T' && text.back() == 'Z';
}

}  // namespace

std::string stem_of(contracts::bod::binding const& bound) {
    std::string stem;
    for (char const c : bound.operation) {
        bool const upper = c >= 'A' && c <= 'Z';
        if (upper && !stem.empty()) stem.push_back('_');
        stem.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return stem;
}

std::string message_file(std::string const& name) {
    std::ifstream in{TREATY_SOURCE_DIR "/tests/unit/bod/messages/" + name, std::ios::binary};
    INFO(name);
    REQUIRE(in.good());
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::string bare_json(std::string_view text) {
    return numbers_bare(bare(parse_json(text)).dump(1));
}

std::string json_of(treaty::reflect::type const& kind, void const* value) {
    std::string out;
    treaty::json::format().write(kind, value, out);
    return out;
}

treaty::reflect::any_value detail::value_from_json(treaty::reflect::value_kind const& kind,
                                                   std::string_view text) {
    any_value made{kind};
    treaty::problem_list problems;
    treaty::json::format().read(made.type(), made.get(), text, {}, problems);
    INFO(treaty::to_string(problems));
    REQUIRE(problems.empty());
    return made;
}

std::string message_kind::stem() const {
    return stem_of(*bound_) + (reply_ ? "_reply" : "_request");
}
std::string message_kind::pretty() const {
    return message_file(stem() + ".xml");
}
std::string message_kind::source() const {
    return message_file(stem() + ".json");
}
std::string message_kind::json() const {
    return bare_json(source());
}

std::string message_kind::canonical() const {
    return sample(stem());
}

message_kind::result message_kind::read(std::string_view bytes) const {
    any_value made{*value_};
    reading const done = reply_ ? read_answer(*bound_, made.type(), made.get(), bytes)
                                : read_request(*bound_, made.type(), made.get(), bytes);
    result found{{}, done.problems, done.whole};
    if (found.whole) found.json = bare_json(json_of(made.type(), made.get()));
    return found;
}

std::string message_kind::write(any_value const& value) const {
    if (!reply_) return write_request(*bound_, value.type(), value.get(), first_id);
    return write_answer(*bound_, value.type(), value.get(), sample(stem_of(*bound_) + "_request"));
}

any_value message_kind::value_of(std::string_view text) const {
    return detail::value_from_json(*value_, text);
}

void stands_as_written(message_kind const& kind) {
    auto const made = kind.read(kind.pretty());
    INFO(treaty::to_string(made.problems));
    CHECK(made.whole);
    CHECK(made.json == kind.json());
    std::string const canonical = kind.canonical();
    any_value const value = kind.value_of(kind.source());
    CHECK(kind.write(value) == canonical);
    CHECK(kind.write(value) == canonical);
}

void carries_every_value(message_kind const& kind, std::vector<std::string> const& lost,
                         void (*also)(nlohmann::json& value)) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        treaty::random_source chance{seed};
        any_value drawn{kind.value()};
        treaty::testing::draw_options options;
        options.any_character = false;
        options.optional_percent = seed % 4 == 0 ? 100 : 60;
        treaty::testing::draw_into(drawn.type(), drawn.get(), chance, options);
        make_carriable(drawn.type(), drawn.get());
        json prepared = parse_json(json_of(drawn.type(), drawn.get()));
        for (std::string const& one : lost) lose(prepared, one);
        if (also != nullptr) also(prepared);
        std::string const text = numbers_bare(prepared.dump());
        std::string const message = kind.write(kind.value_of(text));
        auto const made = kind.read(message);
        INFO("seed " << seed << "\n" << message << "\n" << treaty::to_string(made.problems));
        REQUIRE(made.whole);
        REQUIRE(made.json == bare_json(text));
    }
}

void is_read_as_senders_write_it(message_kind const& kind,
                                 std::vector<std::string> const& empty_counts) {
    xml_node const whole = parse_xml(kind.canonical());
    std::string const expected = kind.json();
    same(kind, whole, expected);  // other prefixes
    auto const changed = [&](auto change) {
        xml_node copy = whole;
        each_element(body_element(copy), change);
        same(kind, copy, expected);
    };
    changed([](xml_node& at) {  // another order; what repeats keeps its own
        std::stable_sort(at.children.begin(), at.children.end(),
                         [](auto const& a, auto const& b) { return a.local > b.local; });
    });
    changed([](xml_node& at) {  // padding
        if (at.leaf()) at.text = "\n\t " + at.text + " \r\n";
        for (auto& one : at.attributes) one.value = " " + one.value + "\t";
    });
    changed([](xml_node& at) {  // what nobody knows
        at.attributes.push_back({"", "unknown", "1"});
        at.attributes.push_back({"urn:other", "type", "1"});
        if (at.leaf()) return;
        xml_node stranger{"urn:other", "UniqueID", "1"};
        at.children.push_back(stranger);
        at.children.insert(at.children.begin(),
                           {at.space, "Unknown", {}, {}, {std::move(stranger)}});
    });
    changed([](xml_node& at) {  // the other spelling of the area
        if (at.local != "ApplicationArea") return;
        bool const typed = !at.attributes.empty();
        at.attributes.clear();
        at.space = typed ? contracts::bod::wcf : contracts::bod::oa;
        if (!typed)
            at.attributes.push_back(
                {std::string{contracts::bod::xsi}, "type", "wcf:ApplicationAreaType"});
    });
    changed([](xml_node& at) {
        std::erase_if(at.attributes, [](auto const& one) {
            return one.local == "releaseID" || one.local == "versionID";
        });
    });
    changed([](xml_node& at) {
        if (is_time(at.text)) at.text.pop_back();
    });
    // Nothing in it is as good as not there.
    xml_node copy = whole;
    auto const leaves = leaves_of(body_element(copy), "/Envelope/Body");
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        std::string const name = leaves[i].path.substr(leaves[i].path.rfind('/') + 1);
        if (among(empty_counts, name) || name.ends_with("Expression")) continue;
        xml_node emptied = whole;
        *leaves_of(body_element(emptied), "/Envelope/Body")[i].value = " ";
        xml_node without = whole;
        auto const at = leaves_of(body_element(without), "/Envelope/Body")[i];
        if (at.attribute)
            std::erase_if(at.element->attributes,
                          [&](auto const& one) { return &one.value == at.value; });
        else
            at.parent->children.erase(at.parent->children.begin() +
                                      static_cast<std::ptrdiff_t>(at.index));
        auto const empty = kind.read(to_xml(emptied));
        auto const none = kind.read(to_xml(without));
        INFO(leaves[i].path << "\n" << treaty::to_string(empty.problems));
        CHECK(empty.whole == none.whole);
        bool const same_value = empty.json == none.json;
        CHECK(same_value);
    }
}

void refuses_by_path(message_kind const& kind, refusals const& rules) {
    xml_node const whole = parse_xml(kind.canonical());
    std::vector<std::string> unread, required;
    auto const note = [](std::vector<std::string>& to, std::string const& path) {
        if (!among(to, path)) to.push_back(path);
    };
    xml_node copy = whole;
    auto const leaves = leaves_of(body_element(copy), "/Envelope/Body");
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        std::string const& path = leaves[i].path;
        if (is_frame(path) || is_route(kind, path)) continue;
        xml_node wrong = whole;
        *leaves_of(body_element(wrong), "/Envelope/Body")[i].value = std::string(20'000, '~');
        auto const made = kind.read(to_xml(wrong));
        INFO(path << "\n" << treaty::to_string(made.problems));
        // The name of an entry: the entry is refused, and may then be missed.
        bool const entry =
            path.ends_with("ContextData/@name") || path.ends_with("UserDataField/@name") ||
            path.ends_with("ExtendedData/@name") || path.ends_with("ProtocolData/@name");
        if (made.whole) {
            note(unread, below_root(path));
        } else {
            bool const missed = made.problems.size() == 2 &&  // what is wrong is also not there
                                made.problems[1].kind == treaty::problem_kind::missing_member;
            REQUIRE((made.problems.size() == 1 || (entry && missed)));
            CHECK(without_places(made.problems.front().path) ==
                  (entry ? path.substr(0, path.rfind('/')) : path));
        }
        if (entry) continue;
        xml_node without = whole;
        auto const at = leaves_of(body_element(without), "/Envelope/Body")[i];
        *at.value = "";
        auto const missed = kind.read(to_xml(without));
        if (missed.whole) continue;
        INFO(treaty::to_string(missed.problems));
        REQUIRE(missed.problems.size() == 1);
        CHECK(missed.problems.front().kind == treaty::problem_kind::missing_member);
        CHECK(without_places(missed.problems.front().path) == path);
        note(required, below_root(path));
    }
    CHECK(unread == rules.unread);
    CHECK(required == rules.required);
}

}  // namespace support
