// SPDX-License-Identifier: BSL-1.0
// A server of both WSDLs by the package `soap` of npm: SCRIPT has them and the answers to give, one
// after the other. Prints its address, then each request as a line of JSON.
'use strict';
const fs = require('fs');
const http = require('http');
const soap = require('soap');
const {ofNode, toText, customDeserializer} = require('./node_trees.js');

const script = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
let at = 0;

// As the schema has it: this package writes what a fault's detail is as XML without namespaces.
function faultOf(answer) {
    if (!answer) return {faultcode: 'soap:Server', faultstring: 'out of paper'};
    const detail = {[answer.fault]: {attributes: {xmlns: answer.space}, ...ofNode(answer.content)}};
    return {faultcode: 'soap:Client', faultstring: answer.fault, detail};
}

function operation(name) {
    return (request) => {
        console.log(JSON.stringify(toText(request || {})));
        const answer = script.answers[at++];
        if (answer && answer.operation === name && answer.response) return ofNode(answer.response);
        throw {Fault: faultOf(answer)};
    };
}

// {outbound: {outboundSoap: {GetOrder: ...}}}, as the WSDL names service, port and operations.
function serviceOf(name, wsdl) {
    const operations = {};
    for (const found of wsdl.matchAll(/<wsdl:operation name="(\w+)">/g))
        operations[found[1]] = operation(found[1]);
    return {[name]: {[name + 'Soap']: operations}};
}

const server = http.createServer((request, response) => {
    response.statusCode = 404;
    response.end();
});
server.listen(0, '127.0.0.1', () => {
    let ready = 0;
    for (const [name, wsdl] of Object.entries(script.wsdl))
        soap.listen(server, {
            path: '/' + name, services: serviceOf(name, wsdl), xml: wsdl, customDeserializer,
            callback: () => {
                if (++ready === 2) console.log(`http://127.0.0.1:${server.address().port}`);
            },
        });
});
