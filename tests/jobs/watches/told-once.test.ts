import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { HOUR_MS } from '../../../src/core/time/duration.ts';
import { WATCH_RHYTHMS, type WatchRhythm } from '../../../src/core/watch/watch.ts';
import { ADA, BEN, openWatchFixture } from '../../support/watch-fixture.ts';

type Step =
  | { readonly kind: 'paper'; readonly word: string; readonly votes: number }
  | { readonly kind: 'votes'; readonly paper: number; readonly votes: number }
  | { readonly kind: 'merge'; readonly paper: number; readonly other: number }
  | {
      readonly kind: 'watch';
      readonly by: string;
      readonly word: string;
      readonly minVotes: number | null;
      readonly deliver: WatchRhythm;
    }
  | { readonly kind: 'run'; readonly hours: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('paper' as const),
    word: fc.constantFrom('glacier', 'river'),
    votes: fc.nat(9),
  }),
  fc.record({ kind: fc.constant('votes' as const), paper: fc.nat(20), votes: fc.nat(9) }),
  fc.record({ kind: fc.constant('merge' as const), paper: fc.nat(20), other: fc.nat(20) }),
  fc.record({
    kind: fc.constant('watch' as const),
    by: fc.constantFrom(ADA, BEN),
    word: fc.constantFrom('glacier', 'river', 'glacier OR river'),
    minVotes: fc.constantFrom(null, 5),
    deliver: fc.constantFrom(...WATCH_RHYTHMS),
  }),
  fc.record({ kind: fc.constant('run' as const), hours: fc.constantFrom(0, 1, 20, 200) }),
);

/** Watches over papers that are added, voted for and merged. */
async function openChangingCorpus() {
  const fixture = await openWatchFixture();
  const { stores, unitOfWork, clock, discord } = fixture;
  const ids: number[] = [];
  const seen = new Map<string, number>();
  const paperAt = async (at: number): Promise<Paper | undefined> =>
    stores.papers.get(ids[at % Math.max(1, ids.length)] ?? 0);

  /** Returns the papers of some messages to a user, as they are called now. */
  async function papersOf(user: string, from: number, to?: number): Promise<number[]> {
    const { messages } = discord.channelOf(`dm:${user}`);
    const posts = messages.slice(from, to).map(({ id }) => stores.posted.get(id));
    return (await Promise.all(posts)).flatMap(post => post?.paperIds ?? []);
  }

  return {
    async take(step: Step): Promise<void> {
      switch (step.kind) {
        case 'paper':
          ids.push(
            (await fixture.addPaper({ title: `A ${step.word} ${ids.length}`, upvotes: step.votes })).id,
          );
          break;
        case 'votes': {
          const paper = await paperAt(step.paper);
          if (paper) await stores.papers.update(paper.id, { ...paper, upvotes: step.votes });
          break;
        }
        case 'merge': {
          const [kept, other] = [await paperAt(step.paper), await paperAt(step.other)];
          if (kept && other && kept.id !== other.id)
            await unitOfWork(({ papers }) => papers.merge(kept.id, [other.id], kept));
          break;
        }
        case 'watch':
          await fixture.watch({ words: step.word, minVotes: step.minVotes, deliver: step.deliver }, step.by);
          break;
        case 'run':
          clock.advance(step.hours * HOUR_MS);
          await fixture.tick();
      }
    },
    /** Returns the papers of the messages since the last call that were told before, or twice in them. */
    async toldAgain(): Promise<number[]> {
      const again: number[] = [];
      for (const user of [ADA, BEN]) {
        const from = seen.get(user) ?? 0;
        const before = new Set(await papersOf(user, 0, from));
        const now = await papersOf(user, from);
        for (const id of now) {
          if (before.has(id)) again.push(id);
          before.add(id);
        }
        seen.set(user, discord.channelOf(`dm:${user}`).messages.length);
      }
      return again;
    },
  };
}

/** Returns the papers that are told again while the steps are taken, and for a week after them. */
async function toldAgainDuring(steps: readonly Step[]): Promise<number[]> {
  const { take, toldAgain } = await openChangingCorpus();
  const again: number[] = [];
  for (const step of [...steps, { kind: 'run', hours: 200 } as const]) {
    await take(step);
    if (step.kind === 'run') again.push(...(await toldAgain()));
  }
  return again;
}

it('whatever happens to papers and watches, no paper is told twice to a person', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async steps => {
      expect(await toldAgainDuring(steps)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
