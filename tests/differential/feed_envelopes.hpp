// SPDX-License-Identifier: BSL-1.0
// Inventory feeds in SOAP as many senders would write them: most write every line alike, but each
// in his own way, and some have something odd in one line.
#pragma once

#include "feed_documents.hpp"

#include <treaty/wire/xml/writer.hpp>

#include <utility>

namespace differential {

class envelope_generator : public feed_generator {
public:
    using feed_generator::feed_generator;

    std::string document() {
        begin();
        std::string const space = once_in(40) ? "urn:another" : "urn:treaty:value";
        std::string text = R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/")"
                           R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="o")";
        text += ">" + gap_ + "<e:Body>" + gap_ + "<" + prefix_ + "value xmlns";
        if (!prefix_.empty()) text += ":" + prefix_.substr(0, prefix_.size() - 1);
        text += "=\"" + space + "\">" + gap_;
        if (once_in(5)) text += element("mode", "AllOrNothing");
        text += tag("lines") + between_;
        for (std::size_t left = 1 + below(once_in(10) ? 40 : 7); left > 0; --left) {
            if (once_in(12)) begin_layout();
            text += item() + (once_in(60) ? oddity() : between_);
        }
        text += "</" + prefix_ + "lines>" + gap_ + "</" + prefix_ + "value></e:Body></e:Envelope>";
        return text;
    }

private:
    std::string some_blanks() {
        if (!once_in(3)) return {};
        return std::string(below(once_in(6) ? 70 : 4), once_in(2) ? ' ' : '\n');
    }
    void begin() {
        static constexpr std::string_view prefixes[] = {"", "", "inv:", "p:"};
        prefix_ = prefixes[below(4)];
        begin_layout();
    }
    void begin_layout() {
        gap_ = some_blanks();
        between_ = once_in(8) ? oddity() : some_blanks();
        order_ = {0, 1, 2, 3, 4, 5, 6, 7};
        each_ = once_in(3);
        if (once_in(3)) shuffle();
        attributes_ = once_in(3) ? R"( xsi:type="xsd:thing")" : "";
        if (once_in(8)) attributes_ += " a='1' o:a=\"1\"";
        if (once_in(12)) attributes_ += " xmlns:q=\"urn:treaty:value\"";
        item_attributes_ = once_in(6) ? " id=\"&#49;\"" : "";
        if (once_in(30)) item_attributes_ += " xmlns:inv=\"urn:treaty:value\"";
        if (once_in(40)) item_attributes_ += " xmlns=\"urn:other\"";
        before_value_ = once_in(10) ? oddity_in_text() : "";
        behind_value_ = once_in(10) ? oddity_in_text() : "";
        unknown_ = once_in(4) ? oddity() : "";
        section_ = once_in(10) ? below(8) : 8;
        left_out_ = once_in(40) ? below(8) : 8;
    }
    void shuffle() {
        for (std::size_t i = 8; i > 1; --i) std::swap(order_[i - 1], order_[below(i)]);
    }
    std::string item() {
        if (each_) shuffle(), gap_ = some_blanks();
        levels::feed_line const one = line();
        std::string text = "<" + prefix_ + "item" + item_attributes_ + ">" + gap_;
        for (std::size_t const which : order_) {
            if (which == left_out_) continue;
            if (which == 3) text += unknown_;
            text += member(one, which) + gap_;
            if (once_in(200)) text += oddity();
        }
        return text + (once_in(300) ? "" : gap_) + "</" + prefix_ + "item>";
    }
    [[nodiscard]] std::string tag(std::string_view name) const {
        return "<" + prefix_ + std::string{name} + ">";
    }
    std::string element(std::string const& name, std::string const& content) {
        return "<" + prefix_ + name + attributes_ + ">" + before_value_ + content + behind_value_ +
               "</" + prefix_ + name + (once_in(400) ? " >" : ">");
    }
    std::string member(levels::feed_line const& one, std::size_t which) {
        switch (which) {
            case 0: return element("sku", shown(one.sku.view(), which));
            case 1: return element("store", shown(one.store.str(), which));
            case 2: return element("center", shown(one.center.str(), which));
            case 3: return element("quantity", shown(std::to_string(one.quantity), which));
            case 4: return element("unit", shown(treaty::reflect::name_of(one.unit), which));
            case 5: return element("status", shown(treaty::reflect::name_of(one.status), which));
            case 6: return element("asOf", shown(one.as_of.str(), which));
            default: return element("version", shown(std::to_string(one.version), which));
        }
    }
    std::string shown(std::string_view value, std::size_t which) {
        std::string text;
        if (section_ == which) return text.append("<![CDATA[").append(value).append("]]>");
        treaty::xml::append_text(text, value);
        switch (below(300)) {
            case 0: return "0" + text;
            case 1: return "+" + text;
            case 2: return text + " ";
            case 3: return "\t" + text;
            case 4: return "";
            case 5: return "&#" + std::to_string(static_cast<int>(text[0])) + ";" + text.substr(1);
            case 6: return text + "]";
            case 7:
                return text.substr(0, text.size() / 2) + "<!-- -->" + text.substr(text.size() / 2);
            case 8: return text + "<" + prefix_ + "sku/>";
            case 9: return text + text + text + text;
            default: return text;
        }
    }
    std::string oddity_in_text() {
        static constexpr std::string_view all[] = {"<!-- note -->", " ",   "  \n ", "<![CDATA[]]>",
                                                   "<![CDATA[ ]]>", "\r\n"};
        return std::string{all[below(6)]};
    }
    // Between two elements: most of it is allowed.
    std::string oddity() {
        static constexpr std::string_view all[] = {
            "<!-- between -->",
            "<note>something</note>",
            "<o:note a='b'>some <b>more</b></o:note>",
            "<inv:note xmlns:inv=\"urn:note\"/>",
            "<mode xsi:nil=\"true\"/>",
            " <!-- a --> <!-- b --> ",
            "&#32;",
            "<![CDATA[ ]]>",
            "text",
            "<?pi?>",
            "<sku>A</sku>",
            "<item/>",
            "\r\n\t",
            "&#x20;<!---->",
        };
        return std::string{all[below(once_in(4) ? 14 : 6)]};
    }

    std::string prefix_, gap_, between_, attributes_, item_attributes_, before_value_,
        behind_value_, unknown_;
    std::array<std::size_t, 8> order_{};
    bool each_ = false;  // line has an order of its own
    std::size_t section_ = 8, left_out_ = 8;
};

}  // namespace differential
