# SPDX-License-Identifier: BSL-1.0
@0xb9c2d4a1f0e35d77;
using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("feed_over_http::capnproto");

struct Line {
    version @0 :Int64;
    asOfSeconds @1 :Int64;
    asOfNanoseconds @2 :Int32;
    store @3 :Int32;
    center @4 :Int32;
    quantity @5 :Int32;
    unit @6 :UInt8;
    status @7 :UInt8;
    sku @8 :Text;
}

interface Feed {
    update @0 (lines :List(Line)) -> (applied :Int32, unchanged :Int32, stale :Int32);
    find @1 (entry :UInt64) -> (size :UInt64, value :Text);
}
