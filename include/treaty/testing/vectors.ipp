// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/utf8.hpp>
#include <treaty/service/failure_view.hpp>
#include <treaty/testing/cases.hpp>
#include <treaty/testing/detail/deviation_laws.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/testing/vectors.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::testing {
namespace detail {

inline std::string base64(std::string_view bytes) {
    static constexpr char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string made;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t word = 0;
        for (std::size_t j = 0; j < 3; ++j)
            word =
                word << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            made.push_back(i + j <= bytes.size() ? digits[word >> (18U - 6U * j) & 63U] : '=');
    }
    return made;
}

// JSON, member by member.
inline void put(tree& into, std::string_view name, tree what) {
    into.parts.emplace_back(std::string{name}, std::move(what));
}
inline void put(tree& into, std::string_view name, std::string_view text) {
    put(into, name, tree::text(std::string{text}));
}
inline tree number(std::uint64_t value) {
    return tree::literal(std::to_string(value));
}
inline bool is_text(std::string_view bytes) {
    for (std::size_t at = 0, size = 0; at < bytes.size(); at += size)
        if (size = utf8_length(bytes.data() + at, bytes.data() + bytes.size()); size == 0)
            return false;
    return true;
}
inline void put_body(tree& into, std::string_view bytes) {
    bool const text = is_text(bytes);
    put(into, text ? "body" : "bodyBase64", text ? std::string{bytes} : base64(bytes));
}

// A document of vectors, one a line, so that a change of one is seen as one.
inline std::string document(tree head, std::string_view list, std::vector<tree> const& vectors) {
    put(head, list, tree::list());
    std::string text = to_json(head);
    text.resize(text.size() - 2);
    char const* between = "\n";
    for (tree const& one : vectors) {
        text.append(between).append(to_json(one));
        between = ",\n";
    }
    return text.append("\n]}\n");
}

class exchange_writer {
public:
    exchange_writer(operation_row const& row, message_form const& form,
                    vector_options const& options)
        : row_(row),
          form_(form),
          options_(options),
          keyed_(row.safety == safety::needs_key) {}

    std::string write() {
        valid();
        for (contract_law const law :
             {contract_law::strictness, contract_law::limits, contract_law::tolerance})
            deviating(law);
        protocol();
        repeats();
        return document(head(), "vectors", vectors_);
    }

private:
    [[nodiscard]] wire::operation_name name() const {
        return {row_.service, row_.name, row_.version};
    }
    [[nodiscard]] std::size_t share(std::size_t percent) const {
        return std::max<std::size_t>(1, options_.cases * percent / 100);
    }
    // What a type is called in the form's schema.
    [[nodiscard]] std::string schema(std::string_view of) const {
        std::string const space =
            "urn:treaty:" + std::string{row_.service} + ":" + std::to_string(row_.version);
        if (form_.name == "soap") return "{" + space + "}" + std::string{of};
        return space + "#/$defs/" + std::string{of};
    }
    [[nodiscard]] tree head() const {
        tree made = tree::object();
        put(made, "format", "treaty-vectors/1");
        put(made, "service", row_.service);
        put(made, "version", number(static_cast<std::uint64_t>(row_.version)));
        put(made, "operation", row_.name);
        static constexpr std::string_view safeties[] = {"read-only", "idempotent", "needs-key",
                                                        "plain"};
        put(made, "safety", safeties[static_cast<std::size_t>(row_.safety)]);
        put(made, "form", form_.name);
        put(made, "seed", tree::text(std::to_string(options_.seed)));
        tree response = tree::object();
        put(response, "status", number(200));
        put(response, "mediaType", form_.format->media_type());
        put(response, "schema", schema(std::string{row_.name} + "Response"));
        put(made, "response", std::move(response));
        tree faults = tree::list();
        for (fault_kind const* kind : row_.faults) {
            tree one = tree::object();
            put(one, "name", kind->name);
            auto const usual = static_cast<std::uint16_t>(treaty::detail::status_of(kind->nature));
            put(one, "status", number(form_.status(usual)));
            put(one, "schema",
                schema(std::string{kind->name} + (form_.name == "soap" ? "" : "Problem")));
            faults.parts.emplace_back("", std::move(one));
        }
        put(made, "faults", std::move(faults));
        put(made, "failureMediaType", form_.format->failure_media_type());
        return made;
    }
    std::string fresh_key() {
        return "vectors-" + form_.name + "-" + std::to_string(options_.seed) + "-" +
               std::string{row_.name} + "-" + std::to_string(++keys_made_);
    }
    std::string key_if_needed() { return keyed_ ? fresh_key() : std::string{}; }

