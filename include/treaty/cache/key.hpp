// SPDX-License-Identifier: BSL-1.0
// The key of a record, packed: what a cache is asked with.
//     treaty::record_key<feed_line> key{feed_sku{"TEA-1"}, store_id{10101}, center_id{7}};
#pragma once

#include <treaty/cache/layout.hpp>

namespace treaty {

template <class Record, class Key = typename Record::key>
class record_key;

template <class Record, auto... Members>
class record_key<Record, members<Members...>> {
    using shape = caching::layout<Record>;

public:
    record_key() = default;
    // The members in the order of Record::key.
    explicit record_key(caching::detail::member_type<Members> const&... parts) noexcept {
        put_all<0>(parts...);
    }
    static record_key of(Record const& record) noexcept { return record_key{record.*Members...}; }

    [[nodiscard]] caching::words<shape::key_words> const& packed() const noexcept { return words_; }

    friend bool operator==(record_key const&, record_key const&) = default;

private:
    template <std::size_t Offset, class First, class... Rest>
    void put_all(First const& first, Rest const&... rest) noexcept {
        caching::packed<First>::template put<Offset>(words_, first);
        if constexpr (sizeof...(Rest) != 0)
            put_all<Offset + caching::packed<First>::bytes>(rest...);
    }

    caching::words<shape::key_words> words_{};
};

}  // namespace treaty
