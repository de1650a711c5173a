// SPDX-License-Identifier: BSL-1.0
// Every case of the conformance tests of XML, SOAP and raw HTTP, by the SOAP reader that reads the
// inventory feed by the layout of the last line and by the strict one: as the whole document,
// around a feed, and planted in one at each of its places, in one line or in all of them. And feeds
// that are cut off at each byte.
//     bin/soap_feed_cases [EVERY [OFFSET]]      1: all of them
#include "../conformance/soap/message_cases.hpp"
#include "../conformance/soap/structure_cases.hpp"
#include "../conformance/xml/document_cases.hpp"
#include "../conformance/xml/markup_cases.hpp"
#include "../conformance/xml/name_cases.hpp"
#include "../conformance/xml/text_cases.hpp"
#include "both_readers.hpp"
#include "feed_documents.hpp"
#include "planting.hpp"
#include "raw_requests.hpp"

#include <treaty/soap.hpp>

#include <array>
#include <cstdlib>

namespace {

using namespace differential;

// What a sender writes around values, and in which order it writes members.
struct style {
    std::string_view prefix, open, between;
    std::array<std::size_t, 8> order;
    std::string_view more;  // an element that nobody knows
};
constexpr style styles[] = {
    {"", "", "", {0, 1, 2, 3, 4, 5, 6, 7}, ""},
    {"inv:", "\n      ", "\n   ", {7, 2, 0, 1, 6, 5, 4, 3}, ""},
    {"", " ", "<!-- next -->", {3, 4, 5, 6, 7, 0, 1, 2}, "<note a='1'>17.5</note>"},
};

std::string value_of(std::size_t member, std::size_t record) {
    std::string const number = std::to_string(record);
    static constexpr std::string_view units[] = {"EA", "GRM", "MLT", "MMT"};
    switch (member) {
        case 0: return "TEA-" + number + "-LOOSE";
        case 1: return "10101";
        case 2: return "1000" + std::to_string(record % 7);
        case 3: return std::to_string(record * record * 31);
        case 4: return std::string{units[record % 4]};
        case 5: return record % 3 == 0 ? "Available" : "Unavailable";
        case 6: return "2026-11-23T07:53:" + std::to_string(10 + record) + ".5Z";
        default: return "179542042" + number;
    }
}

class envelope {
public:
    envelope(style const& how, std::size_t records) : how_(how) {
        std::string const space{how.prefix.substr(0, how.prefix.find(':'))};
        made_.add(R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">)",
                  part::name);
        made_.add("<e:Body>", part::name);
        made_.add("<" + std::string{how.prefix} + "value xmlns" + (space.empty() ? "" : ":") +
                      space + "=\"urn:treaty:value\">",
                  part::name);
        element("mode", "LineByLine");
        start("lines");
        for (std::size_t i = 0; i < records; ++i) {
            made_.records.push_back(made_.all.size());
            item(i);
            if (i + 1 != records) made_.add(std::string{how.between});
        }
        made_.records.push_back(made_.all.size());
        end("lines");
        end("value");
        made_.add("</e:Body>", part::end);
        made_.add("</e:Envelope>", part::end);
    }
    [[nodiscard]] feed_pieces const& pieces() const { return made_; }

private:
    void item(std::size_t record) {
        static constexpr std::string_view names[] = {"sku",  "store",  "center", "quantity",
                                                     "unit", "status", "asOf",   "version"};
        start("item");
        for (std::size_t const which : how_.order) {
            if (which == 5 && !how_.more.empty()) made_.add(std::string{how_.more});
            element(names[which], value_of(which, record));
        }
        end("item");
    }
    void start(std::string_view name) {
        made_.add("<" + std::string{how_.prefix}.append(name) + ">", part::name);
        made_.add(std::string{how_.open});
    }
    void end(std::string_view name) {
        made_.add("</" + std::string{how_.prefix}.append(name) + ">", part::end);
    }
    void element(std::string_view name, std::string value) {
        made_.add("<" + std::string{how_.prefix}.append(name) + ">", part::name);
        made_.add(std::move(value), part::value);
        end(name);
        made_.add(std::string{how_.open});
    }