    struct letter {
        std::string body, key;
        std::string path{};        // empty: where the form says
        std::string media_type{};  // empty: the form's
    };
    [[nodiscard]] std::string written(std::uint64_t part, std::size_t index) const {
        auto const value = case_of(row_.request, options_.seed ^ (part << 32U), index,
                                   {.any_character = form_.any_character});
        return form_.encode(to_tree(value.type(), value.get()), value.type(), name());
    }

    // The place of what was added.
    std::size_t add(contract_law law, std::string_view rule, letter const& sent, tree expected,
                    std::string_view words = {}) {
        tree one = tree::object();
        put(one, "id", number(vectors_.size()));
        put(one, "law", name_of(law));
        put(one, "rule", rule);
        if (!words.empty()) put(one, "words", words);
        tree request = tree::object();
        put(request, "path", sent.path.empty() ? form_.address(name()) : sent.path);
        tree headers = tree::object();
        put(headers, "Content-Type",
            sent.media_type.empty() ? form_.format->media_type()
                                    : std::string_view{sent.media_type});
        if (!sent.key.empty()) put(headers, "Idempotency-Key", sent.key);
        put(request, "headers", std::move(headers));
        put_body(request, sent.body);
        put(one, "request", std::move(request));
        put(one, "expect", std::move(expected));
        vectors_.push_back(std::move(one));
        return vectors_.size() - 1;
    }
    static tree answer(std::optional<std::size_t> same_as = {}) {
        tree made = tree::object();
        put(made, "outcome", "answer");
        if (same_as) put(made, "sameAs", number(*same_as));
        return made;
    }
    static tree refusal(std::span<problem_kind const> kinds,
                        std::initializer_list<std::uint16_t> statuses,
                        std::optional<std::string_view> path = {}) {
        tree made = tree::object();
        put(made, "outcome", "problem");
        tree all = tree::list(), numbers = tree::list();
        for (problem_kind const one : kinds)
            all.parts.emplace_back("", tree::text(std::string{treaty::name_of(one)}));
        if (!kinds.empty()) put(made, "kinds", std::move(all));
        if (path) put(made, "path", *path);
        for (std::uint16_t const one : statuses) numbers.parts.emplace_back("", number(one));
        put(made, "statuses", std::move(numbers));
        return made;
    }

    void valid() {
        static constexpr std::string_view corners[] = {"usual", "least", "most", "texts"};
        for (std::size_t i = 0; i < share(40); ++i) {
            auto const corner =
                static_cast<std::size_t>(corner_of(options_.seed ^ (1ULL << 32U), i));
            letter const sent{written(1, i), key_if_needed()};
            add(contract_law::shape, corners[corner], sent, answer());
        }
    }
    void deviating(contract_law law) {
        std::vector<deviation> const kinds = deviations_of(law);
        // What is refused uses up no key.
        std::string const shared = key_if_needed();
        // Files are for people too, and go through slow hands: no long lists.
        deviating_messages messages{form_, name(), row_.request, options_.seed, kinds, {}, false};
        if (!messages.possible()) return;
        std::size_t const all = share(law == contract_law::strictness ? 35
                                      : law == contract_law::limits   ? 10
                                                                      : 5);
        for (std::size_t i = 0; i < all; ++i) {
            deviating_message const made = messages.next();
            letter const sent{made.bytes, passes(made.what) ? key_if_needed() : shared};
            std::string words = made.words;
            if (!made.path.empty()) words.append(" at ").append(made.path);
            std::optional<std::string_view> path;
            if (made.path_is_told) path = made.path;
            add(law, name_of(made.what), sent,
                passes(made.what) ? answer()
                                  : refusal(made.kinds, {form_.status(made.status)}, path),
                words);
        }
    }
    void protocol() {
        std::string const body =
            form_.encode(simplest(*row_.request.type), *row_.request.type, name());
        std::string const address = form_.address(name());
        // Nobody who refuses an address or a media type need know the format.
        for (char const* const media : {"image/png", "text/plain"})
            add(contract_law::protocol, "media-type", {body, key_if_needed(), {}, media},
                refusal({}, {415}));
        for (std::string const& path : {address + "2", address + "/", "/" + address})
            add(contract_law::protocol, "address", {body, key_if_needed(), path, {}},
                form_.status(404) == 404 ? refusal({}, {404})
                                         : refusal({}, {404, form_.status(404)}));
    }
    void repeats() {
        for (std::size_t i = 0; i < (row_.safety == safety::plain ? 0 : share(9)); ++i) {
            letter sent{written(2, i), key_if_needed()};
            std::size_t first = add(contract_law::safety, "first", sent, answer());
            // The first may change something, the others find it done.
            if (row_.safety == safety::idempotent)
                first = add(contract_law::safety, "idempotent", sent, answer());
            add(contract_law::safety, rule(), sent, answer(first));
            if (keyed_ && i % 2 == 0) {
                letter const other{written(3, i), sent.key};
                static constexpr problem_kind reused[] = {problem_kind::key_reused};
                if (other.body != sent.body)
                    add(contract_law::safety, "key-reused", other,
                        refusal(reused, {form_.status(422)}));
            } else if (keyed_) {
                static constexpr problem_kind required[] = {problem_kind::key_required};
                add(contract_law::safety, "key-required", {sent.body, {}},
                    refusal(required, {form_.status(400)}));
            }
        }
    }
    [[nodiscard]] std::string_view rule() const {
        return keyed_                             ? "once-under-a-key"
               : row_.safety == safety::read_only ? "read-only"
                                                  : "idempotent";
    }

