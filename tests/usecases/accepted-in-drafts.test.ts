import { describe, expect, it } from 'vitest';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { draftSpecKey, type DraftStep } from '../../src/core/schedule/draft-steps.ts';
import { changeDraft } from '../../src/usecases/change-draft.ts';
import { decideSubmission, reopenSubmission } from '../../src/usecases/decide-submission.ts';
import { submitPaper } from '../../src/usecases/submit-paper.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
const CURATOR = { guildId: GUILD, userId: '3000000000000000006', managesGuild: true, roleIds: [] };

/** A draft of the papers 1 and 2 of a daily list; 3 to 6 are on none. */
async function openDraft(changes: Partial<ScheduleSpec> = {}) {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, unitOfWork, index, clock, access } = fixture;
  const listed = { listedOn: ['2026-11-20'], categories: ['cs.LG'] };
  await fixture.addPapers({ title: 'One', ...listed }, { title: 'Two', ...listed }, 'Three', 'Four', 'Five');
  const schedule = await fixture.schedule({ what: 'daily', count: 3, ...changes });
  const draft = await stores.drafts.create({
    scheduleId: schedule.id,
    guildId: GUILD,
    slot: schedule.next.date,
    dueAt: schedule.next.dueAt,
    specKey: draftSpecKey(schedule),
    listName: '2026-11-20',
    paperIds: [1, 2],
  });
  const context = { ...stores, stores, index, unitOfWork, channelAccess: access, now: clock.now() };
  return {
    ...fixture,
    schedule,
    context,
    take: (step: DraftStep) => changeDraft(draft.id, step, CURATOR, context),
    /** Accepts a paper; returns in which changed drafts it is, or is left out. */
    async accept(paperId: number, from = context) {
      const paper = await stores.papers.get(paperId);
      if (!paper) throw new Error('no such paper');
      const result = await submitPaper({ guildId: GUILD, paper, by: CURATOR, line: null }, from);
      if (result.kind !== 'listed') throw new Error(`the paper is ${result.kind}`);
      return result.drafts.map(each => (each.isAdded ? 'added' : 'left out'));
    },
    async shown() {
      const papers = (await stores.drafts.get(draft.id))?.papers ?? [];
      return papers
        .map(({ paperId, isPinned, isDropped }) => `${isDropped ? '-' : ''}${paperId}${isPinned ? '*' : ''}`)
        .join(' ');
    },
  };
}

describe('a paper that is accepted after curators changed a draft', () => {
  it('is added as the last one, beside what they did, and is left out of a full draft', async () => {
    const { take, accept, shown } = await openDraft();
    await take({ kind: 'pin', paperId: 2 });
    await take({ kind: 'line', paperId: 2, line: 'Read this', by: CURATOR.userId });
    expect(await accept(3)).toEqual(['added']);
    expect(await shown()).toBe('2* 1 3');
    expect(await accept(4)).toEqual(['left out']);
    expect(await shown()).toBe('2* 1 3 -4');
    // A curator makes room for it, or posts one more.
    await take({ kind: 'restore', paperId: 4 });
    expect(await shown()).toBe('2* 1 3 4');
    expect(await accept(1)).toEqual(['added']);
  });

  it('stays out if a curator dropped it before', async () => {
    const { take, accept, shown } = await openDraft();
    await take({ kind: 'drop', paperId: 1 });
    expect(await accept(1)).toEqual(['left out']);
    expect(await shown()).toBe('2 -1');
  });

  it('stays in it if that is undone, which the curator is told', async () => {
    const { take, accept, shown, stores, context, clock } = await openDraft();
    const nominated = { guildId: GUILD, submittedBy: '3000000000000000001', line: null };
    const decide = async (paperId: number) => {
      await stores.submissions.nominate({ ...nominated, paperId, submittedAt: clock.now() });
      const paper = await stores.papers.get(paperId);
      if (!paper) throw new Error('no such paper');
      await decideSubmission({ guildId: GUILD, paper, by: CURATOR, state: 'accepted' }, context);
    };
    const reopen = (paperId: number) =>
      reopenSubmission({ guildId: GUILD, paperId, by: CURATOR }, { ...context });
    await take({ kind: 'pin', paperId: 2 });
    await decide(3);
    await decide(4);
    expect(await reopen(3)).toMatchObject({ kind: 'reopened', drafts: [{ id: 1 }] });
    expect(await shown()).toBe('2* 1 3 -4');
    // It was left out.
    expect(await reopen(4)).toEqual({ kind: 'reopened', drafts: [] });
    // What a curator submits is no nomination.
    await accept(5);
    expect(await reopen(5)).toEqual({ kind: 'gone' });
  });

  it('is posted with the draft', async () => {
    const { take, accept, clock, schedule, tick, channel } = await openDraft();
    await take({ kind: 'drop', paperId: 1 });
    await accept(3);
    clock.advance(schedule.next.dueAt - clock.now());
    await tick();
    expect(channel.messages[0]?.body).toContain('Three');
    expect(channel.messages[0]?.body).not.toContain('One');
  });

  it.each<[string, Partial<ScheduleSpec>]>([
    ['does not fit', { category: 'cs.LG' }],
    ['is for another kind of list', { what: 'weekly' }],
  ])('is not added where it %s', async (_why, changes) => {
    const { take, accept, shown } = await openDraft(changes);
    await take({ kind: 'add', paperId: 5 });
    const before = await shown();
    expect(await accept(3)).toEqual([]);
    expect(await shown()).toBe(before);
  });

  it('is not added where its channel had it, or in a draft that no longer holds', async () => {
    const { take, accept, shown, stores, schedule } = await openDraft();
    await take({ kind: 'drop', paperId: 1 });
    await stores.channelHistory.reserve(schedule.channelId, [3], 999, 1);
    expect(await accept(3)).toEqual([]);
    await stores.schedules.update(schedule.id, { ...schedule, count: 9 }, { by: '1', next: schedule.next });
    expect(await accept(4)).toEqual([]);
    expect(await shown()).toBe('2 -1');
  });

  it('is not missing if it is accepted while the first change chooses the papers again', async () => {
    const { context, accept, shown } = await openDraft();
    let isAccepted = false;
    const { given } = context.channelHistory;
    const slow = {
      ...context,
      channelHistory: {
        ...context.channelHistory,
        async given(...args: Parameters<typeof given>) {
          if (!isAccepted) {
            isAccepted = true;
            await accept(3);
            return new Set([1]);
          }
          return given(...args);
        },
      },
    };
    await changeDraft(1, { kind: 'pin', paperId: 2 }, CURATOR, slow);
    expect(await shown()).toBe('2* 3 1');
  });
});
