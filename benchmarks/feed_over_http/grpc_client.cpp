// SPDX-License-Identifier: BSL-1.0
// Sends the feed over gRPC. Messages are serialized before any is sent, as everybody's are; so the
// calls are generic ones, which take bytes.
#include "client_options.hpp"

#include "feed.grpc.pb.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>

#include <cstring>
#include <deque>
#include <memory>

using namespace feed_over_http;

namespace {

struct message {
    std::string bytes;
    std::vector<std::size_t> versions;  // where each stands: fixed64 has eight bytes
    std::uint64_t updates = 0;

    void set_pass(std::int64_t pass) {
        std::int64_t const version = first_version + pass;
        for (std::size_t const at : versions) std::memcpy(bytes.data() + at, &version, 8);
    }
    [[nodiscard]] grpc::ByteBuffer buffer() const {
        grpc::Slice const slice{bytes.data(), bytes.size(), grpc::Slice::STATIC_SLICE};
        return {&slice, 1};
    }
};

std::vector<message> make_messages(client_options const& given) {
    std::vector<message> made(given.messages());
    std::int64_t const version = first_version;
    std::string_view const wanted{reinterpret_cast<char const*>(&version), 8};
    std::size_t next = 0;
    for (message& one : made) {
        proto::Lines lines;
        for (; one.updates < given.batch && next < given.entries; ++one.updates) {
            feed_line const line = line_of(next++);
            proto::Line& to = *lines.add_lines();
            to.set_sku(line.sku.str());
            to.set_store(line.store.value());
            to.set_center(line.center.value());
            to.set_quantity(line.quantity);
            to.set_unit(static_cast<proto::Unit>(line.unit));
            to.set_status(static_cast<int>(line.status));
            to.set_as_of_seconds(line.as_of.seconds());
            to.set_as_of_nanoseconds(line.as_of.nanoseconds());
            to.set_version(line.version);
        }
        one.bytes = lines.SerializeAsString();
        for (std::size_t at = 0; (at = one.bytes.find(wanted, at)) != std::string::npos; at += 8)
            one.versions.push_back(at);
        if (one.versions.size() != one.updates)
            throw std::logic_error("a version was not found where it should stand");
    }
    return made;
}

std::uint64_t applied_in(grpc::Status const& status, grpc::ByteBuffer& answer) {
    proto::Counts counts;
    grpc::ProtoBufferReader from{&answer};
    if (!status.ok() || !counts.ParseFromZeroCopyStream(&from))
        throw std::runtime_error("refused: " + status.error_message());
    return static_cast<std::uint64_t>(counts.applied());
}

class connections {
public:
    explicit connections(client_options const& given) {
        for (std::size_t i = 0; i < given.connections; ++i) {
            grpc::ChannelArguments arguments;
            arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // a connection of its own
            auto const to = "127.0.0.1:" + std::to_string(given.port);
            all_.push_back(
                grpc::CreateCustomChannel(to, grpc::InsecureChannelCredentials(), arguments));
            all_.back()->WaitForConnected(std::chrono::system_clock::now() +
                                          std::chrono::seconds{5});
        }
    }
    std::shared_ptr<grpc::Channel> const& operator[](std::size_t at) const { return all_[at]; }

private:
    std::vector<std::shared_ptr<grpc::Channel>> all_;
};

struct call {
    std::unique_ptr<grpc::GenericStub> stub;
    std::unique_ptr<grpc::ClientContext> context;
    std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> reader;
    grpc::Status status;
    grpc::ByteBuffer answer;
    message* sent = nullptr;
    wall::time_point began;
};

client_result send_unary(client_options const& given, connections const& to,
                         std::vector<message>& messages, wall::time_point& began) {
    grpc::CompletionQueue queue;
    std::deque<call> calls(given.connections);
    turns next{given};
    client_result result;
    auto const start = [&](call& one) {
        if (!next.more() || (given.seconds > 0 && given.over(began))) return false;
        one.sent = &messages[next.take()];
        one.sent->set_pass(next.pass());
        one.context = std::make_unique<grpc::ClientContext>();
        one.began = wall::now();
        one.reader = one.stub->PrepareUnaryCall(
            one.context.get(), "/feed_over_http.proto.Feed/Update", one.sent->buffer(), &queue);
        one.reader->StartCall();
        one.reader->Finish(&one.answer, &one.status, &one);
        return true;
    };
    began = wall::now();
    std::size_t open = 0;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        calls[i].stub = std::make_unique<grpc::GenericStub>(to[i]);
        open += start(calls[i]) ? 1U : 0U;
    }
    void* tag = nullptr;
    bool ok = false;
    while (open > 0 && queue.Next(&tag, &ok)) {
        auto& one = *static_cast<call*>(tag);
        result.applied += applied_in(one.status, one.answer);
        result.updates += one.sent->updates;
        ++result.messages;
        result.latencies_us.push_back(
            std::chrono::duration<double, std::micro>(wall::now() - one.began).count());
        if (!start(one)) --open;
    }
    return result;
}

// All in one call on one connection; its end says how many were applied.
client_result send_stream(client_options const& given, connections const& to,
                          std::vector<message>& messages, wall::time_point& began) {
    grpc::CompletionQueue queue;
    grpc::GenericStub stub{to[0]};
    grpc::ClientContext context;
    auto const stream = stub.PrepareCall(&context, "/feed_over_http.proto.Feed/Stream", &queue);
    auto const wait = [&queue](char const* what) {
        void* tag = nullptr;
        bool ok = false;
        if (!queue.Next(&tag, &ok) || !ok) throw std::runtime_error(what);
    };
    turns next{given};
    client_result result;
    began = wall::now();
    stream->StartCall(nullptr);
    wait("no stream");
    while (next.more() && !(given.seconds > 0 && given.over(began))) {
        message& one = messages[next.take()];
        one.set_pass(next.pass());
        stream->Write(one.buffer(), nullptr);
        wait("the stream was ended");
        result.updates += one.updates;
        ++result.messages;
    }
    stream->WritesDone(nullptr);
    wait("the stream was ended");
    grpc::ByteBuffer answer;
    stream->Read(&answer, nullptr);
    wait("no answer");
    grpc::Status status;
    stream->Finish(&status, nullptr);
    wait("no end");
    result.applied = applied_in(status, answer);
    return result;
}

int find(client_options const& given, connections const& to) {
    grpc::ClientContext context;
    proto::Entry asked;
    asked.set_entry(given.entry);
    proto::Found found;
    if (!proto::Feed::NewStub(to[0])->Find(&context, asked, &found).ok()) return 1;
    std::cout << found.size() << ' ' << found.value() << '\n';
    return 0;
}

}  // namespace

int main(int count, char** words) {
    client_options const given{count, words};
    try {
        connections const to{given};
        if (given.find) return find(given, to);
        auto messages = make_messages(given);
        wall::time_point began;
        client_result result = given.stream ? send_stream(given, to, messages, began)
                                            : send_unary(given, to, messages, began);
        result.print(began);
    } catch (std::exception const& wrong) {
        std::cerr << "feed_grpc_client: " << wrong.what() << '\n';
        return 1;
    }
}
