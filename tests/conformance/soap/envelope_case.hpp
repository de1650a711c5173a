// SPDX-License-Identifier: BSL-1.0
// An envelope, and what is read from it as the text of Echo. For brevity: $1 is the namespace of
// the envelope, in turn that of SOAP 1.1 and of 1.2; $E and $e, $H and $h, $B and $b are the tags
// of Envelope, Header and Body; $M is a good message with the text "hello"; $T and $t are its tags
// around the text.
#pragma once

#include <string>
#include <string_view>

namespace conformance::soap {

using namespace std::string_view_literals;

struct envelope_case {
    std::string_view title;
    char const* read;  // null: refused
    std::string_view text;
};

inline std::string spelled_out(std::string_view text, std::string_view space) {
    std::string full;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$') {
            full.push_back(text[i]);
            continue;
        }
        switch (text[++i]) {
            case '1': full.append(space); break;
            case 'E': full.append("<s:Envelope xmlns:s='").append(space).append("'>"); break;
            case 'e': full.append("</s:Envelope>"); break;
            case 'H': full.append("<s:Header>"); break;
            case 'h': full.append("</s:Header>"); break;
            case 'B': full.append("<s:Body>"); break;
            case 'b': full.append("</s:Body>"); break;
            case 'T': full.append("<Echo xmlns='urn:treaty:echo:1'><text>"); break;
            case 't': full.append("</text></Echo>"); break;
            default: full.append("<Echo xmlns='urn:treaty:echo:1'><text>hello</text></Echo>");
        }
    }
    return full;
}

}  // namespace conformance::soap
