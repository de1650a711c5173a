// SPDX-License-Identifier: BSL-1.0
// Trees of plain.py as the package `soap` of npm has them, and back.
'use strict';

// Numbers and instants as text: a number of JavaScript has 53 bits, a Date milliseconds.
const text = (value) => value;
const customDeserializer = Object.fromEntries(
    ['decimal', 'long', 'unsignedLong', 'int', 'short', 'dateTime', 'date'].map((one) => [one, text]));

// An <entry key="..."> is {attributes: {key}, $value} to this package.
function ofNode(tree) {
    if (Array.isArray(tree)) return tree.map(ofNode);
    if (tree === null || typeof tree !== 'object') return tree;
    const made = {};
    for (const [name, value] of Object.entries(tree)) {
        if (name.startsWith('@')) made.attributes = {...made.attributes, [name.slice(1)]: value};
        else made[name === '$' ? '$value' : name] = ofNode(value);
    }
    return made;
}

function toText(tree) {
    if (Array.isArray(tree)) return tree.map(toText);
    if (tree === null || tree === undefined) return '';
    if (typeof tree !== 'object') return String(tree);
    const made = {};
    for (const [name, value] of Object.entries(tree)) {
        if (name === 'attributes') {
            for (const [key, given] of Object.entries(value)) if (key !== 'xmlns') made[key] = given;
        } else made[name === '$value' ? '$' : name] = toText(value);
    }
    return made;
}

module.exports = {ofNode, toText, customDeserializer};
