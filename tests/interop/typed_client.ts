// SPDX-License-Identifier: BSL-1.0
// A client in TypeScript, of types that openapi-typescript made of our OpenAPI (./api): what it
// reads of an answer is what its type says, without one cast. Argument: the URL of a server.
import createClient from 'openapi-fetch';
import type {paths} from './api';

declare const process: {argv: string[], exitCode?: number};

function check(good: boolean, what: string): void {
    if (!good) throw new Error(what);
    console.log('ok: ' + what);
}

async function main(url: string): Promise<void> {
    const client = createClient<paths>({baseUrl: url});

    const found = await client.POST('/outbound/GetProductAvailability',
        {body: {store: 10101, item: 'BRISA-DUO'}});
    if (found.data === undefined) throw new Error('no response');
    const item: string | undefined = found.data.products?.[0]?.item;
    check(item === 'BRISA-DUO', 'a response');

    const lines = [{orderItem: {id: '7'}, product: {sku: 'BRISA-2'},
        requested: {value: 90000, unit: 'C62'}}];
    const held = await client.POST('/outbound/ReserveOrderInventory', {
        params: {header: {'Idempotency-Key': 'hold-1'}},
        body: {store: 10101, order: {id: '900719925474099302'}, lines},
    });
    const refusal = held.error;
    if (refusal === undefined || !('type' in refusal)) throw new Error('not refused');
    if (refusal.type !== 'urn:treaty:fault:NotEnoughStock') throw new Error(refusal.type);
    // Now it has the members of that fault, and no other's.
    const status: 409 = refusal.status;
    const asked: number = refusal.fault.requested.value;
    check(status === 409 && asked === 90000, 'a declared fault');

    const wrong = await client.POST('/outbound/GetProductAvailability',
        {body: {store: 10101, item: ''}});
    const problem = wrong.error;
    if (problem === undefined) throw new Error('no problem');
    switch (problem.type) {
    case 'urn:treaty:fault:UnknownStore':
    case 'urn:treaty:fault:UnknownFulfillmentCenter':
        throw new Error('a fault: ' + JSON.stringify(problem.fault));
    case 'urn:treaty:problem:too-short': {
        const first = problem.problems?.[0];
        const pointer: string | undefined = first?.pointer;
        check(first?.kind === 'too-short' && pointer === '/item', 'a problem');
        check(wrong.response.status === 400, 'its status');
        break;
    }
    default:
        throw new Error(problem.type);
    }

    // What the server would refuse, the compiler refuses.
    void ((): unknown => client.POST('/outbound/GetProductAvailability',
        // @ts-expect-error: a store is a number
        {body: {store: '1', item: 'a'}}));
    void ((): unknown => client.POST('/outbound/GetProductAvailability',
        // @ts-expect-error: no item
        {body: {store: 1}}));
    void ((): unknown => client.POST(
        // @ts-expect-error: no such operation
        '/outbound/GetProduct', {body: {}}));
    void ((): unknown => client.POST('/outbound/ReserveOrderInventory',
        // @ts-expect-error: no key
        {body: {store: 1, order: {}, lines}}));
}

main(process.argv[2] ?? '').catch((why: unknown) => {
    console.error(why);
    process.exitCode = 1;
});
