// SPDX-License-Identifier: BSL-1.0
// Writes messages of all operations as SOAP in the plain shape has them, with values drawn at
// random: treaty_messages FOLDER COUNT SEED. A file is one element without its envelope, and is
// named SERVICE.OPERATION.NUMBER.KIND.xml; for somebody else's validator.
#include "message_files.hpp"

#include <contracts/back_office.hpp>
#include <treaty/contract/service_table.hpp>
#include <treaty/wire/soap/format.hpp>

namespace {

using treaty::operation_row;

using writer = support::message_files;

void write_failure(writer& to, treaty::wire::call& now, std::string const& name,
                   treaty::wire::failure_view const& what) {
    std::string body;
    treaty::wire::outgoing_answer answer{200, {}, body};
    treaty::soap::format().write_failure(now, what, answer);
    to.file(name, body, "detail");
}

void write_operation(writer& to, operation_row const& one, std::string const& number) {
    auto const& format = treaty::soap::format();
    std::string const name = std::string{one.service} + "." + std::string{one.name} + "." + number;
    treaty::call_context context;
    treaty::wire::call now{{one.service, one.name, one.version}, &context};
    treaty::wire::outgoing_request request;
    format.write_request(now, *one.request.type, to.drawn(one.request).get(), request);
    to.file(name + ".request", request.body, "soapenv:Body");
    std::string body;
    treaty::wire::outgoing_answer answer{200, {}, body};
    format.write_response(now, *one.response.type, to.drawn(one.response).get(), answer);
    to.file(name + ".response", body, "soapenv:Body");
    for (treaty::fault_kind const* fault : one.faults) {
        auto const value = to.drawn(*fault);
        write_failure(to, now, name + "." + std::string{fault->name},
                      {.fault_name = fault->name,
                       .fault_title = fault->title,
                       .fault_type = fault->type,
                       .fault_value = value.get()});
    }
}

void write_problems(writer& to, std::string const& number) {
    treaty::call_context context;
    treaty::wire::call now{{}, &context};
    treaty::problem_list problems;
    auto const text = [&] { return treaty::testing::draw_text(to.chance.below(40), to.chance); };
    for (std::uint64_t left = to.chance.below(3) + 1; left != 0; --left)
        problems.add({treaty::problem_kind::too_long, text(), to.chance.below(3), text(), text()});
    write_failure(to, now, "problems.problems." + number, {.problems = &problems});
    write_failure(to, now, "problems.unknown." + number, {.unknown = "no answer came"});
}

}  // namespace

int main(int argc, char** argv) {
    treaty::service_row const services[]{treaty::table_of<contracts::outbound>(),
                                         treaty::table_of<contracts::inbound>()};
    return support::write_files("treaty_messages", argc, argv,
                                [&](writer& to, std::string const& number) {
                                    for (auto const& service : services)
                                        for (operation_row const& one : service.operations)
                                            write_operation(to, one, number);
                                    write_problems(to, number);
                                });
}
