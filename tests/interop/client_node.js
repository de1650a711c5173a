// SPDX-License-Identifier: BSL-1.0
// The calls of interop.py by the package `soap` of npm. Reads {"urls": {...}, "calls": [...]} from
// standard input, writes one line of JSON an answer.
'use strict';
const soap = require('soap');
const {ofNode, toText, customDeserializer} = require('./node_trees.js');

async function main() {
    let input = '';
    for await (const chunk of process.stdin) input += chunk;
    const given = JSON.parse(input);
    const clients = {};
    for (const [service, url] of Object.entries(given.urls))
        clients[service] = await soap.createClientAsync(url + '?wsdl', {customDeserializer});
    for (const call of given.calls) {
        const headers = call.key ? {'Idempotency-Key': call.key} : {};
        const client = clients[call.service];
        try {
            const [answer] =
                await client[call.operation + 'Async'](ofNode(call.request), {}, headers);
            console.log(JSON.stringify({response: toText(answer) || {}}));
        } catch (error) {
            if (!error.root) throw error;
            const detail = error.root.Envelope.Body.Fault.detail;
            const name = Object.keys(detail)[0];
            console.log(JSON.stringify({fault: name, content: toText(detail[name])}));
        }
    }
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
