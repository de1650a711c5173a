// SPDX-License-Identifier: BSL-1.0
// docs/how-to/call_with_soap.md: the tea shop in SOAP, beside JSON.
#include "tea_shop.hpp"

#include <treaty/http.hpp>
#include <treaty/soap.hpp>

#include <iostream>

using namespace tea_shop;

//! [authenticate]
bool known(std::optional<treaty::soap::username_token> const& token,
           treaty::call_context& context) {
    if (!token || token->username != "ann" ||
        token->password != treaty::secret<std::string>{"oolong"})
        return false;
    context.caller = token->username;
    return true;
}
//! [authenticate]

namespace {

// What any SOAP client sends.
void show(treaty::http::channel& channel, std::string_view envelope) {
    treaty::call_context context;
    treaty::transport::reply answer;
    auto const sent = channel.exchange({.path = "/tea-shop",
                                        .query = {},
                                        .media_type = "text/xml",
                                        .body = envelope,
                                        .context = &context},
                                       answer);
    if (sent.delivery != treaty::transport::delivery::answered) std::cout << "not answered: ";
    std::cout << answer.body << '\n';
}

}  // namespace

int main() {
    //! [serve]
    treaty::soap::soap_format const soap{{.services = {"tea-shop"}}};
    treaty::http::server<service> server{
        shop{},
        {.port = 0},
        {.formats = {&treaty::json::format(), &soap}, .pages = {treaty::soap::wsdl<service>()}}};
    //! [serve]

    //! [call]
    treaty::http::client<service> teas{server.url(), {}, soap};
    auto const price = teas(get_price::request{"TEA-1", treaty::pieces(3)});
    std::cout << price->price.amount << " EUR\n";
    std::cout << teas(get_price::request{"SOAP-1", treaty::pieces(1)}).error() << '\n';
    //! [call]

    //! [same-key]
    treaty::http::client<service> json{server.url()};
    treaty::call_context once{.idempotency_key = "urn:uuid:3f0d"};
    place_order::request const two{{{"TEA-1", treaty::pieces(2)}}, {}};
    std::cout << "order " << json(two, once)->order << '\n';
    std::cout << "still order " << teas(two, once)->order << '\n';
    //! [same-key]

    treaty::http::channel channel{server.url(), {}};
    std::cout << "from anywhere:\n";
    show(channel,
         "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
         "<GetPrice xmlns='urn:treaty:tea-shop:1'><item>TEA-1</item>"
         "<wanted><value>3</value><unit>C62</unit></wanted></GetPrice></s:Body></s:Envelope>");

    //! [token]
    treaty::soap::soap_format const guarded{{.services = {"tea-shop"}, .authenticate = known}};
    treaty::http::server<service> closed{shop{}, {}, {.formats = {&guarded}}};

    treaty::soap::soap_format const as_ann{{.credentials = treaty::soap::username_token{
                                                "ann", treaty::secret<std::string>{"oolong"}}}};
    treaty::http::client<service> ann{closed.url(), {}, as_ann};
    treaty::http::client<service> nobody{closed.url(), {}, soap};
    std::cout << ann(get_price::request{"TEA-1", treaty::pieces(1)})->price.amount << " EUR\n";
    std::cout << nobody(get_price::request{"TEA-1", treaty::pieces(1)}).error() << '\n';
    //! [token]
}
