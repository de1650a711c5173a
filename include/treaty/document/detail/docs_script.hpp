// SPDX-License-Identifier: BSL-1.0
// What the page of operations does. All text of the document is set as text, never as HTML.
#pragma once

#include <string_view>

namespace treaty::document::detail {

inline constexpr std::string_view docs_script = R"js(
'use strict';
const spec = JSON.parse(document.getElementById('spec').textContent);
const make = (tag, set, ...inside) => {
  const made = Object.assign(document.createElement(tag), set);
  made.append(...inside.flat().filter(one => one !== null && one !== undefined));
  return made;
};
const follow = one => {
  while (one && one.$ref)
    one = one.$ref.slice(2).split('/').reduce((at, name) => at[name], spec);
  return one || {};
};
const nameOf = one => one.$ref ? one.$ref.split('/').pop() : '';

// With line breaks; digit for digit what came, which JSON.parse would not keep.
const indented = text => {
  let out = '', depth = 0, quoted = false;
  const line = () => '\n' + '  '.repeat(depth);
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted) {
      out += c;
      if (c === '\\') out += text[++i] || '';
      else if (c === '"') quoted = false;
    } else if (c === '"') { quoted = true; out += c; }
    else if (c === '{' || c === '[') {
      const empty = text[i + 1] === '}' || text[i + 1] === ']';
      if (empty) { out += c + text[++i]; } else { ++depth; out += c + line(); }
    } else if (c === '}' || c === ']') { --depth; out += line() + c; }
    else if (c === ',') out += c + line();
    else if (c === ':') out += ': ';
    else if (!/\s/.test(c)) out += c;
  }
  return out;
};

const range = (least, most, what) => {
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return ', at least ' + least + what;
  if (least === undefined) return ', at most ' + most + what;
  return least === most ? ', ' + most + what : ', ' + least + ' to ' + most + what;
};
const words = schema => {
  const one = follow(schema), name = nameOf(schema);
  const named = text => name ? name + ': ' + text : text;
  if (one.enum) return named('one of ' + one.enum.join(', '));
  if (Array.isArray(one.type)) return named('identifier, a number written as text');
  if (one.type === 'string' && one.format && one.format !== 'password')
    return named(one.format === 'date' ? 'date' : 'instant');
  if (one.type === 'string') {
    const least = one['x-treaty-bytes-min'] || one.minLength;
    return named((one['x-treaty-secret'] ? 'secret text' : 'text')
      + range(least, one['x-treaty-bytes-max'] || one.maxLength, ' bytes'));
  }
  if (one.type === 'integer')
    return named('whole number' + (one.format ? ' (' + one.format + ')' : ''));
  if (one.type === 'number') return named('decimal'
    + (one['x-treaty-places'] === undefined ? '' : ', ' + one['x-treaty-places'] + ' places'));
  if (one.type === 'boolean') return 'true or false';
  if (one.type === 'array')
    return 'list of ' + words(one.items) + range(one.minItems, one.maxItems, ' items');
  if (one.additionalProperties)
    return 'map of ' + words(one.propertyNames || {type: 'string'}) + ' to '
      + words(one.additionalProperties);
  return name || one.type || 'any value';
};
// The struct that there is more to say of, or null.
const heldBy = schema => {
  const one = follow(schema);
  if (one.properties) return one;
  if (one.items) return heldBy(one.items);
  return one.additionalProperties ? heldBy(one.additionalProperties) : null;
};
const members = schema => {
  const all = Object.entries(schema.properties || {});
  if (!all.length) return make('p', {className: 'soft'}, 'No members.');
  return make('div', {className: 'members'}, all.map(([name, one]) => {
    const must = (schema.required || []).includes(name), held = heldBy(one);
    const text = [make('span', {className: 'name'}, name),
      make('span', {className: 'soft'}, words(one) + (must ? '' : ', optional'))];
    const row = make('div', {className: must ? 'member' : 'member may'});
    if (!held) { row.append(...text); return row; }
    // Filled when it is opened: a contract may be deep.
    const more = make('details', {}, make('summary', {}, text));
    more.addEventListener('toggle', () => more.append(members(held)), {once: true});
    row.append(more);
    return row;
  }));
};

const answers = one => Object.entries(one.responses).map(([status, given]) => {
  const answer = follow(given), content = Object.entries(answer.content || {})[0];
  const schema = content && content[1].schema;
  const either = schema && schema.oneOf ? schema.oneOf : schema ? [schema] : [];
  const head = [make('span', {className: 'status'}, status), answer.description];
  const more = make('details', {}, make('summary', {}, head));
  for (const each of either) {
    const body = follow(each), fault = body.properties && body.properties.fault;
    more.append(make('p', {}, make('b', {}, fault ? nameOf(fault) : nameOf(each)), ' ',
      body.description || ''), members(fault ? follow(fault) : body));
  }
  return make('div', {className: 'member'}, more);
});

const freshKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, one => one.toString(16).padStart(2, '0')).join('');
};
const base = () => {
  const url = spec.servers[0].url;
  return url.endsWith('/') ? url.slice(0, -1) : url;
};
const quoted = text => "'" + text.replaceAll("'", "'\\''") + "'";

const tryIt = (path, one) => {
  const content = one.requestBody.content['application/json'];
  const body = make('textarea', {spellcheck: false, ariaLabel: 'Request body',
    value: JSON.stringify(content.example || {}, null, 2)});
  const needsKey = (one.parameters || []).some(each => follow(each).name === 'Idempotency-Key');
  const key = make('input', {value: freshKey(), ariaLabel: 'Idempotency-Key'});
  const out = make('div', {className: 'answer', ariaLive: 'polite'});
  const headers = () => Object.assign({'Content-Type': 'application/json'},
    needsKey ? {'Idempotency-Key': key.value} : {});
  const send = make('button', {className: 'send', type: 'button'}, 'Send');
  send.onclick = async () => {
    send.disabled = true;
    const began = performance.now();
    try {
      const got = await fetch(base() + path,
        {method: 'POST', headers: headers(), body: body.value, cache: 'no-store'});
      const text = await got.text(), took = Math.round(performance.now() - began);
      const fields = Array.from(got.headers, ([name, value]) => name + ': ' + value).join('\n');
      const json = /json/.test(got.headers.get('content-type') || '');
      out.replaceChildren(
        make('p', {}, make('b', {className: 'status ' + (got.ok ? 'good' : 'bad')},
          got.status + ' ' + got.statusText), took + ' ms'),
        make('pre', {className: 'fields'}, fields),
        make('pre', {className: 'body'}, json ? indented(text) : text));
    } catch (why) {
      out.replaceChildren(make('p', {className: 'bad'}, 'No answer: ' + why.message));
    }
    send.disabled = false;
  };
  const curl = make('button', {type: 'button'}, 'As curl');
  curl.onclick = () => out.replaceChildren(make('pre', {}, 'curl '
    + quoted(new URL(base() + path, location.href).href)
    + Object.entries(headers()).map(([name, value]) => ' \\\n  -H ' + quoted(name + ': ' + value))
      .join('') + ' \\\n  -d ' + quoted(body.value)));
  const again = make('button', {type: 'button'}, 'New key');
  again.onclick = () => { key.value = freshKey(); };
  return [make('h3', {}, 'Try it'), make('p', {className: 'soft'},
      'The example has the right form; what it names may not exist here.'),
    needsKey ? make('label', {}, 'Idempotency-Key (the same again: a repeat)', key) : null,
    make('label', {}, 'Request', body), send, curl, needsKey ? again : null, out];
};

const operation = (path, one) => {
  const inside = make('div', {});
  const whole = make('details', {className: 'op', id: path.slice(1)}, make('summary', {},
    make('b', {}, path.split('/').pop()),
    ' ', make('span', {className: 'tag'}, one['x-treaty-safety'] || ''),
    make('span', {className: 'about soft'}, one.summary || '')), inside);
  whole.addEventListener('toggle', () => {
    const request = one.requestBody.content;
    const lines = request['application/x-ndjson'];
    inside.append(make('p', {}, make('code', {}, 'POST ' + path)),
      make('p', {className: 'soft'}, one.description || ''),
      lines ? make('p', {className: 'soft'}, lines.schema.description) : '',
      make('h3', {}, 'Request'), members(follow(request['application/json'].schema)),
      make('h3', {}, 'Answers'), ...answers(one));
    inside.append(...tryIt(path, one).filter(each => each));
  }, {once: true});
  return whole;
};

const page = document.getElementById('page');
document.title = spec.info.title;
const find = make('input', {id: 'find', type: 'search', placeholder: 'Find an operation',
  ariaLabel: 'Find an operation'});
page.append(make('h1', {}, spec.info.title), make('p', {className: 'soft'},
  spec.info.description.replaceAll('`', '')),
  make('p', {}, make('a', {href: 'openapi.json'}, 'openapi.json')), find);
for (const tag of spec.tags) {
  const all = Object.entries(spec.paths).filter(([, one]) => one.post.tags[0] === tag.name);
  page.append(make('section', {}, make('h2', {}, tag.name),
    make('p', {className: 'soft'}, tag.description),
    all.map(([path, one]) => operation(path, one.post))));
}
find.oninput = () => {
  const wanted = find.value.toLowerCase();
  for (const one of document.querySelectorAll('details.op'))
    one.hidden = !one.firstChild.textContent.toLowerCase().includes(wanted);
};
const openNamed = () => {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.tagName === 'DETAILS') { named.open = true; named.scrollIntoView(); }
};
addEventListener('hashchange', openNamed);
openNamed();
)js";

}  // namespace treaty::document::detail
