import { describe, expect, it } from 'vitest';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { shardOf } from '../../../src/core/message/snowflake-share.ts';
import type { EditOutcome, MessageEditor } from '../../../src/core/message/message-editor.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import type { ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { draftSlots } from '../../../src/jobs/desk/draft-slots.ts';
import { showDecisions } from '../../../src/jobs/desk/show-decisions.ts';
import { showDrafts } from '../../../src/jobs/desk/show-drafts.ts';
import { submitPaper } from '../../../src/usecases/submit-paper.ts';
import { changeDraft } from '../../../src/usecases/change-draft.ts';
import { skipDraftSlot } from '../../../src/usecases/decide-draft-slot.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
/** In the other one of two shards. */
const OTHER_GUILD = '1000000000004194305';
const DESK = '2000000000000000009';
const CURATOR = { guildId: GUILD, managesGuild: true, roleIds: [] };

/** A schedule in a server with a desk; `desk` does what the ticker of the desk does. */
async function openDesk(shares = ALL_WORK, changes: Partial<ScheduleSpec> = {}) {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, unitOfWork, index, clock, log, deliverer, channel } = fixture;
  await fixture.addPapers(
    { title: 'One', publishedAt: '2026-11-03' },
    { title: 'Two', publishedAt: '2026-11-02' },
    { title: 'Three', publishedAt: '2026-11-01' },
  );
  await stores.serverSettings.change(GUILD, { deskChannelId: DESK });
  const schedule = await fixture.schedule(changes);
  const edits: { readonly message: string; readonly body: string }[] = [];
  const outcomes: EditOutcome[] = [];
  const editor: MessageEditor = {
    edit: async (_channelId, message, body) => {
      const outcome = outcomes.shift() ?? { kind: 'edited' };
      if (outcome.kind === 'edited') edits.push({ message, body: JSON.stringify(body) });
      return outcome;
    },
  };
  const context = { stores, unitOfWork, index, editor, shares: () => shares, log };
  const never = new AbortController().signal;
  return {
    ...fixture,
    schedule,
    edits,
    outcomes,
    /** Moves the clock to so long before the slot, ms. */
    before: (ms: number) => clock.advance(schedule.next.dueAt - ms - clock.now()),
    async desk() {
      await draftSlots(clock.now(), context, never);
      await deliverer.drain();
      return (await showDrafts(context, never)) + (await showDecisions(clock.now(), context, never));
    },
    take: (step: Parameters<typeof changeDraft>[1]) =>
      changeDraft(1, step, CURATOR, { ...stores, index, unitOfWork }),
    posts: () => channel.messages.map(({ body }) => body),
  };
}

