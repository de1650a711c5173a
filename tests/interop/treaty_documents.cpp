// SPDX-License-Identifier: BSL-1.0
// Writes messages of all operations as business object documents, with values drawn at random:
// treaty_documents FOLDER COUNT SEED. They lie in FOLDER/PATH/OPERATION.NUMBER.KIND.xml, where the
// path is that of the operation's port.
#include "message_files.hpp"

#include <contracts/back_office.hpp>
#include <contracts/bod/back_office.hpp>
#include <treaty/contract/service_table.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>

namespace {

using support::message_files;
using treaty::operation_row;

contracts::bod::format make_documents(message_files& to) {
    return contracts::bod::format{{.bindings = contracts::bod::bindings,
                                   .make_id = [&] { return "id-" + std::to_string(to.written); }}};
}

void write_failure(message_files& to, treaty::wire::call const& now, std::string const& name,
                   treaty::wire::failure_view const& what) {
    std::string body;
    treaty::wire::outgoing_answer answer{200, {}, body};
    make_documents(to).write_failure(now, what, answer);
    to.file(name, body, "soapenv:Body");
}

void write_problems(message_files& to, treaty::wire::call const& now, std::string const& name) {
    treaty::problem_list problems;
    auto const text = [&] { return treaty::testing::draw_text(to.chance.below(40), to.chance); };
    for (std::uint64_t left = to.chance.below(3) + 1; left != 0; --left)
        problems.add({treaty::problem_kind::too_long, text(), to.chance.below(3), text(), text()});
    write_failure(to, now, name + ".problems", {.problems = &problems});
}

void write_operation(message_files& to, operation_row const& one, std::string const& number) {
    auto const format = make_documents(to);
    std::string const name = std::string{one.name} + "." + number;
    treaty::call_context context;
    treaty::wire::call now{{one.service, one.name, one.version}, &context};
    treaty::wire::outgoing_request request;
    format.write_request(now, *one.request.type, to.drawn(one.request).get(), request);
    auto const root = to.folder;
    to.folder += request.path;
    std::filesystem::create_directories(to.folder);
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
    write_problems(to, now, name);
    to.folder = root;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: treaty_documents FOLDER COUNT SEED\n";
        return 64;
    }
    try {
        message_files to{argv[1], treaty::random_source{std::strtoull(argv[3], nullptr, 10)}};
        treaty::service_row const services[]{treaty::table_of<contracts::outbound>(),
                                             treaty::table_of<contracts::inbound>()};
        auto const count = std::strtoull(argv[2], nullptr, 10);
        for (std::uint64_t i = 0; i < count; ++i) {
            to.vary(i);
            for (auto const& service : services)
                for (operation_row const& one : service.operations)
                    write_operation(to, one, std::to_string(i));
        }
        std::cout << to.written << " messages\n";
    } catch (std::exception const& broken) {
        std::cerr << "treaty_documents: " << broken.what() << "\n";
        return 1;
    }
}
