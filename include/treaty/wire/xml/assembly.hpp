// SPDX-License-Identifier: BSL-1.0
// Text put together from pieces of a document. While there is one piece it is a view; from the
// second on, and for a character that was written as a number, a copy in somebody's storage.
#pragma once

#include <treaty/core/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace treaty::xml {

// Several may use one storage, one after the other. The storage moves as it grows, so a view holds
// only until the next piece, whoever adds it.
class assembly {
public:
    explicit assembly(std::string& storage) : storage_(&storage), from_(storage.size()) {}

    // The piece must outlive the assembly: a part of the document, or a literal.
    void add(std::string_view piece) {
        if (piece.empty()) return;
        if (size_ == 0) {
            only_ = piece;
        } else {
            copy();
            storage_->append(piece);
        }
        size_ += piece.size();
    }
    void add(char32_t code) {
        copy();
        append_utf8(*storage_, code);
        size_ = storage_->size() - from_;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    // False: the view lives as long as the document.
    [[nodiscard]] bool copied() const noexcept { return size_ != 0 && only_.empty(); }
    [[nodiscard]] std::string_view view() const noexcept {
        return copied() ? std::string_view{*storage_}.substr(from_, size_) : only_;
    }

private:
    void copy() {
        storage_->append(only_);
        only_ = {};
    }
    std::string* storage_;
    std::size_t from_;
    std::size_t size_ = 0;
    std::string_view only_;
};

}  // namespace treaty::xml
