import { describe, expect, test } from 'vitest';
import { startCheckedEmulator } from '../support/emulator.ts';
import { readDescription } from '../support/openapi-document.ts';
import { sharedOracle } from '../support/openapi.ts';
import type { Exchange } from '../support/openapi.ts';
import { command, post, refused, row } from './bodies.ts';
import { call } from './rest-client.ts';

const oracle = sharedOracle();
const CHANNEL = '/channels/123456789012345678';

const USER = {
  id: '123456789012345678',
  username: 'ada',
  avatar: null,
  discriminator: '0',
  public_flags: 0,
  flags: 0,
  global_name: null,
  primary_guild: null,
};

const complaints = (exchange: Exchange): string =>
  (oracle?.complaints(exchange) ?? ['no description']).join('\n');

/** A message created as Discord would have it, or otherwise. */
function created(body: object, response: object = {}): Exchange {
  const message = {
    id: '123456789012345678',
    channel_id: '123456789012345678',
    type: 0,
    content: 'x',
    author: USER,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: [],
    embeds: [],
    components: [],
    timestamp: '2026-01-05T09:00:00.000Z',
    edited_timestamp: null,
    flags: 0,
    pinned: false,
    tts: false,
    ...response,
  };
  return {
    method: 'POST',
    path: `${CHANNEL}/messages`,
    query: [],
    body,
    status: 200,
    response: JSON.parse(JSON.stringify(message)),
  };
}

// Without Discord's OpenAPI description beside the repository there is nothing to compare with: skipped.
describe.skipIf(oracle === undefined)('Discord’s own description (skipped where it is not at hand)', () => {
  test('has nothing against what is right', () => {
    expect(complaints(created({ content: 'x', nonce: 'n' }))).toBe('');
    expect(
      complaints({
        ...created({}),
        status: 204,
        path: `${CHANNEL}/typing`,
        body: undefined,
        response: undefined,
      }),
    ).toBe('');
  });

  test.each([
    ['an unknown key', { content: 'x', contents: 'y' }, /request: the body .*"contents"/u],
    [
      'an unknown key deep in a component',
      { components: [row({ type: 2, style: 1, custom_id: 'a', lable: 'x' })] },
      /request: \/components\/0\/components\/0 .*"lable"/u,
    ],
    ['a wrong type', { content: 4 }, /request: \/content must be string/u],
    [
      'a wrong type in the one branch that is meant',
      { components: [{ type: 10, content: 4 }] },
      /request: \/components\/0\/content must be string/u,
    ],
    [
      'a missing key',
      { embeds: [{ fields: [{ name: 'x' }] }] },
      /request: \/embeds\/0\/fields\/0 .*'value'/u,
    ],
    ['a component of no known type', { components: [{ type: 99 }] }, /request: \/components\/0\/type/u],
  ])('complains about %s in what was accepted', (_title, body, expected) => {
    expect(complaints(created(body))).toMatch(expected);
  });

  test('does not mind the same in what was refused', () => {
    const refusal = { message: 'Invalid Form Body', code: 50035 };
    expect(complaints({ ...created({ contents: 'y' }), status: 400, response: refusal })).toBe('');
  });

  test.each([
    ['a missing field', { timestamp: undefined }, /response: the body .*'timestamp'/u],
    ['a wrong type', { mentions: [{ ...USER, id: 1 }] }, /response: \/mentions\/0\/id must be string/u],
  ])('complains about %s in an answer', (_title, response, expected) => {
    expect(complaints(created({}, response))).toMatch(expected);
  });

  test.each([
    ['a refusal without its code', 400, { message: 'No' }, /response: the body .*'code'/u],
    ['a limit without the time to wait', 429, { message: 'No', global: false }, /retry_after/u],
    ['a status of its own', 202, {}, /no such status/u],
    ['a body where there is none', 204, {}, /no such status|has no body/u],
  ])('complains about %s', (_title, status, response, expected) => {
    expect(complaints({ ...created({}), status, response })).toMatch(expected);
  });

  test('complains about paths and queries nobody knows', () => {
    expect(complaints({ ...created({}), path: '/channel/1' })).toMatch('no such operation');
    expect(complaints({ ...created({}), query: ['limit'] })).toMatch('no "limit"');
    const typing = { ...created({ x: 1 }), path: `${CHANNEL}/typing`, status: 204, response: undefined };
    expect(complaints(typing)).toMatch('it takes no body');
  });

  test('knows where it is wrong itself', () => {
    const response = refused('content', 'BASE_TYPE_MAX_LENGTH');
    const refusal = JSON.parse(JSON.stringify(response));
    expect(complaints({ ...created({}), status: 400, response: refusal.body })).toBe('');
    const path = '/applications/123456789012345678/commands';
    const body = [command({ default_member_permissions: '32' })];
    expect(complaints({ ...created({}), method: 'PUT', path, body, response: [] })).toBe('');
  });

  test('is held against every stand-in of the tests, when it stops', async () => {
    const emulator = await startCheckedEmulator();
    expect(await post(emulator, { content: 'x', contents: 'y' })).toMatchObject({ status: 200 });
    await expect(emulator.stop()).rejects.toThrow(/POST .*"contents"/u);
  });

  test('leaves out answers that a test put in place of the true ones', async () => {
    const emulator = await startCheckedEmulator();
    emulator.faults.answerNext({ method: 'GET' }, { status: 200, body: { nonsense: true } });
    emulator.faults.failAfterStoring({ method: 'POST' }, 503);
    expect(await call(emulator, 'GET', '/users/@me')).toMatchObject({ body: { nonsense: true } });
    expect(await post(emulator, { contents: 'y', content: 'x' })).toMatchObject({ status: 503 });
    await expect(emulator.stop()).resolves.toBeUndefined();
  });
});

test('where the description is not at hand there is no oracle, and no error', () => {
  expect(readDescription('nowhere/openapi.json')).toBeUndefined();
});
