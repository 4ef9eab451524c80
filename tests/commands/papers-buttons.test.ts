import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { labelsOf, textsOf } from '../views/message-parts.ts';
import { openCorpus, listed, dayOf } from './papers-fixture.ts';

describe('the buttons of a list', () => {
  it('turn its pages and lead to the neighbouring lists', async () => {
    const { ask, press: use } = await openCorpus(
      ...dayOf(12, '2026-11-18'),
      listed('Earlier', '2026-11-17'),
      listed('Later', '2026-11-19'),
    );
    const first = await ask('daily', { date: '2026-11-18' });
    expect(first.text).toContain('-# 1–5 of 12 papers');
    const last = await use(customId('list', 'daily', '2026-11-18', 10));
    expect(last.kind).toBe('update');
    expect(last.text).toContain('-# 11–12 of 12 papers');
    expect(last.text).toContain('11. 2026-11-18 no 11');
    expect(last.labels).toContain('◀ 17 Nov 2026');
    expect(last.labels).toContain('19 Nov 2026 ▶');
    const previous = await use(customId('list', 'daily', '2026-11-18', 5));
    expect(last.ids).toEqual(expect.arrayContaining([customId('list', 'daily', '2026-11-18', 5)]));
    expect(previous.text).toContain('-# 6–10 of 12 papers');
    const [older = '', newer = ''] = last.ids.slice(-2);
    expect((await use(older)).text).toContain('Earlier');
    expect((await use(newer)).text).toContain('Later');
  });

  it('post the page to the channel, with its papers in order', async () => {
    const { use } = await openCorpus(...dayOf(7, '2026-11-20'));
    const reply = await use(customId('post-list', 'daily', '2026-11-20', 5));
    if (reply.kind !== 'post') throw new Error(`not posted: ${reply.kind}`);
    expect(textsOf(reply.body).join()).toContain('Papers from Friday, 20 November 2026');
    expect(reply.shows).toEqual({ kind: 'digest', paperIds: [6, 7] });
    expect(textsOf(reply.instead).join()).toContain('-# 6–7 of 7 papers');
    expect(labelsOf(reply.instead)).toContain('Posted ✓');
  });

  it('post a page of trending too', async () => {
    const { use } = await openCorpus(...dayOf(2, '2026-11-20'));
    const reply = await use(customId('post-list', 'trending', 'now', 0));
    expect(reply).toMatchObject({ kind: 'post', shows: { paperIds: [1, 2] } });
  });

  it('post nothing where the caller may not write', async () => {
    const { use } = await openCorpus(...dayOf(1, '2026-11-20'));
    await expect(use(customId('post-list', 'daily', '2026-11-20', 0), { canPost: false })).rejects.toThrow(
      UserError,
    );
  });

  it('still work when the corpus has grown and years have passed', async () => {
    const { ask, addPapers, clock, press: use } = await openCorpus(...dayOf(6, '2026-11-20'));
    const { ids } = await ask('daily');
    clock.set(Date.parse('2036-01-01T00:00:00Z'));
    await addPapers(listed('New', '2035-12-31'));
    const next = ids.find(id => id === customId('list', 'daily', '2026-11-20', 5));
    const { text, labels } = await use(next ?? '');
    expect(text).toContain('2026-11-20 no 6');
    expect(labels).toContain('31 Dec 2035 ▶');
  });

  it.each([
    ['yearly', '2026', '0'],
    ['daily', '2026-02-30', '0'],
    ['daily', '2026-11', '0'],
    ['weekly', '2026-W54', '0'],
    ['monthly', '2026-11-20', '0'],
    ['trending', '2026-11-20', '0'],
    ['daily', '2026-11-20', '-5'],
    ['daily', '2026-11-20', '5e3'],
    ['daily', '2026-11-20', '500'],
    ['daily', '2026-11-20', '0', '0'],
    ['daily', '2026-11-20'],
    ['daily', '2026-11-22', '0'],
    ['daily'],
    [],
  ])('are refused when forged: %s %s %s', async (...args) => {
    const { use } = await openCorpus(...dayOf(2, '2026-11-20'));
    for (const verb of ['list', 'post-list']) {
      await expect(use(customId(verb, ...args))).rejects.toThrow(UserError);
    }
  });

  it.each([
    [['daily', '2026-11-20', '500'], 'daily'],
    [['weekly', '2026-W47', '500'], 'weekly'],
    [['monthly', '2026-11', '500'], 'monthly'],
    [['trending', 'now', '500'], 'trending'],
    [['weekly', '2026-W54', '0'], 'weekly'],
    [['yearly', '2026', '0'], 'daily'],
  ])('that no longer work lead to a new list of the same kind: %j', async (args, kind) => {
    const { use } = await openCorpus(...dayOf(2, '2026-11-20'));
    await expect(use(customId('post-list', ...args))).rejects.toThrow(
      `Get a fresh one with \`/papers ${kind}\`.`,
    );
  });

  it('reply to any arguments, or refuse them with an explanation', async () => {
    const { use } = await openCorpus(...dayOf(2, '2026-11-20'), { title: 'Month', publishedAt: '2026-10' });
    const arg = fc.oneof(
      fc.constantFrom('daily', 'weekly', 'monthly', 'trending', 'now', '0', '5', '2026-11-20', '2026-W47'),
      fc.stringMatching(/^[!-{}~]{1,12}$/),
      fc.stringMatching(/^\d{4}-(W\d\d|\d\d(-\d\d)?)$/),
      fc.nat().map(String),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('list', 'post-list'),
        fc.array(arg, { maxLength: 4 }),
        async (verb, args) => {
          const outcome = await use(customId(verb, ...args)).then(
            ({ kind }) => kind,
            (error: unknown) => (error instanceof UserError ? 'refused' : error),
          );
          expect(['update', 'post', 'refused']).toContain(outcome);
        },
      ),
    );
  });
});
