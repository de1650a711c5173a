// SPDX-License-Identifier: BSL-1.0
// docs/reference/soap.md: how contract types look in SOAP.
#include "tea_shop.hpp"

#include <treaty/service/dispatcher.hpp>
#include <treaty/wire/soap/format.hpp>
#include <treaty/wire/soap/names.hpp>

#include <iostream>
#include <map>

namespace {

//! [members]
struct note : treaty::text<40> {
    using text::text;
};
struct tea {
    BOOST_HANA_DEFINE_STRUCT(tea,
        (note, name),
        (std::optional<note>, origin),
        (std::vector<note>, flavours),
        (std::vector<note>, allergens),
        (std::map<std::string, std::int32_t>, grams_by_pack),
        (std::vector<std::vector<std::int32_t>>, harvests),
        (std::optional<std::vector<note>>, awards));
};
//! [members]

// A line for each tag, but for an element with text alone.
void show(std::string_view xml) {
    std::size_t depth = 0;
    while (!xml.empty()) {
        bool const ends = xml.starts_with("</");
        if (ends) --depth;
        std::size_t size = xml.find('>') + 1;
        bool const starts = !ends && xml[size - 2] != '/';
        std::size_t const next = xml.find('<', size);
        bool const leaf = starts && next != xml.npos && xml.substr(next).starts_with("</");
        if (leaf) size = xml.find('>', next) + 1;
        std::cout << std::string(2 * depth, ' ') << xml.substr(0, size) << '\n';
        if (starts && !leaf) ++depth;
        xml.remove_prefix(size);
    }
}

void show_answer(treaty::dispatcher& requests, std::string_view envelope) {
    treaty::call_context context;
    treaty::transport::reply answer;
    requests.call({.path = "/tea-shop",
                   .query = {},
                   .media_type = "text/xml",
                   .body = envelope,
                   .context = &context},
                  answer);
    std::cout << "HTTP " << static_cast<int>(answer.status) << ' ' << answer.media_type << '\n';
    show(answer.body);
}

std::string get_price(std::string_view content, std::string_view space) {
    std::string text = "<s:Envelope xmlns:s='";
    text.append(space).append("'><s:Body><GetPrice xmlns='urn:treaty:tea-shop:1'>");
    return text.append(content).append("</GetPrice></s:Body></s:Envelope>");
}

}  // namespace

int main() {
    tea const value{.name = "Green & white",
                    .origin = std::nullopt,
                    .flavours = {"grass", "sea"},
                    .allergens = {},
                    .grams_by_pack = {{"bag", 2}, {"tin", 100}},
                    .harvests = {{3, 4}, {}},
                    .awards = std::vector<note>{}};
    std::string text;
    treaty::soap::format().write(treaty::reflect::type_of<tea>, &value, text);
    show(text);

    treaty::soap::soap_format const soap{{.services = {"tea-shop"}}};
    tea_shop::shop shop;
    treaty::dispatcher requests{{&soap}};
    requests.add<tea_shop::service>(shop);
    std::string const wanted = "<wanted><value>1</value><unit>C62</unit></wanted>";
    show_answer(requests, get_price("<item>TEA-1</item>" + wanted, treaty::soap::envelope_1_1));
    show_answer(requests, get_price("<item>SOAP-1</item>" + wanted, treaty::soap::envelope_1_1));
    show_answer(requests, get_price(wanted, treaty::soap::envelope_1_2));
}
