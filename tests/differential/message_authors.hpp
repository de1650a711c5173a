// SPDX-License-Identifier: BSL-1.0
// Messages of any contract in JSON and in XML as many senders would write them: each has its own
// order of members and white space, and some do something odd now and then.
#pragma once

#include <treaty/core/random.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/json/writer.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace differential {

using treaty::reflect::shape;
using treaty::reflect::type;

// What one sender does alike in all of a message.
class sender {
public:
    explicit sender(treaty::random_source& chance)
        : chance_(chance),
          shuffles_(chance.chance(40)),
          each_(chance.chance(10)),
          writes_empty_(chance.chance(20)),
          unknown_(chance.chance(20)),
          oddities_(chance.chance(50) ? 0 : 1 + chance.below(20)),
          gap_(blanks()),
          comma_(blanks()) {}

protected:
    // How members stand, by their places.
    std::vector<std::size_t> order(type const& kind) {
        auto const shuffled = [&] {
            std::vector<std::size_t> made(kind.members.size());
            std::iota(made.begin(), made.end(), std::size_t{0});
            for (std::size_t i = shuffles_ ? made.size() : 0; i > 1; --i)
                std::swap(made[i - 1], made[below(i)]);
            return made;
        };
        if (each_) return shuffled();
        auto const [known, is_new] = orders_.try_emplace(&kind);
        if (is_new) known->second = shuffled();
        return known->second;
    }
    // Null if the member is left out.
    void const* written(treaty::reflect::member const& one, void const* object) {
        void const* const at = one.place(object);
        if (odd()) return nullptr;
        if (one.kind->shape == shape::optional) return one.kind->held(at);
        bool const empty = !one.required && one.kind->size(at) == 0;
        return empty && !(writes_empty_ || odd()) ? nullptr : at;
    }
    static type const& held_kind(type const& kind) {
        return kind.shape == shape::optional ? *kind.element : kind;
    }
    // How often the last item of a list stands there again: once in a message, sometimes to the
    // limit of the list, or one beyond it.
    std::size_t again(type const& kind, std::size_t size) {
        if (repeats_ || size == 0 || kind.most == 0 || kind.most > 600 || below(400) != 0) return 0;
        repeats_ = true;
        return kind.most - std::min<std::size_t>(size, kind.most) + below(2);
    }
    std::size_t below(std::size_t limit) { return chance_.below(limit); }
    bool odd() { return oddities_ != 0 && below(60 * oddities_) == 0; }
    std::string blanks() {
        if (below(3) != 0) return {};
        return std::string(below(below(6) == 0 ? 70 : 5), below(2) == 0 ? ' ' : '\n');
    }

    treaty::random_source& chance_;
    bool shuffles_, each_, writes_empty_, unknown_;
    bool repeats_ = false;
    std::size_t oddities_;
    std::string gap_, comma_;

private:
    std::map<type const*, std::vector<std::size_t>> orders_;
};

class json_author : sender {
public:
    explicit json_author(treaty::random_source& chance)
        : sender(chance),
          quotes_(!chance.chance(20)) {}

    std::string document(type const& kind, void const* from) {
        value(kind, from);
        return std::move(out_);
    }

private:
    void value(type const& kind, void const* from) {
        if (odd()) return oddity();
        switch (kind.shape) {
            case shape::optional: return value(*kind.element, kind.held(from));
            case shape::list: return list(kind, from);
            case shape::structure: return structure(kind, from);
            case shape::identifier:
                if (!quotes_) {
                    out_ += std::to_string(treaty::reflect::load_integer(kind, from));
                    return;
                }
                [[fallthrough]];
            default: treaty::json::write_to(out_, kind, from);
        }
    }
    void oddity() {
        static constexpr std::string_view all[] = {
            "null", "{}",   "[]",     "[{}]",        "0",        "-1",
            "1.50", "\"\"", "\"x\"",  "true",        "[1",       "{",
            "1e2",  "1e9",  "[null]", "\"\\u0041\"", "\"Z\\n\"", "12345678901234567890"};
        out_ += all[below(std::size(all))];
    }
    void list(type const& kind, void const* from) {
        std::size_t const size = kind.size(from);
        out_ += "[" + (size == 0 ? comma_ : gap_);
        std::size_t last = out_.size();
        for (std::size_t i = 0; i < size; ++i) {
            if (i != 0) out_ += comma_ + "," + comma_;
            last = out_.size();
            value(*kind.element, kind.item(from, i));
        }
        std::string const item = out_.substr(last);
        for (std::size_t left = again(kind, size); left > 0; --left) out_ += "," + item;
        out_ += gap_ + "]";
    }
    void structure(type const& kind, void const* from) {
        out_ += "{" + gap_;
        bool first = true;
        auto const name = [&](std::string_view text) {
            out_ += first ? "" : gap_ + "," + gap_;
            out_ += "\"" + std::string{text} + "\"" + comma_ + ":" + comma_;
            first = false;
        };
        for (std::size_t const at : order(kind)) {
            treaty::reflect::member const& one = kind.members[at];
            if (unknown_ && at == 1) name("note"), out_ += "17";
            if (odd()) name("more"), oddity();
            void const* const held = written(one, from);
            for (int times = odd() ? 2 : 1; held != nullptr && times > 0; --times)
                name(one.wire_name), value(held_kind(*one.kind), held);
        }
        out_ += gap_ + "}";
    }

