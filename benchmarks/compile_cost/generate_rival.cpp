// SPDX-License-Identifier: BSL-1.0
// Prints the rival of treaty_unit.cpp: the same fourteen contracts as plain structs with
// NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE, dispatch by name, and a function to call each operation.
#include <contracts/back_office.hpp>

#include <iostream>
#include <map>
#include <string>

namespace {

namespace reflect = treaty::reflect;

class printer {
public:
    // The plain C++ type for a table, with everything it needs printed before.
    std::string name_of(reflect::type const& kind) {
        switch (kind.shape) {
            case reflect::shape::boolean: return "bool";
            case reflect::shape::integer:
            case reflect::shape::identifier:
                return kind.bytes == 8 ? "std::int64_t" : "std::int32_t";
            case reflect::shape::decimal: return "double";
            case reflect::shape::text:
            case reflect::shape::instant:
            case reflect::shape::date: return "std::string";
            case reflect::shape::enumeration: return enumeration(kind);
            case reflect::shape::optional: return "std::optional<" + name_of(*kind.element) + ">";
            case reflect::shape::list: return "std::vector<" + name_of(*kind.element) + ">";
            case reflect::shape::map:
                return "std::map<std::string, " + name_of(*kind.element) + ">";
            case reflect::shape::structure: return structure(kind);
        }
        return {};
    }

private:
    // False, with the name, if the type was printed before.
    bool fresh(reflect::type const& kind, std::string& name) {
        auto const [at, added] = names_.try_emplace(&kind);
        if (added) at->second = std::string{kind.name} + "_" + std::to_string(names_.size());
        name = at->second;
        return added;
    }
    std::string enumeration(reflect::type const& kind) {
        std::string name;
        if (!fresh(kind, name)) return name;
        std::cout << "enum class " << name << " {";
        for (auto const& one : kind.enumerators) std::cout << " e_" << one.wire_name << ",";
        std::cout << " };\nNLOHMANN_JSON_SERIALIZE_ENUM(" << name << ", {";
        for (auto const& one : kind.enumerators)
            std::cout << "{" << name << "::e_" << one.wire_name << ", \"" << one.wire_name
                      << "\"},";
        std::cout << "})\n";
        return name;
    }
    std::string structure(reflect::type const& kind) {
        std::string name;
        if (!fresh(kind, name)) return name;
        std::string members, names;
        for (auto const& one : kind.members) {
            members += "    " + name_of(*one.kind) + " " + std::string{one.wire_name} + "{};\n";
            names += ", " + std::string{one.wire_name};
        }
        std::cout << "struct " << name << " {\n" << members << "};\n";
        if (names.empty())
            std::cout << "inline void to_json(nlohmann::json& j, " << name
                      << " const&) { j = nlohmann::json::object(); }\n"
                      << "inline void from_json(nlohmann::json const&, " << name << "&) {}\n";
        else
            std::cout << "NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(" << name << names << ")\n";
        return name;
    }
    std::map<reflect::type const*, std::string> names_;
};

template <class... Faults>
void print_faults(printer& out, std::string& reads, treaty::faults<Faults...>) {
    ((reads += "    if (name == \"" + std::string{reflect::pascal_name<Faults>} +
               "\") return fault_text(body.at(\"fault\").get<" +
               out.name_of(reflect::type_of<Faults>) + ">());\n"),
     ...);
}

template <class Op>
void print_operation(printer& out, std::string& table) {
    std::string const request = out.name_of(reflect::type_of<typename Op::request_type>);
    std::string const response = out.name_of(reflect::type_of<typename Op::response_type>);
    std::string reads;
    print_faults(out, reads, typename Op::faults{});
    std::string const name{Op::name};
    std::cout << response << " answer(" << request << " const&) { return {}; }\n";
    std::cout << "std::string handle_" << name << "(std::string const& body) {\n"
              << "    return nlohmann::json(answer(nlohmann::json::parse(body).get<" << request
              << ">())).dump();\n}\n";
    std::cout << "std::string fault_" << name
              << "(nlohmann::json const& body, std::string const& name) {\n"
              << "    (void)body, (void)name;\n"
              << reads << "    return {};\n}\n";
    std::cout << response << " call_" << name << "(" << request << " const& asked) {\n"
              << "    auto const text = dispatch(\"" << name
              << "\", nlohmann::json(asked).dump());\n"
              << "    auto const body = nlohmann::json::parse(text);\n"
              << "    if (body.contains(\"fault\")) throw std::runtime_error(fault_" << name
              << "(body, body.at(\"type\")));\n"
              << "    return body.get<" << response << ">();\n}\n";
    table += "    {\"" + name + "\", &handle_" + name + "},\n";
}

template <class... Ops>
void print_operations(printer& out, std::string& table, treaty::operations<Ops...>) {
    (print_operation<Ops>(out, table), ...);
}

}  // namespace

int main() {
    std::cout
        << "#include <nlohmann/json.hpp>\n#include <cstdint>\n#include <functional>\n"
           "#include <map>\n#include <optional>\n#include <stdexcept>\n#include <string>\n"
           "#include <unordered_map>\n#include <vector>\n"
           "template <class T> struct nlohmann::adl_serializer<std::optional<T>> {\n"
           "    static void to_json(json& j, std::optional<T> const& v) { if (v) j = *v; }\n"
           "    static void from_json(json const& j, std::optional<T>& v) {\n"
           "        if (j.is_null()) v.reset(); else v = j.get<T>();\n    }\n};\n"
           "namespace {\nstd::string dispatch(std::string const& name, std::string const& body);\n"
           "template <class T> std::string fault_text(T const& f) { return "
           "nlohmann::json(f).dump(); }\n";
    printer out;
    std::string table;
    print_operations(out, table, contracts::outbound::operations{});
    print_operations(out, table, contracts::inbound::operations{});
    std::cout
        << "std::unordered_map<std::string, std::function<std::string(std::string const&)>> const "
           "handlers{\n"
        << table
        << "};\nstd::string dispatch(std::string const& name, std::string const& body) {\n"
           "    return handlers.at(name)(body);\n}\n}  // namespace\nint main() {\n";
    std::size_t from = 0;
    while ((from = table.find("handle_", from)) != std::string::npos) {
        std::string const name = table.substr(from + 7, table.find('}', from) - from - 7);
        std::cout << "    (void)call_" << name << "({});\n";
        from += 7;
    }
    std::cout << "}\n";
}
