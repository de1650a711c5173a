# SPDX-License-Identifier: BSL-1.0
"""Units with any number of operations, each of three structs with seventeen members: ours, and the
same with nlohmann::json. Both read and write JSON, dispatch by name, and call as a client."""

# (type in the contract, type in the rival's struct)
KINDS = [("order_number", "std::int64_t"), ("std::int32_t", "std::int32_t"),
         ("name_text", "std::string"), ("bool", "bool"), ("treaty::instant", "std::string")]


def members(prefix, count):
    return [(*KINDS[i % len(KINDS)], f"{prefix}{i}") for i in range(count)]


def structs(number):
    """Name -> members; the list of lines counts as a member of the request."""
    return {"line": members("part", 5),
            "request": members("asked", 5) + [
                (f"std::vector<line>", f"std::vector<line_{number}>", "lines")],
            "response": members("told", 6)}


def contracts(count):
    """A header with a service of so many operations."""
    text = ["// SPDX-License-Identifier: BSL-1.0", "#pragma once", "#include <treaty/contract.hpp>",
            "#include <vector>", "namespace many {",
            "struct order_number : treaty::identifier<order_number> {"
            " using identifier::identifier; };",
            "struct name_text : treaty::text<30, 1> { using text::text; };"]
    for number in range(count):
        text.append(f"namespace operation_{number} {{")
        for name, parts in structs(number).items():
            listed = ", ".join(f"({kind}, {member})" for kind, _, member in parts)
            text.append(f"struct {name} {{ BOOST_HANA_DEFINE_STRUCT({name}, {listed}); }};")
        text.append(f"""struct operation {{
    static constexpr std::string_view name = "Operation{number}";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
}};
}}""")
    listed = ", ".join(f"operation_{number}::operation" for number in range(count))
    text.append(f"""struct service {{
    static constexpr std::string_view name = "many";
    static constexpr treaty::version version{{1, 0}};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<{listed}>;
}};
}}
""")
    return "\n".join(text)


def rival(count):
    text = ["#include <nlohmann/json.hpp>", "#include <cstdint>", "#include <functional>",
            "#include <string>", "#include <unordered_map>", "#include <vector>", "namespace {",
            "std::string dispatch(std::string const& name, std::string const& body);"]
    table = []
    for number in range(count):
        for name, parts in structs(number).items():
            own = f"{name}_{number}"
            listed = " ".join(f"{kind} {member}{{}};" for _, kind, member in parts)
            names = ", ".join(member for _, _, member in parts)
            text += [f"struct {own} {{ {listed} }};",
                     f"NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE({own}, {names})"]
        text.append(f"""response_{number} answer(request_{number} const&) {{ return {{}}; }}
std::string handle_{number}(std::string const& body) {{
    return nlohmann::json(answer(nlohmann::json::parse(body).get<request_{number}>())).dump();
}}
response_{number} call(request_{number} const& asked) {{
    return nlohmann::json::parse(dispatch("Operation{number}", nlohmann::json(asked).dump()))
        .get<response_{number}>();
}}""")
        table.append(f'{{"Operation{number}", &handle_{number}}}')
    calls = "\n".join(f"    (void)call(request_{number}{{}});" for number in range(count))
    text.append(f"""std::unordered_map<std::string, std::function<std::string(std::string const&)>>
    const handlers{{{", ".join(table)}}};
std::string dispatch(std::string const& name, std::string const& body) {{
    return handlers.at(name)(body);
}}
}}
int main() {{
{calls}
}}
""")
    return "\n".join(text)
