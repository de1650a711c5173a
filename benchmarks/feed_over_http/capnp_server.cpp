// SPDX-License-Identifier: BSL-1.0
// The feed over Cap'n Proto RPC: one event loop on one thread.
#include "kept_lines.hpp"
#include "until_told.hpp"

#include "feed.capnp.h"

#include <capnp/ez-rpc.h>

#include <thread>

using namespace feed_over_http;

namespace {

class feed final : public capnproto::Feed::Server {
public:
    explicit feed(std::size_t lines_max) : lines_(lines_max) {}

    kj::Promise<void> update(UpdateContext context) override {
        read_.clear();
        for (auto const one : context.getParams().getLines()) {
            auto const sku = one.getSku();
            read_.push_back({.sku = contract::feed_sku{std::string_view{sku.begin(), sku.size()}},
                             .store = contract::store_id{one.getStore()},
                             .center = contract::fulfillment_center_id{one.getCenter()},
                             .quantity = one.getQuantity(),
                             .unit = static_cast<contract::feed_unit>(one.getUnit()),
                             .status = static_cast<contract::inventory_status>(one.getStatus()),
                             .as_of = treaty::instant::from_seconds(one.getAsOfSeconds(),
                                                                    one.getAsOfNanoseconds()),
                             .version = one.getVersion()});
        }
        counts const made = lines_.apply(read_);
        auto answer = context.getResults();
        answer.setApplied(made.applied);
        answer.setUnchanged(made.unchanged);
        answer.setStale(made.stale);
        return kj::READY_NOW;
    }
    kj::Promise<void> find(FindContext context) override {
        context.getResults().setSize(lines_.size());
        context.getResults().setValue(lines_.found(context.getParams().getEntry()));
        return kj::READY_NOW;
    }

private:
    kept_lines lines_;
    std::vector<feed_line> read_;
};

}  // namespace

int main(int count, char** words) {
    until_told const end;
    auto const lines_max =
        count > 1 ? static_cast<std::size_t>(std::atoll(words[1])) : std::size_t{1'000'000};
    std::thread{[lines_max] {
        capnp::ReaderOptions limits;
        limits.traversalLimitInWords = std::uint64_t{1} << 30U;
        capnp::EzRpcServer server{kj::heap<feed>(lines_max), "127.0.0.1", 0, limits};
        auto& scope = server.getWaitScope();
        auto const port = server.getPort().wait(scope);
        std::cout << "listening on " << port << std::endl;
        kj::NEVER_DONE.wait(scope);
    }}.detach();
    end.wait();
    std::_Exit(0);
}
