// SPDX-License-Identifier: BSL-1.0
// Does it matter how the inventory feed is cut while it arrives? Bodies made at random, as a stream
// of lines and as one message, cut at every byte, byte by byte, and in pieces of any size: the site
// ends with the same levels and has said the same of each line, and never acknowledged one that had
// not arrived.
//     bin/feed_arrival [BODIES [SEED]]
#include "arrival.hpp"
#include "feed_documents.hpp"

#include <simulator/inventory_feed.hpp>
#include <treaty/hot.hpp>
#include <treaty/service/dispatcher.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <span>

namespace {

using namespace differential;

constexpr std::uint64_t announced_bytes = treaty::arriving_call::body_bytes_min;

// What one body came to.
struct ending {
    treaty::transport::status status{};
    std::string media_type;
    std::vector<std::string> said;  // of a stream: of single lines in some order, then the last
    std::vector<std::string> levels;
    friend bool operator==(ending const&, ending const&) = default;
};

class site {
public:
    // `announced`: how long the body will be; what is read while it arrives is long.
    site(std::string_view media_type, std::uint64_t announced) {
        requests_.add<contracts::feed>(levels_);
        treaty::transport::request asked;
        asked.path = "/feed/UpdateInventoryLevels";
        asked.media_type = media_type;
        asked.context = &context_;
        asked.body_bytes = announced;
        body_.emplace(requests_, asked);
        stream_ = media_type == "application/x-ndjson";
    }
    [[nodiscard]] bool in_pieces() const { return body_->in_pieces(); }
    // False, and told, if what has been said of a stream by now is not all that can be said, or
    // more.
    bool piece(std::string_view bytes) {
        body_->piece(bytes);
        arrived_ += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
        if (!stream_ || bytes.empty()) return true;
        std::string const& said = body_->said();
        std::size_t const last = said.rfind("{\"position\":", said.size());
        std::size_t const position =
            last == said.npos ? 0 : std::strtoull(said.c_str() + last + 12, nullptr, 10);
        if (position == arrived_) return true;
        std::cout << arrived_ << " lines have arrived, and this is said:\n" << said << '\n';
        return false;
    }
    ending end() {
        body_->end();
        ending made{body_->reply().status, body_->reply().media_type, {}, {}};
        std::string_view said = body_->said();
        for (std::size_t size = 0; stream_ && !said.empty(); said.remove_prefix(size)) {
            size = said.find('\n') + 1;
            std::string_view const note = said.substr(0, size);
            bool const last = size == said.size();
            if (last || note.find("\"refused\":{") != note.npos ||
                note.find("\"problem\":{") != note.npos)
                made.said.emplace_back(note);
            if (last) break;
        }
        if (!stream_) made.said.emplace_back(said);
        if (!made.said.empty()) std::sort(made.said.begin(), made.said.end() - 1);
        levels_.levels().for_each(
            [&](levels::feed_line const& one) { made.levels.push_back(treaty::json::write(one)); });
        std::sort(made.levels.begin(), made.levels.end());
        return made;
    }

private:
    simulator::inventory_feed levels_{{10101, 10102}, 1000};
    treaty::dispatcher requests_{{&treaty::json::format_for<contracts::feed>()}};
    treaty::call_context context_;
    std::optional<arrival> body_;
    std::size_t arrived_ = 0;
    bool stream_ = false;
};

bool differ(std::string_view body, std::span<std::size_t const> cuts, ending const& whole,
            ending const& cut) {
    std::cout << body << "\ncut at";
    for (std::size_t const at : cuts) std::cout << ' ' << at;
    for (ending const* one : {&whole, &cut}) {
        std::cout << (one == &whole ? "\nwhole: " : "\nin pieces: ")
                  << static_cast<int>(one->status) << '\n';
        for (std::string const& note : one->said) std::cout << note;
        for (std::string const& level : one->levels) std::cout << level << '\n';
    }
    return false;
}

// Whether it says the same in these pieces as `whole`; the cuts rise.
bool same(std::string_view body, std::string_view media_type, std::span<std::size_t const> cuts,
          ending const& whole) {
    site now{media_type, announced_bytes};
    std::size_t from = 0;
    for (std::size_t const at : cuts) {
        if (!now.piece(body.substr(from, at - from))) return differ(body, cuts, whole, {});
        from = at;
    }
    if (!now.piece(body.substr(from))) return differ(body, cuts, whole, {});
    ending const made = now.end();
    return made == whole || differ(body, cuts, whole, made);
}

bool same_however_cut(std::string_view body, std::string_view media_type, feed_generator& make,
                      std::size_t& arrivals) {
    site at_once{media_type, 0};
    if (!at_once.piece(body)) return differ(body, {}, {}, {});
    ending const whole = at_once.end();
    if (!site{media_type, announced_bytes}.in_pieces()) {
        std::cout << "not read while it arrives: " << media_type << '\n';
        return false;
    }
    std::vector<std::size_t> every;
    for (std::size_t at = 0; at <= body.size(); ++at) {
        every.push_back(at);
        if (!same(body, media_type, {&at, 1}, whole)) return false;
    }
    arrivals += every.size();
    for (int times = 0; times < 30; ++times) {
        std::vector<std::size_t> some;
        std::size_t const most = 1 + make.below(300);
        for (std::size_t at = 0; (at += 1 + make.below(most)) < body.size();) some.push_back(at);
        if (!same(body, media_type, some, whole)) return false;
    }
    return same(body, media_type, every, whole);
}

// Stores that the site knows, but for some, and few products, so that versions meet.
levels::feed_line line(feed_generator& make) {
    levels::feed_line one = make.line();
    if (make.once_in(2)) one.sku.assign("TEA-" + std::to_string(make.below(4)));
    one.store = make.once_in(8) ? 7 : 10101 + static_cast<std::int32_t>(make.below(2));
    one.center = 10001;
    one.version = static_cast<std::int64_t>(make.below(5));
    return one;
}
std::string lines(feed_generator& make) {
    std::string text;
    for (std::size_t left = make.below(25); left > 0; --left) {
        std::string one = treaty::json::write(line(make));
        if (make.once_in(8)) one.insert(one.find(',') + 1, " ");
        if (make.once_in(12)) one = make.damaged(one);
        if (make.once_in(16)) one = make.once_in(2) ? "" : " \t";
        text += one + (make.once_in(20) ? "\r\n" : "\n");
    }
    if (make.once_in(3) && !text.empty()) text.pop_back();
    return text;
}
std::string message(feed_generator& make) {
    levels::request made{};
    if (make.once_in(3)) made.mode = levels::feed_mode::all_or_nothing;
    for (std::size_t left = 1 + make.below(25); left > 0; --left) made.lines.push_back(line(make));
    std::string text = treaty::json::write(made);
    if (make.once_in(3)) text = treaty::json::indented(text);
    // Where the list might be thought to be.
    std::string const lists = text.substr(text.find("\"lines\""));
    static constexpr std::string_view decoys[] = {R"("note":"\"lines\":[{\"sku\":1}]",)",
                                                  R"("more":{"lines":[]},)", R"("lines":7,)",
                                                  R"("linesBefore":[{}],)", R"("lines\u0020":[],)"};
    if (make.once_in(4)) text.insert(1, decoys[make.below(std::size(decoys))]);
    if (make.once_in(3)) text.insert(1, "\"more\":{" + lists.substr(0, lists.rfind('}')) + "},");
    if (make.once_in(16)) text.insert(1, lists.substr(0, lists.rfind('}')) + ",");
    return make.once_in(2) ? make.damaged(text) : text;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20;
    std::uint64_t const seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    feed_generator make{seed};
    std::size_t streams = 0, messages = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (!same_however_cut(lines(make), "application/x-ndjson", make, streams) ||
            !same_however_cut(message(make), "application/json", make, messages)) {
            std::cout << "body " << i << " of seed " << seed << '\n';
            return 1;
        }
    std::cout << count << " bodies of each kind, seed " << seed << ": cut " << streams
              << " times as streams, " << messages << " times as messages; no difference\n";
    return streams == 0 ? 1 : 0;
}
