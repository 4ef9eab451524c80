import { describe, expect, it } from 'vitest';
import {
  classifySourceError,
  SourceFormatError,
  SourceRefusedError,
} from '../../../src/sources/remote-source-error.ts';
import { SourceError } from '../../../src/sources/source-error.ts';
import { badRequest } from '../../support/hugging-face-server.ts';
import { json, text, type Reply } from '../../support/source-server.ts';
import { collect } from '../../support/collect.ts';
import { TOKEN, setUp } from './client-fixture.ts';

describe('a bad response', () => {
  it('is reported with the message of Hugging Face', async () => {
    const { source, server } = await setUp();
    server.next(badRequest('"date" must be a valid date'));
    const reading = collect(source.daily('2026-02-27'));
    await expect(reading).rejects.toMatchObject({
      name: 'SourceRefusedError',
      status: 400,
      message: 'Hugging Face: refused /api/daily_papers with HTTP 400 ("date" must be a valid date)',
    });
  });

  it('to a search is reported without the query, even if Hugging Face repeats it', async () => {
    const { source, server, log } = await setUp();
    server.next(badRequest('"q" must not be "my secret plan"'));
    const error: unknown = await source.search('my secret plan').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ message: 'Hugging Face: refused /api/papers/search with HTTP 400' });
    expect(JSON.stringify(log.events)).not.toContain('secret plan');
  });

  it.each<[number, ReturnType<typeof classifySourceError>]>([
    [400, 'refused'],
    [401, 'unavailable'],
    [403, 'unavailable'],
    [404, 'refused'],
  ])('with status %i is a fault of the kind %s', async (status, kind) => {
    const { source, server } = await setUp();
    server.next(text(status, 'no'));
    const error: unknown = await collect(source.daily('2026-02-27')).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'SourceRefusedError', status });
    expect(classifySourceError(error)).toBe(kind);
    const advice = String(error).endsWith('; check HF_TOKEN and the address');
    expect(advice).toBe(kind === 'unavailable');
  });

  it.each<[string, Reply]>([
    ['JSON that is cut off', text(200, '[{"paper":{"id":"26', { 'content-type': 'application/json' })],
    ['no list', json({ error: 'none' })],
    ['very deep nesting', text(200, '['.repeat(200_000), { 'content-type': 'application/json' })],
  ])('such as %s is a SourceFormatError', async (_name, reply) => {
    const { source, server } = await setUp();
    server.next(reply);
    await expect(collect(source.daily('2026-02-27'))).rejects.toThrow(SourceFormatError);
  });

  it('to a request for one paper is a SourceFormatError as well', async () => {
    const { source, server } = await setUp();
    server.next(json({ title: 'T' }));
    await expect(source.paper('2602.00001')).rejects.toThrow(SourceFormatError);
  });
});

describe('the token', () => {
  it('is sent, and appears in no message and no log, even if the server repeats it', async () => {
    const { source, server, log } = await setUp([], { token: TOKEN });
    server.next(
      text(500, TOKEN),
      text(429, TOKEN, { 'retry-after': '1' }),
      text(401, TOKEN, { 'x-error-message': `Invalid token ${TOKEN}` }),
    );
    const error: unknown = await collect(source.daily('2026-02-27')).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(SourceRefusedError);
    expect(error).toMatchObject({ message: expect.stringContaining('(Invalid token …); check HF_TOKEN') });
    expect(server.seen.map(({ headers }) => headers['authorization'])).toEqual(
      Array.from({ length: 3 }, () => `Bearer ${TOKEN}`),
    );
    expect(JSON.stringify([String(error), log.events])).not.toContain(TOKEN);
  });

  it('is refused, without being repeated, if it is invalid', async () => {
    const opening = setUp([], { token: 'hf_secret\nX: y' });
    await expect(opening).rejects.toThrow(SourceError);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});
