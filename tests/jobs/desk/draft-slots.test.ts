import { describe, expect, it } from 'vitest';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { shardOf } from '../../../src/core/message/snowflake-share.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { skipDraftSlot } from '../../../src/usecases/decide-draft-slot.ts';
import { CURATOR, DESK, GUILD, openDesk, SUBMITTING_CURATOR } from './desk-fixture.ts';

/** In the other one of two shards. */
const OTHER_GUILD = '1000000000004194305';

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
    const { before, desk, take, edits, outcomes, clock } = await openDesk();
    before(HOUR_MS);
    await desk();
    await take({ kind: 'drop', paperId: 1 });
    outcomes.push({ kind: 'postponed', retryAfterMs: 5_000 });
    await desk();
    await take({ kind: 'line', paperId: 2, line: 'Short and sweet', by: '3000000000000000001' });
    clock.advance(4_999);
    await desk();
    expect(edits).toEqual([]);
    clock.advance(1);
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Short and sweet');
  });

  it('shows the drafts of other servers while edits in one desk channel have to wait', async () => {
    const { before, desk, stores, schedule, edits, outcomes } = await openDesk();
    const otherDesk = '2000000000000000008';
    await stores.serverSettings.change(OTHER_GUILD, { deskChannelId: otherDesk });
    const created = { by: '1', at: 0, next: schedule.next };
    await stores.schedules.create({ ...schedule, guildId: OTHER_GUILD }, created);
    before(HOUR_MS);
    await desk();
    for (const id of [1, 2]) await stores.drafts.setPapers(id, []);
    outcomes.push({ kind: 'postponed', retryAfterMs: HOUR_MS });
    await desk();
    expect(edits.map(({ channelId }) => channelId)).toEqual([otherDesk]);
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
    const { before, desk, take, edits, stores, tick, posts, submitAs } = await openDesk(ALL_WORK, {
      what: 'daily',
    });
    before(HOUR_MS);
    await desk();
    const accept = (id: number) => submitAs(SUBMITTING_CURATOR, id);
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
