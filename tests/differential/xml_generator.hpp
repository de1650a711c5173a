// SPDX-License-Identifier: BSL-1.0
// Documents of XML at random, a function of the seed alone: well formed by construction, or nearly,
// and then perhaps damaged in a few places.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace differential {

class xml_generator {
public:
    explicit xml_generator(std::uint64_t seed) : random_(seed) {}

    std::string document() {
        out_.clear();
        if (chance(20)) out_.append("\xEF\xBB\xBF");
        if (chance(2)) declaration();
        misc();
        element(0);
        misc();
        // As many documents are damaged as are left whole.
        if (chance(2))
            for (std::size_t left = 1 + below(3); left > 0; --left) damage();
        return out_;
    }

private:
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }
    template <std::size_t N>
    std::string_view one_of(std::string_view const (&choices)[N]) {
        return choices[below(N)];
    }

    std::string_view blank() {
        static constexpr std::string_view choices[] = {" ",  " ",    " ",  "\n",
                                                       "\t", "\r\n", "\r", "  "};
        return one_of(choices);
    }
    std::string_view maybe_blank() { return chance(6) ? blank() : ""; }
    std::string_view quote() { return chance(2) ? "'" : "\""; }

    std::string_view local() {
        static constexpr std::string_view choices[] = {
            "a",        "b",           "c",   "d",      "item",
            "x-1",      "_",           "y.z", "xmlish", "\xC3\xA9t\xC3\xA9",
            "\xCE\xB1", "\xE5\x83\xB9"};
        return one_of(choices);
    }
    std::string_view prefix() {
        static constexpr std::string_view choices[] = {"p", "q", "r", "\xD1\x86"};
        return one_of(choices);
    }
    std::string_view space() {
        static constexpr std::string_view choices[] = {"u",      "u",          "v",  "w&amp;",
                                                       "&#117;", "urn:treaty", " u "};
        static constexpr std::string_view refused[] = {"", "http://www.w3.org/XML/1998/namespace",
                                                       "http://www.w3.org/2000/xmlns/"};
        return chance(12) ? one_of(refused) : one_of(choices);
    }
    std::string name() {
        std::string made;
        if (chance(3)) made.append(chance(8) ? "xml" : prefix()).append(":");
        return made.append(local());
    }
    std::string_view characters() {
        static constexpr std::string_view choices[] = {"x",
                                                       "y z",
                                                       "1",
                                                       "]",
                                                       "]]",
                                                       ">",
                                                       "\xC3\xA9",
                                                       "\xE2\x82\xAC",
                                                       "\xF0\x9F\x98\x80",
                                                       "\n",
                                                       "\r",
                                                       "\r\n",
                                                       "\t",
                                                       " ",
                                                       "&lt;",
                                                       "&gt;",
                                                       "&amp;",
                                                       "&apos;",
                                                       "&quot;",
                                                       "&#65;",
                                                       "&#x20AC;",
                                                       "&#13;",
                                                       "&#10;",
                                                       "&#9;",
                                                       "&#x1F600;",
                                                       "--",
                                                       "?",
                                                       "=",
                                                       "/",
                                                       "\x7F",
                                                       "\xC2\x85",
                                                       "\xEF\xBF\xBD"};
        return one_of(choices);
    }
    void declaration() {
        static constexpr std::string_view versions[] = {"1.0", "1.0", "1.0", "1.1", "2.0"};
        static constexpr std::string_view encodings[] = {"UTF-8", "utf-8", "Utf-8", "US-ASCII"};
        auto const setting = [&](std::string_view word, std::string_view value) {
            std::string_view const around = quote();
            out_.append(blank()).append(word).append(maybe_blank()).append("=");
            out_.append(maybe_blank()).append(around).append(value).append(around);
        };
        out_.append("<?xml");
        setting("version", one_of(versions));
        if (chance(2)) setting("encoding", one_of(encodings));
        if (chance(3)) setting("standalone", chance(2) ? "yes" : "no");
        out_.append(maybe_blank()).append("?>");
    }
    void misc() {
        while (chance(3)) {
            out_.append(maybe_blank());
            chance(2) ? comment() : instruction();
            out_.append(maybe_blank());
        }
    }
    void comment() {
        static constexpr std::string_view choices[] = {"",     " b ",          " <a> ", "&",  "- -",
                                                       "\r\n", "\xE2\x82\xAC", "]]>",   "?>", "-b"};
        out_.append("<!--").append(one_of(choices)).append("-->");
    }
    void instruction() {
        static constexpr std::string_view choices[] = {
            "", " ", " b", " <a>", " ?", "\n", " \xE2\x82\xAC", " --", " b='c'"};
        out_.append("<?").append(local()).append(one_of(choices)).append("?>");
    }
    void section() {
        static constexpr std::string_view choices[] = {
            "",          "x",   "<a>", "&lt;", "]", "]]", "\r", "\r\n", "\xF0\x9F\x98\x80",
            "<![CDATA[", "] ]>"};
        out_.append("<![CDATA[").append(one_of(choices)).append("]]>");
    }
    void attribute() {
        std::string_view const around = quote();
        out_.append(blank());
        if (chance(3)) {
            out_.append("xmlns");
            if (!chance(3)) out_.append(":").append(chance(20) ? "xml" : prefix());
            out_.append(maybe_blank()).append("=").append(maybe_blank()).append(around);
            out_.append(space()).append(around);
            return;
        }
        out_.append(name()).append(maybe_blank()).append("=").append(maybe_blank()).append(around);
        for (std::size_t left = below(4); left > 0; --left) out_.append(characters());
        out_.append(around);
    }
    void element(std::size_t depth) {
        std::string const own = name();
        out_.append("<").append(own);
        // The root declares most prefixes, or next to nothing would be accepted.
        if (depth == 0) out_.append(" xmlns:p='u' xmlns:q='v' xmlns:r='w' xmlns:\xD1\x86='u'");
        for (std::size_t left = below(4); left > 0; --left) attribute();
        out_.append(maybe_blank());
        if (chance(4)) {
            out_.append("/>");
            return;
        }
        out_.append(">");
        for (std::size_t left = below(5); left > 0; --left) content(depth);
        out_.append("</").append(own).append(maybe_blank()).append(">");
    }
    void content(std::size_t depth) {
        switch (below(8)) {
            case 0: return comment();
            case 1: return instruction();
            case 2: return section();
            case 3:
            case 4:
                if (depth < 5) return element(depth + 1);
                [[fallthrough]];
            default:
                for (std::size_t left = below(4); left > 0; --left) out_.append(characters());
        }
    }

    void damage() {
        static constexpr std::string_view telling[] = {"<",
                                                       ">",
                                                       "/",
                                                       "&",
                                                       ";",
                                                       "'",
                                                       "\"",
                                                       "=",
                                                       " ",
                                                       "\r",
                                                       "-",
                                                       "--",
                                                       "]",
                                                       "]]>",
                                                       "?",
                                                       "?>",
                                                       "!",
                                                       ":",
                                                       "#",
                                                       "x",
                                                       "1",
                                                       "<!--",
                                                       "-->",
                                                       "<![CDATA[",
                                                       "<?",
                                                       "<?xml",
                                                       "xmlns",
                                                       "xmlns:",
                                                       "xml",
                                                       "<!DOCTYPE a>",
                                                       "&#0;",
                                                       "&#x;",
                                                       "&#xD800;",
                                                       "&b;",
                                                       "&lt",
                                                       "<a>",
                                                       "</a>",
                                                       "<a/>",
                                                       "\xC3",
                                                       "\x80",
                                                       "\xED\xA0\x80",
                                                       "\xEF\xBF\xBE",
                                                       "\xEF\xBB\xBF",
                                                       "\xC0\xAF",
                                                       "\x01",
                                                       "p:",
                                                       "version='1.0'",
                                                       "encoding='UTF-8'",
                                                       " a=''",
                                                       " p:a=''",
                                                       "\xF4\x90\x80\x80"};
        std::size_t const at = below(out_.size() + 1);
        std::size_t const left = out_.size() - at;
        std::size_t const some = std::min(left, 1 + below(8));
        switch (below(6)) {
            case 0: out_.insert(at, one_of(telling)); break;
            case 1: out_.replace(at, std::min<std::size_t>(left, 1), one_of(telling)); break;
            case 2: out_.erase(at, some); break;
            case 3: out_.insert(below(out_.size() + 1), out_.substr(at, some)); break;
            case 4:
                if (left != 0) out_[at] = static_cast<char>(out_[at] ^ (1 << below(8)));
                break;
            default: out_.resize(chance(4) ? at : out_.size() - std::min(out_.size(), below(3)));
        }
    }

    std::mt19937_64 random_;
    std::string out_;
};

}  // namespace differential