    style const& how_;
    feed_pieces made_{};
};

// Something before the '>' of a tag.
std::string in_tag(std::string_view piece, std::string_view before, std::string_view text,
                   std::string_view behind) {
    return std::string{piece.substr(0, piece.size() - 1)}.append(before).append(text).append(
               behind) +
           ">";
}
std::string around(std::string_view before, std::string_view text, std::string_view behind,
                   std::string_view piece) {
    return std::string{before}.append(text).append(behind).append(piece);
}
constexpr planting ways[] = {
    {part::any, &planted_before},
    {part::any, &planted_instead},
    {part::value, &planted_within},
    {part::value, [](auto piece, auto text) { return std::string{piece}.append(text); }},
    {part::name, [](auto piece, auto text) { return in_tag(piece, " ", text, ""); }},
    {part::name, [](auto piece, auto text) { return in_tag(piece, " a='", text, "'"); }},
    {part::name, [](auto piece, auto text) { return in_tag(piece, " ", text, "='b'"); }},
    {part::name, [](auto piece, auto text) { return in_tag(piece, " xmlns:q='", text, "'"); }},
    {part::end, [](auto piece, auto text) { return in_tag(piece, "", text, ""); }},
    {part::name, [](auto piece, auto text) { return around("<!--", text, "-->", piece); }},
    {part::name, [](auto piece, auto text) { return around("<note>", text, "</note>", piece); }},
    {part::name, [](auto piece, auto text) { return around("<", text, "/>", piece); }},
    {part::value,
     [](auto piece, auto text) {
         return std::string{piece}.append("<![CDATA[").append(text) + "]]>";
     }},
};

constexpr std::string_view versions[] = {"http://schemas.xmlsoap.org/soap/envelope/",
                                         "http://www.w3.org/2003/05/soap-envelope"};

// An envelope around Echo as one around a feed: what is the text of Echo there is the SKU of one
// line here, with others around it.
std::string as_feed(std::string_view echo) {
    static constexpr std::string_view members[] = {"store>10101",   "center>10001",
                                                   "quantity>12",   "unit>EA",
                                                   "status>Future", "asOf>2026-11-23T07:53:44Z",
                                                   "version>17"};
    auto const rest = [](std::string const& prefix) {
        std::string made;
        for (std::string_view const one : members) {
            std::string const name{one.substr(0, one.find('>'))};
            made += "<" + prefix + std::string{one} + "</" + prefix + name + ">";
        }
        return made + "</" + prefix + "item>";
    };
    auto const line = [&](std::string const& prefix) {
        return "<" + prefix + "item><" + prefix + "sku>TEA</" + prefix + "sku>" + rest(prefix);
    };
    std::string made;
    for (std::size_t at = 0; at < echo.size();) {
        std::string_view const left = echo.substr(at);
        std::size_t const size = left.front() == '<' ? left.find('>') + 1 : 0;
        std::string_view tag = left.substr(0, size);
        bool const ends = tag.starts_with("</");
        tag.remove_prefix(std::min<std::size_t>(tag.size(), ends ? 2 : 1));
        std::string_view const name = tag.substr(0, tag.find_first_of(" />"));
        std::size_t const colon = name.find(':') + 1;
        std::string const prefix{name.substr(0, colon)};
        if (left.starts_with("urn:treaty:echo:1")) {
            made += "urn:treaty:value";
            at += 17;
        } else if (name.substr(colon) == "Echo") {
            made += (ends ? "</" : "<") + prefix + "value";
            at += (ends ? 2 : 1) + name.size();
        } else if (name.substr(colon) == "text") {
            std::string attributes{tag.substr(name.size())};
            for (std::size_t space = 0;
                 (space = attributes.find("urn:treaty:echo:1")) != attributes.npos;)
                attributes.replace(space, 17, "urn:treaty:value");
            if (!ends)
                made += "<" + prefix + "lines>" + line(prefix) + line(prefix) + "<" + prefix +
                        "item><" + prefix + "sku" + attributes;
            if (ends) made += "</" + prefix + "sku>";
            if (ends || attributes.ends_with("/>"))
                made += rest(prefix) + line(prefix) + "</" + prefix + "lines>";
            at += size;
        } else {
            made.push_back(left.front());
            ++at;
        }
    }
    return made;
}

std::vector<std::string> all_texts() {
    using namespace conformance::xml;
    std::vector<std::string> made;
    for (std::span<xml_case const> const table : std::initializer_list<std::span<xml_case const>>{
             root_cases, declaration_cases, encoding_cases, doctype_cases, tag_cases,
             attribute_cases, comment_cases, instruction_cases, simple_name_cases,
             qualified_name_cases, namespace_cases, character_data_cases, reference_cases,
             section_cases, utf8_cases})
        for (xml_case const& one : table) made.emplace_back(one.text);
    for (std::string& one : raw_requests())
        if (one.size() < 400) made.push_back(std::move(one));
    // Around what is compared in one step.
    for (std::size_t const size :
         {15U, 16U, 17U, 31U, 32U, 33U, 47U, 48U, 62U, 63U, 64U, 65U, 96U, 128U, 255U, 2100U}) {
        made.push_back(std::string(size, ' '));
        made.push_back(std::string(size, 'x'));
        made.push_back(std::string(size, '1'));
        made.push_back("<!--" + std::string(size, '-') + "-->");
        made.push_back("a='" + std::string(size, ' ') + "'");
    }
    return made;
}

using readers = both_readers<levels::request>;

bool soap_cases(readers& both, std::size_t& envelopes) {
    using namespace conformance::soap;
    std::size_t const before = both.good;
    for (std::span<envelope_case const> const table :
         std::initializer_list<std::span<envelope_case const>>{
             text_cases, member_cases, conformance::soap::encoding_cases, forbidden_cases,
             part_cases, conformance::soap::namespace_cases, header_cases})
        for (envelope_case const& one : table)
            for (std::string_view const version : versions) {
                std::string const echo = spelled_out(one.text, version);
                if (!both.agree(echo) || !both.agree(as_feed(echo))) return false;
                ++envelopes;
            }
    // Else they are no feeds at all.
    return both.good - before > envelopes / 4;
}

// Longer than what is copied from the end of a document, and shorter.
bool cut_everywhere(readers& both, bool all) {
    for (style const& how : styles)
        for (std::size_t const records : {3U, 11U, 1U, 6U, 7U, 14U, 40U}) {
            if (!all && records != 3 && records != 11) break;
            std::string const whole = envelope{how, records}.pieces().text();
            for (std::size_t size = 0; size <= whole.size(); ++size)
                if (!both.agree(std::string_view{whole}.substr(0, size))) return false;
        }
    return true;
}

bool plant_everywhere(readers& both, std::string_view text, sample& some) {
    auto const agree = [&](std::string const& document) { return both.agree(document); };
    for (style const& how : styles)
        for (std::size_t const records : {4U, 17U})
            if (!each_planted(envelope{how, records}.pieces(), ways, text, some, agree))
                return false;
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t const every = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
    sample some{every, argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0};
    treaty::soap::soap_format const fast = treaty::soap::format_for<contracts::feed>();
    treaty::soap::soap_format const strict;
    readers both{fast, strict};
    std::size_t envelopes = 0;
    if (!soap_cases(both, envelopes) || !cut_everywhere(both, every == 1)) return 1;
    std::size_t const cut = both.refused;
    std::vector<std::string> const texts = all_texts();
    for (std::string const& text : texts)
        if (!both.agree(text) || !plant_everywhere(both, text, some)) return 1;
    std::cout << texts.size() << " cases and " << envelopes << " envelopes: " << both.good
              << " documents good, " << both.refused << " refused, " << cut
              << " of them cut off; no difference\n";
    return texts.size() < 750 || both.good == 0 ? 1 : 0;
}
