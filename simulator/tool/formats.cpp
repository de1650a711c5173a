// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/formats.hpp>

#include <contracts/back_office.hpp>
#include <contracts/bod/back_office.hpp>
#include <contracts/bod/describe.hpp>
#include <contracts/bod/successor/back_office.hpp>
#include <contracts/feed.hpp>
#include <treaty/soap.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

#include <random>
#include <span>

namespace simulator::tool {
namespace {

// A random UUID (RFC 9562, version 4), as the vendor's generated messages have one for a BODID.
std::string make_uuid() {
    thread_local std::random_device source;
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (int i = 0; i < 4; ++i)
        for (std::uint32_t part = source(), j = 0; j < 8; ++j, part >>= 4U)
            text.push_back(digits[part & 15U]);
    text[12] = '4';
    text[16] = digits[8 + (text[16] & 3)];
    for (std::size_t const at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
    return text;
}

treaty::soap::soap_format const& plain_soap() {
    static treaty::soap::soap_format const one =
        treaty::soap::format_for<contracts::outbound, contracts::inbound, contracts::feed>();
    return one;
}

contracts::bod::format const& documents() {
    static contracts::bod::format const one{
        {.bindings = contracts::bod::bindings, .make_id = &make_uuid}};
    return one;
}

contracts::bod::format const& successors() {
    static contracts::bod::format const one{
        {.bindings = contracts::bod::successor::bindings, .make_id = &make_uuid}};
    return one;
}

using binding_list = std::span<contracts::bod::binding const* const>;

binding_list bindings_of(std::string_view shape) {
    return shape == "successor" || shape == "oms"
               ? binding_list{contracts::bod::successor::bindings}
               : binding_list{contracts::bod::bindings};
}

}  // namespace

treaty::wire::format const* format_called(std::string_view name) {
    if (name == "json") return &treaty::json::format();
    if (name == "soap") return &plain_soap();
    if (name == "bod") return &documents();
    if (name == "oms") return &successors();
    return nullptr;
}

std::string why_unsaid(std::string_view format, std::string_view operation) {
    if (format != "bod" && format != "oms") return {};
    std::string known;
    for (contracts::bod::binding const* one : bindings_of(format)) {
        if (one->operation == operation) return {};
        if (known.ends_with(one->operation)) continue;
        known.append(known.empty() ? "" : ", ").append(one->operation);
    }
    std::string why{format};
    return why.append(" has no message of ").append(operation).append(", but of ").append(known);
}

std::string operation_in(std::string_view format, std::string_view message) {
    treaty::call_context context;
    treaty::problem_list ignored;
    std::vector<std::string> const paths =
        format == "soap" ? std::vector<std::string>{"/outbound", "/inbound", "/feed"}
                         : document_paths(format);
    for (std::string const& path : paths) {
        treaty::wire::call now{{}, &context};
        if (format_called(format)->route(now, path, message, {}, ignored))
            return std::string{now.operation.operation};
    }
    return {};
}

std::vector<std::string> document_paths(std::string_view shape) {
    return contracts::bod::paths(bindings_of(shape));
}

std::string document_wsdl(std::string_view shape, std::string_view path, std::string_view address) {
    return contracts::bod::wsdl(bindings_of(shape), path, address);
}

std::vector<treaty::page> document_pages() {
    std::vector<treaty::page> pages;
    for (std::string_view const shape : {"bod", "successor"})
        for (std::string const& path : document_paths(shape))
            pages.push_back(treaty::soap::wsdl_page(path, [shape, path](std::string_view address) {
                return document_wsdl(shape, path, address);
            }));
    return pages;
}

std::vector<treaty::wire::format const*> all_formats() {
    return {&treaty::json::format(), &plain_soap(), &documents(), &successors()};
}

}  // namespace simulator::tool
