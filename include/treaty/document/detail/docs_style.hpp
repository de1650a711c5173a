// SPDX-License-Identifier: BSL-1.0
// How the page of operations looks, by day and by night.
#pragma once

#include <string_view>

namespace treaty::document::detail {

inline constexpr std::string_view docs_style = R"css(
:root{color-scheme:light dark;--ink:#1b2330;--soft:#5a6675;--paper:#fff;--tint:#f3f5f8;
--line:#d8dee6;--link:#0b57b0;--good:#0f6b3c;--bad:#a3261c;--send:#0b57b0}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#9aa7b6;--paper:#14181e;
--tint:#1d232b;--line:#343d49;--link:#7db4f5;--good:#6fd29b;--bad:#f2948b;--send:#2a66ac}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
#page{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1.25rem 0 .4rem}
a{color:var(--link)}
p{margin:.4rem 0}
.soft{color:var(--soft)}
code,pre,textarea,input,.name{font-family:ui-monospace,Consolas,monospace;font-size:.875rem}
details.op{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;background:var(--paper)}
details.op>summary{padding:.6rem .8rem;cursor:pointer;overflow-wrap:break-word}
details.op[open]>summary{border-bottom:1px solid var(--line)}
details.op>div{padding:.2rem .8rem .8rem}
summary:focus-visible,button:focus-visible,textarea:focus-visible,input:focus-visible{
outline:2px solid var(--link);outline-offset:1px}
.about{display:block}
.tag{font-size:.75rem;border:1px solid var(--line);border-radius:4px;padding:.05rem .35rem;
color:var(--soft);white-space:nowrap}
.members{border-left:2px solid var(--line);padding-left:.7rem;margin:.2rem 0 .4rem}
.member{padding:.1rem 0;overflow-wrap:break-word}
.member .name{font-weight:600;margin-right:.5rem}
.member.may .name{font-weight:400}
.member summary{cursor:pointer}
.status{font-weight:600;margin-right:.5rem}
pre,textarea{background:var(--tint);border:1px solid var(--line);border-radius:4px;padding:.6rem;
color:var(--ink);width:100%;overflow:auto;margin:.3rem 0}
pre{white-space:pre-wrap;overflow-wrap:break-word;max-height:30rem}
textarea{min-height:12rem;resize:vertical;display:block}
label{display:block;margin:.5rem 0 .1rem;font-size:.875rem}
input{width:100%;max-width:28rem;padding:.35rem .5rem;border:1px solid var(--line);
border-radius:4px;background:var(--tint);color:var(--ink)}
button{font:inherit;padding:.35rem .9rem;border:1px solid var(--line);border-radius:4px;
background:var(--tint);color:var(--ink);cursor:pointer;margin:.5rem .5rem .3rem 0}
button.send{background:var(--send);border-color:var(--send);color:#fff}
.good{color:var(--good)}
.bad{color:var(--bad)}
#find{margin:.6rem 0}
)css";

}  // namespace treaty::document::detail
