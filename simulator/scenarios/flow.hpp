// SPDX-License-Identifier: BSL-1.0
// What happened in one flow, step by step, and whether each step went as it has to. Plain data, for
// people and for tests.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace simulator::scenarios {

struct step {
    std::string what;      // "reserve two machines for Amadou"
    std::string came;      // "allocated in 501"
    bool held = true;      // false: not what has to happen
    bool refusal = false;  // a fault or a decline that was provoked on purpose

    friend bool operator==(step const&, step const&) = default;
};

struct flow {
    std::string title;
    std::vector<step> steps;

    [[nodiscard]] bool held() const {
        for (step const& one : steps)
            if (!one.held) return false;
        return true;
    }
    friend bool operator==(flow const&, flow const&) = default;
};

// Writes a flow down while it runs. Whoever wants to watch is told of each step as it is made.
class narrator {
public:
    using listener = std::function<void(step const&)>;

    explicit narrator(flow& into, listener hears = {}) : into_(into), hears_(std::move(hears)) {}

    // One step with its expectation; true if it held.
    bool expect(bool held, std::string what, std::string came) {
        return note({std::move(what), std::move(came), held, false});
    }
    // One step that has to be refused.
    bool expect_refusal(bool held, std::string what, std::string came) {
        return note({std::move(what), std::move(came), held, true});
    }

private:
    bool note(step one) {
        into_.steps.push_back(std::move(one));
        if (hears_) hears_(into_.steps.back());
        return into_.steps.back().held;
    }
    flow& into_;
    listener hears_;
};

}  // namespace simulator::scenarios
