// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/detail/docs_script.hpp>
#include <treaty/document/detail/docs_style.hpp>
#include <treaty/document/docs_page.hpp>

namespace treaty::document {

TREATY_INLINE std::string docs_page(std::string_view openapi) {
    std::string out{
        "<!DOCTYPE html>\n"
        "<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'\">\n"
        "<title>Operations</title><link rel=\"icon\" href=\"data:,\">\n<style>"};
    out.append(detail::docs_style).append("</style></head><body>\n<div id=\"page\"></div>\n");
    out.append("<noscript>This page needs JavaScript; the same is in /openapi.json.</noscript>\n");
    out.append("<script type=\"application/json\" id=\"spec\">\n");
    // A text in the document cannot end the element that it stands in.
    for (char const c : openapi) c == '<' ? out.append("\\u003c") : out.append(1, c);
    out.append("</script>\n<script>").append(detail::docs_script);
    return out.append("</script>\n</body></html>\n");
}

}  // namespace treaty::document
