import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { READING_STATUSES } from '../../src/core/library/library-item.ts';
import { REMOVED_SAVE_TTL_MS } from '../../src/core/library/library.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { createLibraryModel, EXPLICIT_ORIGIN } from './library-model.ts';

/** Papers shown by each message, by their places among those of a run; a message shares one with the next. */
const SHOWN = [[0], [0, 1], [1, 2]];
const PAPERS = 3;

const place = fc.nat(PAPERS - 1);
const user = fc.constantFrom('ada', 'ada', 'ada', 'ben');
const message = fc.nat(SHOWN.length - 1);

/** What ends the story of a paper or of a user, so that little can happen after it. */
const rare = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deletePaper'), place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteUser'), user }) },
);

/** What can happen to a library, in any order. */
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('save'), user, place }),
  fc.record({ kind: fc.constant('react'), user, message, isAdded: fc.boolean() }),
  fc.record({ kind: fc.constant('undoSave'), user, place }),
  fc.record({ kind: fc.constant('unsave'), user, place }),
  fc.record({ kind: fc.constant('restore'), user, place }),
  fc.record({ kind: fc.constant('tag'), user, place, tags: fc.subarray(['a', 'b', 'c']) }),
  fc.record({ kind: fc.constant('note'), user, place, note: fc.constantFrom('one', 'two', null) }),
  fc.record({ kind: fc.constant('status'), user, place, status: fc.constantFrom(...READING_STATUSES) }),
  fc.record({ kind: fc.constant('join'), place, into: place }),
  rare,
);

type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

it(
  'a library ends as that of a simple model, whatever happens in whatever order',
  { timeout: 60_000 },
  async () => {
    const { stores, unitOfWork } = await openTestDatabase();
    const { library, papers, personalData } = stores;
    let run = 0;

    async function openRun() {
      run += 1;
      const prefix = `${run}-`;
      // Ids by place; `canonical` is the paper that each place is now, or nothing once it was removed.
      const ids: number[] = [];
      for (let at = 0; at < PAPERS; at += 1)
        ids.push((await papers.insert(emptyPaper(`Paper ${prefix}${at}`))).id);
      const canonical = new Map(ids.map(id => [id, id]));
      const models = { ada: createLibraryModel(), ben: createLibraryModel() };
      let now = 1;

      /** Does to the store and to the models what a step says. Papers are named by the ids that they had at first. */
      async function apply(step: Step): Promise<void> {
        now += 1;
        if (step.kind === 'wait') {
          now += REMOVED_SAVE_TTL_MS;
          return;
        }
        if (step.kind === 'join') return join(step.place, step.into);
        if (step.kind === 'deletePaper') return deletePaper(step.place);
        const model = models[step.user === 'ada' ? 'ada' : 'ben'];
        const userId = prefix + step.user;
        if (step.kind === 'deleteUser') {
          model.deleteUser();
          return personalData.delete(userId, now);
        }
        if (step.kind === 'react') {
          const messageId = `${prefix}${step.message}`;
          if (!model.react(messageId, step.isAdded)) return;
          const shown = (SHOWN[step.message] ?? []).map(at => ids[at] ?? 0);
          const origin = { kind: 'reaction', messageId, emoji: '🔖' } as const;
          if (step.isAdded) await library.save(userId, shown, origin, now);
          else await library.removeOrigin(userId, shown, origin, now);
          for (const paper of existing(shown))
            if (step.isAdded) model.save(paper, messageId, now);
            else model.removeOrigin(paper, messageId, now);
          return;
        }
        const id = ids[step.place] ?? 0;
        const [paper = 0] = existing([id]);
        const explicit = { kind: 'explicit' } as const;
        switch (step.kind) {
          case 'save':
            await library.save(userId, [id], explicit, now);
            if (paper !== 0) model.save(paper, EXPLICIT_ORIGIN, now);
            break;
          case 'undoSave':
            await library.removeOrigin(userId, [id], explicit, now);
            model.removeOrigin(paper, EXPLICIT_ORIGIN, now);
            break;
          case 'unsave':
            await library.unsave(userId, id, now);
            model.unsave(paper, now);
            break;
          case 'restore':
            await library.restore(userId, [id], now);
            model.restore(paper, now);
            break;
          case 'tag':
          case 'note':
          case 'status': {
            const { tags, note, status } = { tags: undefined, note: undefined, status: undefined, ...step };
            const change = {
              ...(tags === undefined ? {} : { tags }),
              ...(note === undefined ? {} : { note }),
              ...(status === undefined ? {} : { status }),
            };
            await library.changeItem(userId, id, change, now);
            model.change(paper, change, now);
          }
        }
      }

      /** Returns the papers that ids are now, each once, without those that were removed. */
      function existing(some: readonly number[]): number[] {
        return [...new Set(some.map(id => canonical.get(id) ?? 0))].filter(id => id !== 0);
      }

      async function join(from: number, into: number): Promise<void> {
        const [merged, kept] = [ids[from], ids[into]].map(id => existing([id ?? 0])[0]);
        if (merged === undefined || kept === undefined || merged === kept) return;
        await unitOfWork(bound => bound.papers.merge(kept, [merged], emptyPaper('Joined')));
        for (const [id, paper] of canonical) if (paper === merged) canonical.set(id, kept);
        for (const model of Object.values(models)) model.merge(kept, merged);
      }

      async function deletePaper(at: number): Promise<void> {
        const [paper] = existing([ids[at] ?? 0]);
        if (paper === undefined) return;
        await unitOfWork(bound => bound.papers.remove(paper));
        for (const [id, now_] of canonical) if (now_ === paper) canonical.set(id, 0);
        for (const model of Object.values(models)) model.deletePaper(paper);
      }

      async function stored(name: string) {
        const entries = await library.entries(prefix + name, { offset: 0, limit: 99 });
        return entries.toSorted((a, b) => a.paperId - b.paperId);
      }

      return { apply, stored, models };
    }

    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 40, size: 'max' }), async steps => {
        const { apply, stored, models } = await openRun();
        for (const step of steps) await apply(step);
        expect([await stored('ada'), await stored('ben')]).toEqual([
          models.ada.entries(),
          models.ben.entries(),
        ]);
      }),
      // On a server, each step takes a millisecond.
      { numRuns: inject('database') === 'postgres' ? 10 : 100 },
    );
  },
);
