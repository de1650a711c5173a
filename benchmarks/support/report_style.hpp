// SPDX-License-Identifier: BSL-1.0
// How the page looks: ours in colour, rivals in grey, by day and by night.
#pragma once

#include <string_view>

namespace benchmarks {

inline constexpr std::string_view report_style = R"(
:root{color-scheme:light dark;--paper:#fcfcfa;--ink:#1c1e21;--quiet:#6a6f76;--line:#dcdedb;
--ours:#1f6f5c;--rival:#a9b0b5;--goal:#b4451f;--good:#1f6f5c;--bad:#a8321a}
@media(prefers-color-scheme:dark){:root{--paper:#16181a;--ink:#e6e7e4;--quiet:#979da3;
--line:#33373b;--ours:#4fbf9f;--rival:#5d656c;--goal:#f08a5d;--good:#4fbf9f;--bad:#ff8a70}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.7rem;margin:0}h2{font-size:1.1rem;margin:2.5rem 0 .2rem}
p{margin:.3rem 0}.lead{font-size:1.1rem}.where{color:var(--quiet);font-size:.85rem;margin:1rem 0}
section p{font-size:.88rem;color:var(--quiet);margin-bottom:.7rem}
table{border-collapse:collapse;width:100%;font-size:.88rem}
th{text-align:left;font-weight:600}td,th{padding:.25rem .6rem .25rem 0;
border-top:1px solid var(--line);vertical-align:top}.more td,th{border:0}.number{text-align:right;
font-variant-numeric:tabular-nums;white-space:nowrap}
.beyond,.reached{color:var(--good);font-weight:600}.short{color:var(--bad);font-weight:700}
.none{color:var(--quiet);white-space:nowrap}
svg{display:block;width:100%;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--ink)}
svg .who{text-anchor:end}svg rect{fill:var(--rival)}svg .ours rect{fill:var(--ours)}
svg .ours text{font-weight:700}svg line.goal{stroke:var(--goal);stroke-width:1.5;
stroke-dasharray:4 3}svg text.goal{fill:var(--goal);text-anchor:middle}
@media(max-width:40rem){thead{display:none}table,tbody{display:block}
tr{display:flex;flex-wrap:wrap;gap:0 .6rem;padding:.2rem 0;border-top:1px solid var(--line)}
tr.more{border:0;padding-top:0}td{border:0;padding:0}.asked{flex:0 0 100%;font-weight:600}
.more .asked{display:none}.asked+td{flex:1 1 9rem}svg{font-size:18px;overflow:visible}}
)";

}  // namespace benchmarks
