// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/back_office_text.hpp>

namespace simulator {

namespace detail {

template <class T>
void append_value(std::string& out, T const& value) {
    treaty::reflect::print_to(out, treaty::reflect::type_of<T>, &value, std::size_t{1} << 24U);
    out.push_back('\n');
}

TREATY_INLINE std::string text_of(claims const& some) {
    return " held " + some.held.str() + " demanded " + some.demanded.str() + "\n";
}

TREATY_INLINE void append_pieces(std::string& out, supply_pieces const& pieces) {
    for (supply_piece const& piece : pieces)
        out += "    " + piece.quantity.str() + " of " + piece.from.item.str() + " in " +
               piece.from.center.str() + " receipt " + std::to_string(piece.from.receipt) + "\n";
}

TREATY_INLINE void append_stock(std::string& out, stock const& all) {
    for (auto const& [item, product] : all.products()) {
        out += "product " + item.str() + " unit " + product.unit.str() + " changed in " +
               std::to_string(product.changed_in) + "\n";
        for (auto const& [center, place] : product.centers) {
            out += "  center " + center.str() + " on hand " + place.on_hand.str() + " received " +
                   place.received.str() + " adjusted " + place.adjusted.str() + " shipped " +
                   place.shipped.str() + text_of(place.claimed);
            for (auto const& [number, one] : place.expected)
                out += "    receipt " + std::to_string(number) + " " + one.quantity.str() + " at " +
                       one.available_at.str() + text_of(one.claimed);
        }
    }
}

TREATY_INLINE void append_reservations(std::string& out, reservation_book const& book) {
    out += "reservations made " + std::to_string(book.made()) + " cancelled " +
           std::to_string(book.ends().cancelled) + " replaced " +
           std::to_string(book.ends().replaced) + " expired " +
           std::to_string(book.ends().expired) + " consumed " +
           std::to_string(book.ends().consumed) + "\n";
    for (auto const& [order, one] : book.all()) {
        out += "reservation " + std::to_string(one.number) + " of order " + order.str() +
               " store " + one.store.str() + " made at " + one.made_at.str() +
               (one.expires_at ? " until " + one.expires_at->str() : "") + "\n";
        for (reserved_line const& line : one.lines) {
            out += "  line ";
            append_value(out, line.order_item);
            out += "  of ";
            append_value(out, line.product);
            out += "  wants ";
            append_value(out, line.requested);
            append_pieces(out, line.pieces);
        }
    }
}

TREATY_INLINE void append_orders(std::string& out, order_book const& book) {
    for (auto const& [number, one] : book.all()) {
        out += "order " + one.external_id.str() + " key " + one.transfer_key + " transferred at " +
               one.transferred_at.str() + " changed at " + one.changed_at.str() + " reports " +
               std::to_string(one.reports) + " ";
        append_value(out, one.content);
        for (order_line const& line : one.lines) {
            out += "  line " + line_status_of(line.state()).str() + " ordered " +
                   line.ordered.str() + " shipped " + line.shipped.str() + " changes " +
                   std::to_string(line.history.size()) + "\n";
            append_pieces(out, line.pieces);
        }
    }
}

}  // namespace detail

TREATY_INLINE std::string text_of(back_office_state const& now) {
    std::string out;
    detail::append_stock(out, now.stock);
    detail::append_reservations(out, now.reservations);
    detail::append_orders(out, now.orders);
    for (auto const& [key, one] : now.accounts.all()) {
        out += "account " + one.number.str() + " under " + one.parent + " ";
        detail::append_value(out, one.details);
    }
    return out;
}

}  // namespace simulator
