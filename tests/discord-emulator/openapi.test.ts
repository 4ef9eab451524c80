import { describe, expect, test } from 'vitest';
import { startCheckedEmulator } from '../support/emulator.ts';
import { readOpenApiDocument } from '../support/openapi-document.ts';
import { sharedOpenApiChecker } from '../support/openapi-checker.ts';
import type { RestExchange } from '../support/openapi-checker.ts';
import { command, post, refused, row } from './request-bodies.ts';
import { call } from './rest-client.ts';

const checker = sharedOpenApiChecker();
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

const violations = (exchange: RestExchange): string =>
  (checker?.violations(exchange) ?? ['no description']).join('\n');

/** Returns a "Create Message" exchange. @param response fields that replace those of a valid response */
function created(body: object, response: object = {}): RestExchange {
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

// Discord's OpenAPI description is not part of the repository.
describe.skipIf(checker === undefined)('OpenAPI checker (skipped without Discord’s description)', () => {
  test('accepts valid exchanges', () => {
    expect(violations(created({ content: 'x', nonce: 'n' }))).toBe('');
    expect(
      violations({
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
      'a wrong type in the matching branch of a union',
      { components: [{ type: 10, content: 4 }] },
      /request: \/components\/0\/content must be string/u,
    ],
    [
      'a missing key',
      { embeds: [{ fields: [{ name: 'x' }] }] },
      /request: \/embeds\/0\/fields\/0 .*'value'/u,
    ],
    ['a component of no known type', { components: [{ type: 99 }] }, /request: \/components\/0\/type/u],
  ])('reports %s in an accepted request', (_title, body, expected) => {
    expect(violations(created(body))).toMatch(expected);
  });

  test('ignores invalid bodies of refused requests', () => {
    const refusal = { message: 'Invalid Form Body', code: 50035 };
    expect(violations({ ...created({ contents: 'y' }), status: 400, response: refusal })).toBe('');
  });

  test.each([
    ['a missing field', { timestamp: undefined }, /response: the body .*'timestamp'/u],
    ['a wrong type', { mentions: [{ ...USER, id: 1 }] }, /response: \/mentions\/0\/id must be string/u],
  ])('reports %s in a response', (_title, response, expected) => {
    expect(violations(created({}, response))).toMatch(expected);
  });

  test.each([
    ['an error without its code', 400, { message: 'No' }, /response: the body .*'code'/u],
    ['a rate limit without retry_after', 429, { message: 'No', global: false }, /retry_after/u],
    ['an undocumented status', 202, {}, /no such status/u],
    ['a body for status 204', 204, {}, /no such status|has no body/u],
  ])('reports %s', (_title, status, response, expected) => {
    expect(violations({ ...created({}), status, response })).toMatch(expected);
  });

  test('reports unknown paths, query parameters and request bodies', () => {
    expect(violations({ ...created({}), path: '/channel/1' })).toMatch('no such operation');
    expect(violations({ ...created({}), query: ['limit'] })).toMatch('no "limit"');
    const typing = { ...created({ x: 1 }), path: `${CHANNEL}/typing`, status: 204, response: undefined };
    expect(violations(typing)).toMatch('it takes no body');
  });

  test('ignores known differences between description and API', () => {
    const response = refused('content', 'BASE_TYPE_MAX_LENGTH');
    const refusal = JSON.parse(JSON.stringify(response));
    expect(violations({ ...created({}), status: 400, response: refusal.body })).toBe('');
    const path = '/applications/123456789012345678/commands';
    const body = [command({ default_member_permissions: '32' })];
    expect(violations({ ...created({}), method: 'PUT', path, body, response: [] })).toBe('');
  });

  test('makes the emulator of a test fail to stop after a violation', async () => {
    const emulator = await startCheckedEmulator();
    expect(await post(emulator, { content: 'x', contents: 'y' })).toMatchObject({ status: 200 });
    await expect(emulator.stop()).rejects.toThrow(/POST .*"contents"/u);
  });

  test('ignores injected responses', async () => {
    const emulator = await startCheckedEmulator();
    emulator.faults.respondNext({ method: 'GET' }, { status: 200, body: { nonsense: true } });
    emulator.faults.failAfterStoring({ method: 'POST' }, 503);
    expect(await call(emulator, 'GET', '/users/@me')).toMatchObject({ body: { nonsense: true } });
    expect(await post(emulator, { contents: 'y', content: 'x' })).toMatchObject({ status: 503 });
    await expect(emulator.stop()).resolves.toBeUndefined();
  });
});

test('a missing description is undefined, not an error', () => {
  expect(readOpenApiDocument('nowhere/openapi.json')).toBeUndefined();
});
