import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedaction } from '../../src/process/redact.ts';

const USER = '123456789012345678';
const CHANNEL = '223456789012345678';
const MESSAGE = '3234567890123456789';
const APPLICATION = '423456789012345678';
const INTERACTION_TOKEN = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZmdoaWprbG1ub3A';
const BOT_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz_0123456789AB';

const redaction = createRedaction({
  pseudonym: id => `@p${id.length}`,
  secrets: ['a secret of another form'],
});

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');

function base64url(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...BASE64URL), minLength, maxLength });
}

/** Returns the fields as they are written to the log. */
function logLine(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(redaction.fields(fields));
}

describe('redacted text', () => {
  it.each([
    [`/interactions/${CHANNEL}/any-token/callback`, `/interactions/${CHANNEL}/[token]/callback`],
    [
      `/webhooks/${APPLICATION}/${INTERACTION_TOKEN}/messages/@original`,
      `/webhooks/${APPLICATION}/[token]/messages/@original`,
    ],
    [`/webhooks/${APPLICATION}/short`, `/webhooks/${APPLICATION}/[token]`],
    [`https://discord.com/api/v10/users/${USER}`, 'https://discord.com/api/v10/users/@p18'],
    [
      `/channels/${CHANNEL}/messages/${MESSAGE}/reactions/%F0%9F%94%96/${USER}`,
      `/channels/${CHANNEL}/messages/${MESSAGE}/reactions/%F0%9F%94%96/@p18`,
    ],
    [`/guilds/${CHANNEL}/members/${USER}`, `/guilds/${CHANNEL}/members/@p18`],
    [
      `https://discord.com/channels/${CHANNEL}/${CHANNEL}/${MESSAGE}`,
      `https://discord.com/channels/${CHANNEL}/${CHANNEL}/${MESSAGE}`,
    ],
    [`to <@${USER}> and <@!${USER}>`, 'to <@@p18> and <@!@p18>'],
    [`in <#${CHANNEL}> for <@&${CHANNEL}>`, `in <#${CHANNEL}> for <@&${CHANNEL}>`],
    [`q=%3C%40${USER}%3E`, 'q=%3C%40@p18%3E'],
    [`no row for ${USER}.`, 'no row for @p18.'],
    [`authorization: Bot ${BOT_TOKEN}`, 'authorization: Bot [token]'],
    ['Bearer abcdef.ghijkl.mnopqrs', 'Bearer [token]'],
    [`{"token":"${INTERACTION_TOKEN}","type":2}`, '{"token":"[token]","type":2}'],
    ['?token=abc&wait=1', '?token=[token]&wait=1'],
    ['it is a secret of another form.', 'it is [token].'],
  ])('of %s', (text, expected) => {
    expect(redaction.text(text)).toBe(expected);
  });

  it.each([
    'Discord answered 503 (code 0): Service Unavailable',
    'cannot open the database /srv/paperboy/data/paperboy.sqlite: SQLITE_BUSY',
    '2026-11-21T09:00:00.000Z',
    'connect ECONNREFUSED 127.0.0.1:8080',
    'at async run (file:///srv/paperboy/node_modules/@discordjs/rest/dist/index.mjs:759:25)',
    'arXiv 2312.17276, slot 2026-11-21, nonce 6tQvPw3Tn0mZkq1dXbH7Lg',
  ])('does not change %s', text => {
    expect(redaction.text(text)).toBe(text);
  });
});

