# SPDX-License-Identifier: BSL-1.0
"""Who may include whom: the layer table, as data."""

# Standard headers that bring time, threads, files or chance into a place that must not have them.
WORLD = {"thread", "mutex", "shared_mutex", "condition_variable", "future", "stop_token",
         "fstream", "filesystem", "iostream", "cstdio", "ctime", "cstdlib"}

# Folder (the longest prefix of a file's path decides) -> prefixes it may include beside the
# standard library. A folder may always include itself.
MAY_INCLUDE = {
    "include/treaty/core/": [],
    "include/treaty/reflect/": ["treaty/core/", "boost/hana", "boost/describe", "boost/mp11"],
    "include/treaty/contract/": ["treaty/core/", "treaty/reflect/", "boost/hana",
                                 "boost/describe"],
    "include/treaty/wire/": ["treaty/core/", "treaty/reflect/"],
    "include/treaty/wire/json/": ["treaty/core/", "treaty/reflect/", "treaty/wire/format.hpp",
                                  "treaty/wire/stream.hpp", "treaty/wire/hot/"],
    # The bridge to a document model for people; the wire path stays without one.
    "include/treaty/wire/json/nlohmann.hpp": ["treaty/core/", "treaty/reflect/",
                                              "treaty/wire/json/", "nlohmann/"],
    "include/treaty/wire/xml/": ["treaty/core/", "treaty/reflect/", "treaty/wire/format.hpp",
                                 "treaty/wire/hot/"],
    "include/treaty/wire/soap/": ["treaty/core/", "treaty/reflect/", "treaty/wire/format.hpp",
                                  "treaty/wire/xml/"],
    "include/treaty/wire/form/": ["treaty/core/", "treaty/reflect/", "treaty/wire/xml/"],
    "include/treaty/transport/": ["treaty/core/"],
    "include/treaty/transport/in_process/": ["treaty/core/", "treaty/transport/transport.hpp"],
    "include/treaty/transport/http/": ["treaty/core/", "treaty/transport/transport.hpp",
                                       "boost/asio", "boost/beast", "boost/system",
                                       "boost/core", "boost/intrusive", "arpa/inet.h", "poll.h",
                                       "sys/resource.h", "sys/socket.h"],
    "include/treaty/cache/": ["treaty/core/", "treaty/reflect/", "treaty/contract/", "sys/mman.h",
                              "sys/stat.h"],
    # reflect: a client and a dispatcher hand member tables to the format.
    "include/treaty/service/": ["treaty/core/", "treaty/reflect/", "treaty/contract/",
                                "treaty/contract.hpp", "treaty/wire/format.hpp",
                                "treaty/transport/transport.hpp"],
    # Statuses: a description of HTTP names those that faults and problems have.
    "include/treaty/document/": ["treaty/core/", "treaty/reflect/", "treaty/contract/",
                                 "treaty/contract.hpp", "treaty/wire/", "nlohmann/",
                                 "treaty/service/failure_view.hpp",
                                 "treaty/transport/transport.hpp"],
    "include/treaty/testing/": ["treaty/"],
    # Test cases in the words of Catch2.
    "include/treaty/testing/catch.hpp": ["treaty/", "catch2/"],
    # The awaitable form of a call is in Asio's words.
    "include/treaty/http_async.hpp": ["treaty/", "boost/asio"],
    # The front doors put the layers together.
    "include/treaty/": ["treaty/"],
    "contracts/": ["treaty/contract.hpp", "contracts/"],
    "contracts/vocabulary/": ["treaty/contract.hpp"],
    "contracts/outbound/": ["treaty/contract.hpp", "contracts/vocabulary/"],
    "contracts/inbound/": ["treaty/contract.hpp", "contracts/vocabulary/"],
    # Contracts in somebody else's words: beside them, and the only part that knows a wire.
    "contracts/bod/": ["treaty/core/", "treaty/reflect/", "treaty/contract", "treaty/wire/",
                       "treaty/document/",
                       "contracts/"],
    "simulator/": ["treaty/", "contracts/", "simulator/", "nlohmann/"],
    "simulator/tool/": ["treaty/", "contracts/", "simulator/", "nlohmann/", "CLI/", "benchmarks/"],
    "simulator/state/": ["treaty/core/", "treaty/contract.hpp", "treaty/contract/", "contracts/",
                         "treaty/cache.hpp"],
    "simulator/behaviours/": ["treaty/core/", "treaty/contract.hpp", "treaty/contract/",
                              "contracts/", "simulator/state/"],
}

# Folders that must not meet the world: values in, values out.
PURE = ["include/treaty/reflect/", "include/treaty/contract/", "include/treaty/wire/",
        "include/treaty/document/", "contracts/", "simulator/state/", "simulator/behaviours/"]
# What pure folders may not include although the table lets them.
PURE_REFUSES = ["treaty/core/clock.hpp"]
PURE_STRICT = ["simulator/state/", "simulator/behaviours/"]

# Files that may include the bodies (*.ipp) of others.
GATHERERS = ["include/treaty/src.hpp", "include/treaty/http_src.hpp", "simulator/src.hpp",
             "contracts/bod/src.hpp",
             "simulator/src/commerce.hpp", "simulator/src/external_system.hpp",
             "simulator/src/landscape.hpp", "simulator/src/scenarios.hpp",
             "simulator/scenarios/nine_flows.ipp"]

# Calls that take time or chance from the machine, the files that may, and what to do instead.
FORBIDDEN_CALLS = [
    (r"\b(system|steady|high_resolution)_clock::now\(", ["include/treaty/core/clock.hpp"],
     "take a treaty::clock"),
    (r"\b(std::)?random_device\b|\bstd::rand\(|\bsrand\(",
     ["simulator/tool/", "include/treaty/http.ipp"],  # top level: keys of calls
     "take a treaty::random"),
    (r"\bsleep_(for|until)\(", [], "take a deadline"),
    (r"\b(std::)?stod\(|\bstrtod\(|\bstd::stof\(", [], "use treaty::decimal"),
]
