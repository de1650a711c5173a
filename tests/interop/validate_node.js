// SPDX-License-Identifier: BSL-1.0
// Has ajv judge messages, one a line on standard input as treaty_json_messages writes them, by the
// schemas whose files are named. Of some it breaks one rule at a time, each where the schema says
// one, and asks again. Prints {taken, refused, broken: {rule: [made, refused]}, wrong: [...]}.
'use strict';
const fs = require('fs');
const readline = require('readline');
const Ajv = require('ajv/dist/2020');
const addFormats = require('ajv-formats');

const ajv = new Ajv({strict: false, logger: false});
addFormats(ajv);
const schemas = new Map();
for (const file of process.argv.slice(3)) {
    const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
    ajv.addSchema(schema);
    schemas.set(schema.$id, schema);
}
const brokenPerSchema = Number(process.argv[2]);
const judges = new Map();
const judge = (name) => {
    if (!judges.has(name)) judges.set(name, ajv.compile({$ref: name}));
    return judges.get(name);
};

// A value of the wrong type or limit for each rule that the schema has at this place.
function* mistakes(root, schema, value) {
    while (schema.$ref) schema = root.$defs[schema.$ref.split('/').pop()];
    const types = [].concat(schema.type || []);
    if (!types.includes('boolean')) yield ['type', true];
    else yield ['type', 'yes'];
    if (schema.enum) yield ['enum', 'NoSuchWord'];
    if (schema.const !== undefined) yield ['const', 'urn:other'];
    if (schema.maxLength) yield ['maxLength', 'x'.repeat(schema.maxLength + 1)];
    if (schema.minLength) yield ['minLength', ''];
    if (schema.pattern) yield ['pattern', 'x1'];
    if (schema.format === 'date') yield ['format', '2026-02-30'];
    if (schema.format === 'date-time') yield ['format', '2026-11-23 07:00'];
    if (schema.minimum !== undefined) yield ['minimum', schema.minimum * 2 - 1];
    if (schema.maximum !== undefined) yield ['maximum', schema.maximum * 2 + 1];
    if (types.includes('integer') && !types.includes('string')) yield ['integer', 1.5];
    if (Array.isArray(value)) {
        if (schema.minItems) yield ['minItems', []];
        if (schema.maxItems && schema.maxItems <= 1000 && value.length)
            yield ['maxItems', Array(schema.maxItems + 1).fill(value[0])];
        for (let i = 0; i < value.length; ++i)
            for (const [rule, other] of mistakes(root, schema.items, value[i]))
                yield [rule, [...value.slice(0, i), other, ...value.slice(i + 1)]];
    } else if (value !== null && typeof value === 'object') {
        for (const name of schema.required || []) {
            const {[name]: gone, ...rest} = value;
            yield ['required', rest];
        }
        for (const [name, held] of Object.entries(value)) {
            const inner = (schema.properties || {})[name] || schema.additionalProperties;
            if (inner)
                for (const [rule, other] of mistakes(root, inner, held))
                    yield [rule, {...value, [name]: other}];
        }
    }
}

const told = {taken: 0, refused: 0, schemas: 0, broken: {}, wrong: []};
const seen = new Map();
const wrong = (text) => { if (told.wrong.length < 20) told.wrong.push(text); };
readline.createInterface({input: process.stdin}).on('line', (line) => {
    const {schema: name, value} = JSON.parse(line);
    const valid = judge(name);
    if (valid(value)) {
        ++told.taken;
    } else {
        ++told.refused;
        wrong(`${name}: ${ajv.errorsText(valid.errors)}`);
    }
    seen.set(name, (seen.get(name) || 0) + 1);
    if (seen.get(name) > brokenPerSchema) return;
    const [id, place] = name.split('#');
    const root = schemas.get(id);
    const start = root.$defs[place.split('/').pop()];
    for (const [rule, other] of mistakes(root, start, value)) {
        const counts = told.broken[rule] = told.broken[rule] || [0, 0];
        ++counts[0];
        if (!valid(other)) ++counts[1];
        else wrong(`${name} takes a broken ${rule}: ${JSON.stringify(other).slice(0, 200)}`);
    }
}).on('close', () => {
    told.schemas = seen.size;
    console.log(JSON.stringify(told));
});