describe('redacted fields', () => {
  it('keep ids of messages, channels, servers, deliveries and interactions in fields of those names', () => {
    const fields = {
      message: MESSAGE,
      channelId: CHANNEL,
      guild: CHANNEL,
      delivery: 12,
      interactionId: CHANNEL,
      slot: `run:${CHANNEL}`,
      channels: [CHANNEL, CHANNEL],
    };
    expect(redaction.fields(fields)).toEqual(fields);
  });

  it('replace users by a pseudonym, in every field that names users and in every form', () => {
    const fields = {
      userId: USER,
      user: 'ada',
      person: BigInt(USER),
      targetUser: { id: USER, username: 'ada', tag: { name: 'ada' } },
      user_ids: [USER],
      createdBy: Number(USER),
      people: new Set([USER]),
    };
    expect(redaction.fields(fields)).toEqual({
      userId: '@p18',
      user: '@p3',
      person: '@p18',
      targetUser: { id: '@p18', username: '@p3', tag: { name: '@p3' } },
      user_ids: ['@p18'],
      createdBy: '@p18',
      people: ['@p18'],
    });
  });

  it('replace the id of a user of the line everywhere in that line', () => {
    const fields = { userId: USER, channel: USER, path: `/channels/${USER}`, [USER]: 1 };
    expect(logLine(fields)).not.toContain(USER);
  });

  it('keep counts, durations, booleans and absent values', () => {
    const fields = { guilds: 3, commands: 12, waitMs: 5000, users: 7, late: true, why: null, ratio: 0.5 };
    expect(redaction.fields(fields)).toEqual(fields);
  });

  it('contain an error with its causes, code, method and URL, but never its request', () => {
    const cause = Object.assign(new TypeError(`fetch of /users/${USER} failed`), { code: 'ECONNRESET' });
    const error = Object.assign(new Error('Missing Access', { cause }), {
      code: 50001,
      status: 403,
      method: 'POST',
      url: `https://discord.com/api/v10/webhooks/${APPLICATION}/${INTERACTION_TOKEN}`,
      requestBody: { json: { content: 'private words' } },
    });
    const logged = redaction.fields({ error });
    expect(logged).toMatchObject({
      error: {
        name: 'Error',
        message: 'Missing Access',
        code: 50001,
        status: 403,
        method: 'POST',
        url: `https://discord.com/api/v10/webhooks/${APPLICATION}/[token]`,
        stack: expect.stringContaining('Missing Access'),
        cause: { name: 'TypeError', message: 'fetch of /users/@p18 failed', code: 'ECONNRESET' },
      },
    });
    expect(JSON.stringify(logged)).not.toContain('private words');
  });

  it('contain each error of an aggregate', () => {
    const error = new AggregateError([new Error('one'), new Error(USER)], 'both');
    expect(redaction.fields({ error })).toMatchObject({
      error: { errors: [{ message: 'one' }, { message: '@p18' }] },
    });
  });

  it('end for circular and deep values', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop['self'] = loop;
    const error = new Error('first');
    error.cause = error;
    expect(logLine({ loop, error })).toContain('[circular]');
    const deep = Array.from({ length: 50 }).reduce<unknown>(inner => ({ inner }), USER);
    expect(logLine({ deep })).toContain('[deep]');
  });
});

describe('any log line', () => {
  const id = fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n - 1n }).map(String);
  const botToken = fc
    .tuple(base64url(23, 28), base64url(6, 7), base64url(27, 38))
    .map(parts => parts.join('.'));
  const interactionToken = base64url(40, 200).map(rest => `aW50ZXJhY3Rpb246${rest}`);
  const words = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(' ', '/', '.', '"', 'Bot ', '<@', '/users/', 'token', '%40', '1', '-'),
  );

  /** Yields the fields of a log line with a text at one of several places. */
  const hidden = (text: fc.Arbitrary<string>) =>
    fc.tuple(text, words, words, fc.nat({ max: 5 })).map(([found, before, after, how]) => {
      const around = `${before}${found}${after}`;
      const fields: readonly Record<string, unknown>[] = [
        { why: around },
        { error: new Error(around) },
        { error: new Error('outer', { cause: new Error(around) }) },
        { list: [{ note: around }] },
        { [around]: true },
        { map: new Map([[around, new Set([around])]]) },
      ];
      return { found, line: fields[how] ?? {} };
    });

  it.each([
    ['bot token', botToken],
    ['interaction token', interactionToken],
  ])('contains no %s', (_kind, token) => {
    fc.assert(
      fc.property(hidden(token), ({ found, line }) => {
        expect(logLine(line)).not.toContain(found);
      }),
      { numRuns: 500 },
    );
  });

  const userPlaces = [
    (found: string) => ({ user: found }),
    (found: string) => ({ userId: found, channel: found }),
    (found: string) => ({ person: { id: found }, path: `/channels/${found}/messages/${found}` }),
    (found: string) => ({ why: `<@${found}>` }),
    (found: string) => ({ why: `<@!${found}>` }),
    (found: string) => ({ error: new Error(`GET /users/${found}`) }),
    (found: string) => ({ path: `/channels/${CHANNEL}/messages/${MESSAGE}/reactions/x:1/${found}` }),
    (found: string) => ({ error: new Error('e', { cause: found }) }),
    (found: string) => ({ members: [{ user: found }], guild: { owner: found } }),
    (found: string) => ({ nested: { by: found }, message: found, error: new Error(found) }),
  ] as const;

  it.each(userPlaces.map((place, at) => [at, place] as const))('contains no user (%d)', (_at, place) => {
    fc.assert(
      fc.property(id, found => {
        fc.pre(found !== CHANNEL && found !== MESSAGE);
        expect(logLine(place(found))).not.toContain(found);
      }),
    );
  });

  it('contains no id in free text', () => {
    fc.assert(
      fc.property(hidden(id), ({ found, line }) => {
        expect(logLine(line)).not.toContain(found);
      }),
      { numRuns: 500 },
    );
  });

  it('does not change when it is redacted again', () => {
    const lines = fc.oneof(hidden(id), hidden(botToken), hidden(interactionToken));
    fc.assert(
      fc.property(lines, ({ line }) => {
        const once = redaction.fields({ text: JSON.stringify(redaction.fields(line)) });
        expect(redaction.fields(once)).toEqual(once);
      }),
    );
  });
});
