import { describe, expect, it } from 'vitest';
import type { DraftPaper } from '../../src/core/schedule/draft.ts';
import { draftSpecKey } from '../../src/core/schedule/draft-steps.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { changeDraft } from '../../src/usecases/change-draft.ts';
import { postDraftNow } from '../../src/usecases/decide-draft-slot.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
const MEMBER = '3000000000000000001';
const CURATOR = { guildId: GUILD, managesGuild: true, roleIds: [] };

/** A schedule whose next slot has a draft of the papers One and Two. */
async function openDraft() {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, unitOfWork, index, clock, tick, channel } = fixture;
  const context = { ...stores, index, unitOfWork };
  await fixture.addPapers(
    { title: 'One', publishedAt: '2026-11-03' },
    { title: 'Two', publishedAt: '2026-11-02' },
    { title: 'Three', publishedAt: '2026-11-01' },
  );
  const schedule = await fixture.schedule();
  const draft = await stores.drafts.create({
    scheduleId: schedule.id,
    guildId: GUILD,
    slot: schedule.next.date,
    dueAt: schedule.next.dueAt,
    specKey: draftSpecKey(schedule),
    listName: null,
    paperIds: [1, 2],
  });
  return {
    ...fixture,
    draft,
    schedule,
    context,
    take: (step: Parameters<typeof changeDraft>[1]) => changeDraft(draft.id, step, CURATOR, context),
    async slot() {
      clock.advance(DAY_MS / 2);
      await tick();
      return channel.messages.map(({ body }) => body).join('\n');
    },
  };
}

describe('a slot with a draft', () => {
  it('posts what it would have posted if nobody changed the draft, also what is new since', async () => {
    const { addPapers, slot, stores, draft } = await openDraft();
    await addPapers({ title: 'Newest', publishedAt: '2026-11-20' });
    const posted = await slot();
    expect(posted).toContain('Newest');
    expect(posted).not.toContain('Two');
    expect(await stores.drafts.get(draft.id)).toMatchObject({ state: 'posted' });
  });

  it('posts the draft as curators changed it, with their lines', async () => {
    const { take, slot } = await openDraft();
    await take({ kind: 'swap', paperId: 1, other: 3 });
    await take({ kind: 'line', paperId: 2, line: 'Read _this_', by: '3000000000000000002' });
    const posted = await slot();
    expect(posted).toContain('Three');
    expect(posted).toContain('· “Read');
    expect(posted).not.toContain('One');
  });

  it('posts the line of a curator without a name, beside that of the member who submitted the paper', async () => {
    const { take, slot, stores } = await openDraft();
    const submission = { guildId: GUILD, paperId: 2, submittedBy: MEMBER, line: 'Mine', submittedAt: 1 };
    await stores.submissions.nominate(submission);
    const decision = { state: 'accepted', by: MEMBER, at: 2, day: '2026-11-21' } as const;
    await stores.submissions.decide(GUILD, 2, decision);
    await take({ kind: 'line', paperId: 2, line: 'Read this', by: '3000000000000000002' });
    expect(await slot()).toContain(`“Read this” · 📥 <@${MEMBER}>: “Mine”`);
  });

  it('leaves out what was posted in the channel since', async () => {
    const { take, slot, stores, schedule } = await openDraft();
    await take({ kind: 'pin', paperId: 2 });
    await stores.channelHistory.reserve(schedule.channelId, [2], 999, 1);
    const posted = await slot();
    expect(posted).toContain('One');
    expect(posted).not.toContain('Two');
  });

  it('gets no paper that it would leave out: one that was posted in the channel, or withdrawn', async () => {
    const { take, addPapers, stores, draft, schedule } = await openDraft();
    await addPapers({ title: 'Recalled', isWithdrawn: true });
    await stores.channelHistory.reserve(schedule.channelId, [3], 999, 1);
    const posted = { kind: 'refused', problem: 'postedBefore' };
    expect(await take({ kind: 'add', paperId: 3 })).toEqual(posted);
    expect(await take({ kind: 'swap', paperId: 1, other: 3 })).toEqual(posted);
    expect(await take({ kind: 'add', paperId: 4 })).toEqual({ kind: 'refused', problem: 'withdrawn' });
    expect(await stores.drafts.get(draft.id)).toMatchObject({ isTouched: false, revision: 1 });
  });

  it('may get a paper again that the schedule repeats by then', async () => {
    const { take, stores, schedule } = await openDraft();
    await stores.schedules.update(
      schedule.id,
      { ...schedule, repeat: '7d' },
      { by: '1', next: schedule.next },
    );
    await stores.channelHistory.reserve(schedule.channelId, [3], 999, schedule.next.dueAt - 7 * DAY_MS);
    expect(await take({ kind: 'add', paperId: 3 })).toMatchObject({ kind: 'draft' });
  });

  it('chooses again after the schedule was edited', async () => {
    const { take, slot, stores, schedule } = await openDraft();
    await take({ kind: 'drop', paperId: 1 });
    await stores.schedules.update(schedule.id, { ...schedule, count: 3 }, { by: '1', next: schedule.next });
    expect(await slot()).toContain('One');
  });

  it('is posted now, once, if a curator wants that', async () => {
    const { take, slot, draft, unitOfWork, clock, tick, channel } = await openDraft();
    await take({ kind: 'drop', paperId: 1 });
    const post = () => postDraftNow(draft.id, CURATOR, { unitOfWork, now: clock.now() });
    expect(await post()).toMatchObject({ kind: 'draft' });
    expect(await post()).toMatchObject({ kind: 'draft' });
    await tick();
    expect(channel.messages).toHaveLength(1);
    expect(await post()).toEqual({ kind: 'refused', problem: 'closed' });
    await slot();
    expect(channel.messages).toHaveLength(1);
  });

  it('is changed by curators of its server only, while it is open', async () => {
    const { draft, stores, context } = await openDraft();
    const step = { kind: 'pin', paperId: 1 } as const;
    const as = (caller: Parameters<typeof changeDraft>[2]) => changeDraft(draft.id, step, caller, context);
    expect(await as({ ...CURATOR, managesGuild: false })).toEqual({ kind: 'refused', problem: 'notCurator' });
    expect(await as({ ...CURATOR, guildId: '1000000000000000002' })).toEqual({
      kind: 'refused',
      problem: 'closed',
    });
    expect(await as({ ...CURATOR, guildId: null })).toEqual({ kind: 'refused', problem: 'closed' });
    await stores.drafts.close(draft.id, 'cancelled');
    expect(await as(CURATOR)).toEqual({ kind: 'refused', problem: 'closed' });
    const papers: readonly DraftPaper[] = (await stores.drafts.get(draft.id))?.papers ?? [];
    expect(papers.some(paper => paper.isPinned)).toBe(false);
  });

  it('has the steps of two curators at the same time', async () => {
    const { take, stores, draft } = await openDraft();
    await Promise.all([take({ kind: 'pin', paperId: 2 }), take({ kind: 'add', paperId: 3 })]);
    const papers = (await stores.drafts.get(draft.id))?.papers ?? [];
    expect(papers.map(paper => [paper.paperId, paper.isPinned])).toEqual([
      [2, true],
      [1, false],
      [3, false],
    ]);
  });
});