    operation_row const& row_;
    message_form const& form_;
    vector_options const& options_;
    bool keyed_;
    std::vector<tree> vectors_;
    std::size_t keys_made_ = 0;
};

// One value as it is written in a form. A response or a fault belongs to a call.
inline tree message_of(operation_row const& row, message_form const& form, std::string_view of,
                       fault_kind const* fault, reflect::any_value const& value) {
    call_context context;
    wire::call now{{row.service, row.name, row.version}, &context, {}};
    wire::outgoing_request request;
    tree made = tree::object();
    if (of == "request") {
        form.format->write_request(now, value.type(), value.get(), request);
        put(made, "mediaType", request.media_type);
        put_body(made, request.body);
        return made;
    }
    std::string body;
    wire::outgoing_answer answer{200, {}, body};
    if (fault == nullptr)
        form.format->write_response(now, value.type(), value.get(), answer);
    else
        form.format->write_failure(now, view_of(fault_view{fault, value.get()}), answer);
    put(made, "status", number(answer.status));
    put(made, "mediaType", answer.media_type);
    put_body(made, body);
    return made;
}

}  // namespace detail

TREATY_INLINE std::string exchange_vectors(operation_row const& operation, message_form const& form,
                                           vector_options const& options) {
    return detail::exchange_writer{operation, form, options}.write();
}

TREATY_INLINE std::string message_vectors(operation_row const& operation,
                                          std::span<message_form const* const> forms,
                                          vector_options const& options) {
    using detail::put;
    std::vector<tree> all;
    bool const any_character =
        std::all_of(forms.begin(), forms.end(), [](auto const* one) { return one->any_character; });
    auto const add = [&](std::string_view of, fault_kind const* fault,
                         reflect::value_kind const& kind, std::size_t count) {
        for (std::size_t i = 0; i < std::max<std::size_t>(1, count); ++i) {
            auto const value = case_of(kind, options.seed ^ (6ULL << 32U), i,
                                       {.any_character = any_character, .items_most = 20});
            tree one = tree::object();
            put(one, "of", of);
            if (fault != nullptr) put(one, "fault", fault->name);
            for (message_form const* form : forms)
                put(one, form->name, detail::message_of(operation, *form, of, fault, value));
            all.push_back(std::move(one));
        }
    };
    add("request", nullptr, operation.request, options.cases / 10);
    add("response", nullptr, operation.response, options.cases / 10);
    for (fault_kind const* fault : operation.faults)
        add("fault", fault, *fault, options.cases / 50);
    tree head = tree::object();
    put(head, "format", "treaty-messages/1");
    put(head, "service", operation.service);
    put(head, "version", detail::number(static_cast<std::uint64_t>(operation.version)));
    put(head, "operation", operation.name);
    put(head, "seed", tree::text(std::to_string(options.seed)));
    return detail::document(std::move(head), "messages", all);
}

}  // namespace treaty::testing
