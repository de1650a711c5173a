// SPDX-License-Identifier: BSL-1.0
// Sends the feed over Cap'n Proto RPC. The lists are built before any is sent; a request takes a
// copy of one, which is what the library has for that.
#include "client_options.hpp"

#include "feed.capnp.h"

#include <capnp/ez-rpc.h>
#include <capnp/message.h>

#include <memory>

using namespace feed_over_http;

namespace {

struct message {
    std::unique_ptr<capnp::MallocMessageBuilder> memory;
    capnp::List<capnproto::Line>::Builder lines;

    void set_pass(std::int64_t pass) {
        for (auto one : lines) one.setVersion(first_version + pass);
    }
};

std::vector<message> make_messages(client_options const& given) {
    std::vector<message> made;
    std::size_t next = 0;
    for (std::size_t i = 0; i < given.messages(); ++i) {
        auto memory = std::make_unique<capnp::MallocMessageBuilder>();
        auto const size = std::min(given.batch, given.entries - next);
        auto lines = memory->initRoot<capnproto::Feed::UpdateParams>().initLines(
            static_cast<unsigned>(size));
        for (auto to : lines) {
            feed_line const line = line_of(next++);
            to.setSku(line.sku.str());
            to.setStore(line.store.value());
            to.setCenter(line.center.value());
            to.setQuantity(line.quantity);
            to.setUnit(static_cast<std::uint8_t>(line.unit));
            to.setStatus(static_cast<std::uint8_t>(line.status));
            to.setAsOfSeconds(line.as_of.seconds());
            to.setAsOfNanoseconds(line.as_of.nanoseconds());
            to.setVersion(line.version);
        }
        made.push_back({std::move(memory), lines});
    }
    return made;
}

class sending {
public:
    sending(client_options const& given, std::vector<message>& messages)
        : given_(given),
          messages_(messages),
          next_(given) {}

    // One unanswered call at a time until the time is over.
    kj::Promise<void> go(capnproto::Feed::Client to) {
        if (!next_.more() || (given_.seconds > 0 && given_.over(began))) return kj::READY_NOW;
        message& one = messages_[next_.take()];
        one.set_pass(next_.pass());
        auto const sent = wall::now();
        auto request = to.updateRequest();
        request.setLines(one.lines.asReader());
        std::uint64_t const size = one.lines.size();
        return request.send().then([this, sent, size, to](auto&& answer) mutable {
            result.updates += size;
            result.applied += static_cast<std::uint64_t>(answer.getApplied());
            ++result.messages;
            result.latencies_us.push_back(
                std::chrono::duration<double, std::micro>(wall::now() - sent).count());
            return go(kj::mv(to));
        });
    }
    wall::time_point began;
    client_result result;

private:
    client_options const& given_;
    std::vector<message>& messages_;
    turns next_;
};

int find(client_options const& given, capnp::EzRpcClient& to) {
    auto request = to.getMain<capnproto::Feed>().findRequest();
    request.setEntry(given.entry);
    auto const found = request.send().wait(to.getWaitScope());
    std::cout << found.getSize() << ' ' << found.getValue().cStr() << '\n';
    return 0;
}

}  // namespace

int main(int count, char** words) {
    client_options const given{count, words};
    try {
        auto const address = static_cast<unsigned>(given.port);
        std::vector<std::unique_ptr<capnp::EzRpcClient>> clients;
        for (std::size_t i = 0; i < given.connections; ++i)
            clients.push_back(std::make_unique<capnp::EzRpcClient>("127.0.0.1", address));
        if (given.find) return find(given, *clients.front());
        auto messages = make_messages(given);
        sending work{given, messages};
        work.began = wall::now();
        kj::Vector<kj::Promise<void>> all;
        for (auto const& one : clients) all.add(work.go(one->getMain<capnproto::Feed>()));
        kj::joinPromises(all.releaseAsArray()).wait(clients.front()->getWaitScope());
        work.result.print(work.began);
    } catch (kj::Exception const& wrong) {
        std::cerr << "feed_capnp_client: " << wrong.getDescription().cStr() << '\n';
        return 1;
    } catch (std::exception const& wrong) {
        std::cerr << "feed_capnp_client: " << wrong.what() << '\n';
        return 1;
    }
}