describe('the desk', () => {
  it('shows the draft of a slot an hour before it is due, once', async () => {
    const { before, desk, posts, stores, channel } = await openDesk();
    before(HOUR_MS + MINUTE_MS);
    await desk();
    expect(posts()).toEqual([]);
    before(HOUR_MS);
    await desk();
    await desk();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('Draft of the next post');
    // By it the message is found again if the process ends before it is recorded.
    expect(posts()[0]).toContain(channel.messages[0]?.nonce);
    expect(posts()[0]).toContain('One');
    const draft = await stores.drafts.get(1);
    expect(draft?.message?.channelId).toBe(DESK);
    expect(draft?.shownRevision).toBe(draft?.revision);
  });

  it('shows the drafts of its process, however many others are due', async () => {
    const guilds = { count: 2, ids: [shardOf(GUILD, 2)] };
    const { before, desk, stores, schedule } = await openDesk({ ...ALL_WORK, guilds });
    await stores.schedules.delete(schedule.id, 0);
    await stores.serverSettings.change(OTHER_GUILD, { deskChannelId: DESK });
    const created = { by: '1', at: 0, next: schedule.next };
    for (let count = 0; count < 20; count += 1)
      await stores.schedules.create({ ...schedule, guildId: OTHER_GUILD }, created);
    await stores.schedules.create(schedule, created);
    before(HOUR_MS);
    await desk();
    expect(await stores.drafts.get(1)).toMatchObject({ guildId: GUILD });
    expect(await stores.drafts.get(2)).toBeUndefined();
  });

  it('changes nothing by itself: the slot is posted on time, and its draft says so', async () => {
    const { before, desk, posts, tick, edits, schedule, channel } = await openDesk();
    before(HOUR_MS);
    await desk();
    before(0);
    await tick();
    expect(posts()).toHaveLength(2);
    expect(posts()[1]).toContain('One');
    await desk();
    const link = `https://discord.com/channels/${GUILD}/${schedule.channelId}/${channel.messages[1]?.id}`;
    expect(edits.map(({ body }) => body.includes(`It was posted. ${link}`))).toEqual([true]);
    await desk();
    expect(edits).toHaveLength(1);
  });

  it('a skipped slot posts nothing, says who skipped it, and the schedule goes on with the next one', async () => {
    const { before, desk, posts, tick, edits, stores, schedule, unitOfWork, clock } = await openDesk();
    before(HOUR_MS);
    await desk();
    const caller = { ...CURATOR, userId: '3000000000000000006' };
    const skip = () => skipDraftSlot(1, caller, { unitOfWork, now: clock.now() });
    expect(await skip()).toMatchObject({ kind: 'draft' });
    expect(await skip()).toEqual({ kind: 'refused', problem: 'closed' });
    await desk();
    expect(edits.at(-1)?.body).toContain('Skipped by <@3000000000000000006>');
    expect((await stores.schedules.get(schedule.id))?.next.date).toBe('2026-11-22');
    before(0);
    await tick();
    expect(posts()).toHaveLength(1);
    clock.advance(DAY_MS);
    await tick();
    expect(posts().at(-1)).toContain('One');
  });

  it('an edit that changes neither papers nor time keeps the draft, which is compared once', async () => {
    const { before, desk, stores, schedule, edits } = await openDesk();
    before(HOUR_MS);
    await desk();
    const edited = { ...schedule, intro: 'Good morning' };
    await stores.schedules.update(schedule.id, edited, { by: '1', next: schedule.next });
    expect(await stores.drafts.toCheck(0, 9)).toHaveLength(1);
    await desk();
    expect(await stores.drafts.toCheck(0, 9)).toEqual([]);
    expect(edits).toEqual([]);
    expect(await stores.drafts.get(1)).toMatchObject({ state: 'open' });
  });

  it('shows each change, also after an edit that had to wait', async () => {
    const { before, desk, take, edits, outcomes } = await openDesk();
    before(HOUR_MS);
    await desk();
    await take({ kind: 'drop', paperId: 1 });
    outcomes.push({ kind: 'postponed', retryAfterMs: 5_000 });
    expect(await desk()).toBe(5_000);
    expect(edits).toEqual([]);
    await take({ kind: 'line', paperId: 2, line: 'Short and sweet', by: '3000000000000000001' });
    expect(await desk()).toBe(0);
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Short and sweet');
  });

  it('posts a draft that was changed before it was shown as it is then', async () => {
    const { before, desk, take, posts, channel } = await openDesk();
    before(HOUR_MS);
    channel.failNext('unavailable', 'not stored');
    await desk();
    await take({ kind: 'swap', paperId: 1, other: 3 });
    before(HOUR_MS - 5 * MINUTE_MS);
    await desk();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('Three');
  });

  it('shows and posts a paper that was accepted since, also if the first step comes before it is shown', async () => {
    const { before, desk, take, edits, stores, tick, posts, unitOfWork, clock, access } = await openDesk(
      ALL_WORK,
      { what: 'daily' },
    );
    before(HOUR_MS);
    await desk();
    const curator = { userId: '3000000000000000006', managesGuild: true, roleIds: [] };
    const accept = async (id: number) => {
      const paper = await stores.papers.get(id);
      if (!paper) throw new Error('no such paper');
      const options = { guildId: GUILD, paper, by: curator, line: null };
      return submitPaper(options, { unitOfWork, channelAccess: access, now: clock.now() });
    };
    await accept(3);
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Three');
    expect(await stores.drafts.get(1)).toMatchObject({ isTouched: false, revision: 2 });
    await accept(2);
    expect(await take({ kind: 'pin', paperId: 1 })).toEqual({ kind: 'refused', problem: 'notInDraft' });
    await take({ kind: 'pin', paperId: 2 });
    before(0);
    await tick();
    expect(posts().at(-1)).toContain('Two');
    expect(posts().at(-1)).toContain('Three');
  });

  it('makes a new draft when the schedule is edited, and none while it is paused', async () => {
    const { before, desk, posts, stores, schedule, edits, take } = await openDesk();
    before(HOUR_MS);
    await desk();
    await take({ kind: 'drop', paperId: 1 });
    await stores.schedules.update(schedule.id, { ...schedule, count: 1 }, { by: '1', next: schedule.next });
    await desk();
    expect(edits.at(-1)?.body).toContain('no longer used');
    expect(posts()).toHaveLength(2);
    expect(await stores.drafts.get(2)).toMatchObject({ state: 'open', isTouched: false });
    await stores.schedules.pause(schedule.id, 'a test');
    await desk();
    expect(posts()).toHaveLength(2);
    expect(await stores.drafts.get(2)).toMatchObject({ state: 'cancelled' });
  });

  it('goes on where it was after a restart at any step', async () => {
    const { before, desk, take, posts, stores, tick, edits, outcomes } = await openDesk();
    before(HOUR_MS);
    await desk();
    // A step is stored; the process ends before the message is edited.
    await take({ kind: 'pin', paperId: 2 });
    outcomes.push({ kind: 'postponed', retryAfterMs: 1_000 });
    await desk();
    expect((await stores.drafts.outdated(0, 10)).map(({ id }) => id)).toEqual([1]);
    before(0);
    await tick();
    await tick();
    expect(posts()).toHaveLength(2);
    expect(posts()[1]?.indexOf('Two')).toBeLessThan(posts()[1]?.indexOf('One') ?? -1);
    await desk();
    expect(edits).toHaveLength(1);
    expect(await stores.drafts.outdated(0, 10)).toEqual([]);
  });

  it('shows what was decided on a nomination also if no button was pressed, once', async () => {
    const { desk, stores, edits, posts, unitOfWork, clock, access } = await openDesk();
    const paper = await stores.papers.get(3);
    if (!paper) throw new Error('no such paper');
    const context = { unitOfWork, channelAccess: access, now: clock.now() };
    const member = { userId: '3000000000000000005', managesGuild: false, roleIds: [] };
    const curator = { userId: '3000000000000000006', managesGuild: true, roleIds: [] };
    const submitAs = (by: typeof member) => submitPaper({ guildId: GUILD, paper, by, line: null }, context);
    expect(await submitAs(member)).toMatchObject({ kind: 'nominated' });
    await desk();
    expect(posts()[0]).toContain('Nominated paper');
    expect(edits).toEqual([]);
    expect(await submitAs(curator)).toMatchObject({ kind: 'listed' });
    await desk();
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Accepted by <@3000000000000000006>');
  });

  it('withdraws a nomination that no curator decides on, whose message says so, and takes it again', async () => {
    const { desk, stores, edits, posts, unitOfWork, clock, access } = await openDesk();
    const paper = await stores.papers.get(3);
    if (!paper) throw new Error('no such paper');
    const by = { userId: '3000000000000000005', managesGuild: false, roleIds: [] };
    const nominate = () =>
      submitPaper(
        { guildId: GUILD, paper, by, line: null },
        { unitOfWork, channelAccess: access, now: clock.now() },
      );
    await nominate();
    await desk();
    clock.advance(7 * DAY_MS);
    await desk();
    expect(edits).toEqual([]);
    clock.advance(1);
    await desk();
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Withdrawn: no curator decided within 7 days');
    expect(edits[0]?.body).not.toContain('|nomination|');
    const before = posts().length;
    expect(await nominate()).toMatchObject({ kind: 'nominated' });
    await desk();
    expect(posts().slice(before).join()).toContain('Nominated paper');
  });

  it('forgets a draft a week later', async () => {
    const { before, desk, tick, stores, clock } = await openDesk();
    before(HOUR_MS);
    await desk();
    before(0);
    await tick();
    clock.advance(8 * DAY_MS);
    await desk();
    expect(await stores.drafts.get(1)).toBeUndefined();
  });
});