    bool quotes_;  // 64-bit identifiers
    std::string out_;
};

class xml_author : sender {
public:
    explicit xml_author(treaty::random_source& chance)
        : sender(chance),
          prefix_(chance.chance(30) ? "i:" : ""),
          attributes_(chance.chance(20) ? " a='1'" : "") {
        if (chance.chance(10)) gap_ += "<!-- note -->";
    }

    // In an envelope, as a value without an operation.
    std::string document(type const& kind, void const* from) {
        std::string const space = prefix_.empty() ? "xmlns" : "xmlns:i";
        out_ = R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/")"
               R"( xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><e:Body><)";
        out_ += prefix_ + "value " + space + "=\"urn:treaty:value\">";
        value(kind, from);
        return std::move(out_) + "</" + prefix_ + "value></e:Body></e:Envelope>";
    }

private:
    void value(type const& kind, void const* from) {
        if (odd()) return oddity();
        switch (kind.shape) {
            case shape::optional: return value(*kind.element, kind.held(from));
            case shape::list: return list(kind, from);
            case shape::map: return map(kind, from);
            case shape::structure: return structure(kind, from);
            default: return treaty::xml::append_plain(out_, kind, from);
        }
    }
    void element(std::string_view name, type const& kind, void const* from) {
        out_ += "<" + prefix_ + std::string{name} + attributes_;
        if (odd())
            out_ += below(2) == 0 ? " x:nil='true'" : " x:nil='0' xmlns:i='urn:treaty:value'";
        std::size_t const begin = out_.size();
        out_ += ">";
        value(kind, from);
        if (begin + 1 == out_.size() && odd())
            out_.resize(begin), out_ += "/>";
        else
            out_ += "</" + prefix_ + std::string{name} + ">";
    }
    void oddity() {
        static constexpr std::string_view all[] = {"",
                                                   "<!-- a -->",
                                                   "<note><item>1</item></note>",
                                                   "<i:item/>",
                                                   "<item/>",
                                                   "text",
                                                   "&#32;",
                                                   " ",
                                                   "<![CDATA[ ]]>",
                                                   "<?pi?>",
                                                   "17",
                                                   "-1",
                                                   "<value>1</value>",
                                                   "\r\n"};
        out_ += all[below(std::size(all))];
    }
    void list(type const& kind, void const* from) {
        std::size_t last = out_.size();
        std::size_t const size = kind.size(from);
        for (std::size_t i = 0; i < size; ++i) {
            out_ += comma_;
            last = out_.size();
            element("item", *kind.element, kind.item(from, i));
            if (odd()) oddity();
        }
        std::string const item = out_.substr(last);
        for (std::size_t left = again(kind, size); left > 0; --left) out_ += item;
        out_ += comma_;
    }
    void map(type const& kind, void const* from) {
        if (!prefix_.empty()) return;  // append_plain() knows of none
        treaty::xml::append_plain(out_, kind, from);
    }
    void structure(type const& kind, void const* from) {
        out_ += gap_;
        for (std::size_t const at : order(kind)) {
            treaty::reflect::member const& one = kind.members[at];
            if (unknown_ && at == 1) out_ += "<note>17</note>" + gap_;
            if (odd()) oddity();
            void const* const held = written(one, from);
            for (int times = odd() ? 2 : 1; held != nullptr && times > 0; --times) {
                element(one.wire_name, held_kind(*one.kind), held);
                out_ += gap_;
            }
        }
    }

    std::string prefix_, attributes_;
    std::string out_;
};

}  // namespace differential
