// SPDX-License-Identifier: BSL-1.0
// The feed over gRPC: unary, and as a stream from the client.
#include "kept_lines.hpp"
#include "until_told.hpp"

#include "feed.grpc.pb.h"

#include <grpcpp/server_builder.h>

using namespace feed_over_http;

namespace {

class feed final : public proto::Feed::Service {
public:
    explicit feed(std::size_t lines_max) : lines_(lines_max) {}

    grpc::Status Update(grpc::ServerContext*, proto::Lines const* asked,
                        proto::Counts* answer) override {
        add(*asked, *answer);
        return grpc::Status::OK;
    }
    grpc::Status Stream(grpc::ServerContext*, grpc::ServerReader<proto::Lines>* from,
                        proto::Counts* answer) override {
        proto::Lines some;
        while (from->Read(&some)) add(some, *answer);
        return grpc::Status::OK;
    }
    grpc::Status Find(grpc::ServerContext*, proto::Entry const* asked,
                      proto::Found* answer) override {
        answer->set_size(lines_.size());
        answer->set_value(lines_.found(asked->entry()));
        return grpc::Status::OK;
    }

private:
    void add(proto::Lines const& some, proto::Counts& to) {
        thread_local std::vector<feed_line> lines;
        lines.clear();
        for (proto::Line const& one : some.lines())
            lines.push_back({.sku = contract::feed_sku{one.sku()},
                             .store = contract::store_id{one.store()},
                             .center = contract::fulfillment_center_id{one.center()},
                             .quantity = one.quantity(),
                             .unit = static_cast<contract::feed_unit>(one.unit()),
                             .status = static_cast<contract::inventory_status>(one.status()),
                             .as_of = treaty::instant::from_seconds(one.as_of_seconds(),
                                                                    one.as_of_nanoseconds()),
                             .version = one.version()});
        counts const made = lines_.apply(lines);
        to.set_applied(to.applied() + made.applied);
        to.set_unchanged(to.unchanged() + made.unchanged);
        to.set_stale(to.stale() + made.stale);
    }
    kept_lines lines_;
};

}  // namespace

int main(int count, char** words) {
    until_told const end;
    feed service{count > 1 ? static_cast<std::size_t>(std::atoll(words[1])) : 1'000'000};
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.SetMaxReceiveMessageSize(64 << 20);
    // One thread reads from the network, as with the other servers; measured faster than more.
    builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
    builder.RegisterService(&service);
    auto const server = builder.BuildAndStart();
    end.wait(static_cast<unsigned>(port));
    server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds{1});
}
