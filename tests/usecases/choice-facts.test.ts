import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { explainChoice } from '../../src/core/schedule/explain-choice.ts';
import { SCHEDULE_DEFAULTS, SCHEDULE_ORDERS, SCHEDULE_SUBJECTS } from '../../src/core/schedule/schedule.ts';
import { choosePapers } from '../../src/usecases/choose-papers.ts';
import { choiceFacts } from '../../src/usecases/choice-facts.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';

const NEXT = { date: '2026-03-15', dueAt: Date.parse('2026-03-15T09:00:00Z') };

it('an explanation says of every paper what the slot does, and that all steps pass for those that are posted', async () => {
  const { stores } = await openTestDatabase();
  const index = createTestIndex();
  const words = ['lamps', 'ropes', 'harbour'];
  for (let i = 0; i < 24; i += 1) {
    await stores.papers.insert({
      ...emptyPaper(`${words[i % 3]} ${words[(i >> 2) % 3]} number ${i}`),
      publishedAt: `2026-03-0${1 + (i % 7)}`,
      listedOn: i % 2 === 0 ? [`2026-03-1${i % 5}`] : [],
      upvotes: i % 5 === 0 ? null : i % 11,
      categories: i % 3 === 0 ? ['cs.LG'] : ['cs.CV'],
      isWithdrawn: i % 13 === 0,
    });
  }
  await syncIndex(stores.papers, index);
  const all = await stores.papers.changedSince(0, 100);
  const schedule = await stores.schedules.create(
    { ...SCHEDULE_DEFAULTS, guildId: 'ours', channelId: 'papers', timezone: 'UTC' },
    { by: 'ada', at: 0, next: NEXT },
  );
  await stores.channelHistory.reserve('papers', [2, 9], 1, NEXT.dueAt - 1);
  for (const paperId of [2, 3, 12]) {
    const submission = { guildId: 'ours', paperId, submittedBy: 'ada', line: null, submittedAt: 0 };
    await stores.submissions.nominate(submission);
    const decision = { state: 'accepted', by: 'ben', at: 1, day: '2026-03-14' } as const;
    await stores.submissions.decide('ours', paperId, decision);
  }
  const anySpec = fc.record({
    what: fc.constantFrom(...SCHEDULE_SUBJECTS),
    sort: fc.constantFrom(...SCHEDULE_ORDERS),
    query: fc.option(
      fc.constantFrom(
        'lamps',
        'lampz',
        'harbour ropes',
        'harbour zeppelins',
        '"ropes lamps"',
        'number -lamps',
      ),
      { nil: null },
    ),
    category: fc.option(fc.constantFrom('cs.LG', 'hep-th'), { nil: null }),
    minVotes: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    count: fc.integer({ min: 1, max: 5 }),
  });
  const context = { ...stores, index };
  await fc.assert(
    fc.asyncProperty(anySpec, fc.constantFrom(...all), async (changes, paper) => {
      const changed = { ...schedule, ...changes };
      const facts = await choiceFacts(changed, paper, { next: NEXT, since: undefined }, context);
      const { count, repeat } = changed;
      const settings = { count, repeat, isPaused: false, next: NEXT };
      const { isPosted, steps } = explainChoice(facts, settings);
      const slot = await choosePapers(changed, { day: NEXT.date, now: NEXT.dueAt }, context);
      expect(isPosted).toBe(slot.papers.some(({ id }) => id === paper.id));
      expect(steps.every(({ passes }) => passes)).toBe(isPosted);
    }),
    { numRuns: 25 },
  );
});
