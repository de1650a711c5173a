// SPDX-License-Identifier: BSL-1.0
// Writes messages of all operations as business object documents of both generations, with values
// drawn at random: treaty_documents FOLDER COUNT SEED. They lie in
// FOLDER/PATH/OPERATION.MESSAGE.NUMBER.KIND.xml, where the path is that of the operation's port.
#include "message_files.hpp"

#include <contracts/back_office.hpp>
#include <contracts/bod/back_office.hpp>
#include <contracts/bod/successor/back_office.hpp>
#include <treaty/contract/service_table.hpp>

#include <span>
#include <stdexcept>

namespace {

using contracts::bod::binding;
using support::message_files;
using treaty::operation_row;

contracts::bod::format format_of(binding const* const& one, message_files& to) {
    return contracts::bod::format{
        {.bindings = {&one, 1}, .make_id = [&] { return "id-" + std::to_string(to.written); }}};
}

// With messages of their own type, and what one has no place for left out and not refused: so that
// whatever is drawn can be written.
binding unconverted(binding made) {
    made.request_shape = made.reply_shape = nullptr;
    made.tells_losses = false;
    return made;
}
treaty::reflect::value_kind const& drawn_for(contracts::bod::reshaping const* shape,
                                             treaty::reflect::value_kind const& contract) {
    return shape != nullptr ? *shape->message : contract;
}

struct messages_of {
    message_files& to;
    binding const& bound;
    operation_row const& row;
    std::string name;
    binding all = unconverted(bound);
    binding const* one = &all;
    contracts::bod::format format = format_of(one, to);
    treaty::call_context context{};
    treaty::wire::call now{{row.service, row.name, row.version}, &context};

    void file(std::string const& kind, std::string const& body) {
        to.file(name + "." + kind, body, "soapenv:Body");
    }
    void request() {
        auto const& kind = drawn_for(bound.request_shape, row.request);
        treaty::wire::outgoing_request made;
        format.write_request(now, *kind.type, to.drawn(kind).get(), made);
        file("request", made.body);
    }
    // Of a caller's value, if one that is drawn can be carried.
    void converted_request() {
        binding const* const whole = &bound;
        for (int left = 20; left != 0; --left) {
            treaty::wire::outgoing_request made;
            try {
                format_of(whole, to).write_request(now, *row.request.type,
                                                   to.drawn(row.request).get(), made);
            } catch (std::invalid_argument const&) {
                continue;
            }
            return file("converted", made.body);
        }
    }
    void response() {
        auto const& kind = drawn_for(bound.reply_shape, row.response);
        std::string body;
        treaty::wire::outgoing_answer answer{200, {}, body};
        format.write_response(now, *kind.type, to.drawn(kind).get(), answer);
        file("response", body);
    }
    void failure(std::string const& kind, treaty::wire::failure_view const& what) {
        std::string body;
        treaty::wire::outgoing_answer answer{200, {}, body};
        format.write_failure(now, what, answer);
        file(kind, body);
    }
    void faults() {
        for (treaty::fault_kind const* fault : row.faults) {
            auto const value = to.drawn(*fault);
            failure(std::string{fault->name}, {.fault_name = fault->name,
                                               .fault_title = fault->title,
                                               .fault_type = fault->type,
                                               .fault_value = value.get()});
        }
    }
    void problems() {
        treaty::problem_list drawn;
        auto const text = [&] {
            return treaty::testing::draw_text(to.chance.below(40), to.chance);
        };
        for (std::uint64_t left = to.chance.below(3) + 1; left != 0; --left)
            drawn.add({treaty::problem_kind::too_long, text(), to.chance.below(3), text(), text()});
        failure("problems", {.problems = &drawn});
    }
};

void write_messages(message_files& to, binding const& bound, std::string const& number) {
    static treaty::service_row const services[]{treaty::table_of<contracts::outbound>(),
                                                treaty::table_of<contracts::inbound>()};
    auto const root = to.folder;
    to.folder += bound.path;
    std::filesystem::create_directories(to.folder);
    for (auto const& service : services)
        for (operation_row const& row : service.operations) {
            if (row.service != bound.service || row.name != bound.operation) continue;
            std::string name{row.name};
            name.append(".").append(bound.request.local).append(".").append(number);
            messages_of now{.to = to, .bound = bound, .row = row, .name = std::move(name)};
            now.request();
            if (bound.request_shape != nullptr) now.converted_request();
            now.response();
            now.faults();
            now.problems();
        }
    to.folder = root;
}

}  // namespace

int main(int argc, char** argv) {
    using binding_list = std::span<binding const* const>;
    return support::write_files(
        "treaty_documents", argc, argv, [](message_files& to, std::string const& number) {
            for (binding_list const all : {binding_list{contracts::bod::bindings},
                                           binding_list{contracts::bod::successor::bindings}})
                for (binding const* one : all) write_messages(to, *one, number);
        });
}
