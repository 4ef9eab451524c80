import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { newDraftPaper } from '../../src/core/schedule/draft-steps.ts';
import { SCHEDULE_DEFAULTS } from '../../src/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { openTestDatabase } from '../support/database.ts';

const DUE_AT = 100 * MINUTE_MS;

/** A schedule, in a server with a desk if `deskChannelId` is given, whose next slot is due at `DUE_AT`. */
async function openWithSchedule({ deskChannelId = '500', leadMinutes = 60 } = {}) {
  const { stores, unitOfWork } = await openTestDatabase();
  await stores.serverSettings.change('g', { deskChannelId, deskLeadMinutes: leadMinutes });
  const schedule = await stores.schedules.create(
    { ...SCHEDULE_DEFAULTS, guildId: 'g', channelId: '1', timezone: 'UTC' },
    { by: 'ada', at: 0, next: { date: '2026-03-02', dueAt: DUE_AT } },
  );
  const first = await stores.papers.insert(emptyPaper('Owls'));
  const second = await stores.papers.insert(emptyPaper('Owls at night'));
  const create = () =>
    stores.drafts.create({
      scheduleId: schedule.id,
      guildId: 'g',
      slot: '2026-03-02',
      dueAt: DUE_AT,
      specKey: 'key',
      listName: null,
      paperIds: [first.id, second.id],
    });
  return { ...stores, unitOfWork, schedule, first, second, create };
}

describe('DraftStore', () => {
  it('a schedule of a server with a desk gets its draft within the lead, once', async () => {
    const { drafts, schedule, create } = await openWithSchedule();
    const dueAt = DUE_AT - 60 * MINUTE_MS;
    expect(await drafts.nextDueAt()).toBe(dueAt);
    expect(await drafts.undrafted(dueAt - 1, 0, 10)).toEqual([]);
    expect(await drafts.undrafted(dueAt, 0, 10)).toEqual([{ scheduleId: schedule.id, deskChannelId: '500' }]);
    expect(await drafts.undrafted(dueAt, schedule.id, 10)).toEqual([]);
    expect(await drafts.undrafted(DUE_AT, 0, 10)).toEqual([]);
    await create();
    expect(await drafts.undrafted(dueAt, 0, 10)).toEqual([]);
    expect(await drafts.nextDueAt()).toBeUndefined();
  });

  it('a schedule has no draft while it is paused or deleted, or without a desk', async () => {
    const { drafts, schedules, serverSettings, schedule } = await openWithSchedule();
    const now = DUE_AT - MINUTE_MS;
    await schedules.pause(schedule.id, 'a test');
    expect(await drafts.undrafted(now, 0, 10)).toEqual([]);
    await schedules.resume(schedule.id, schedule.next);
    expect(await drafts.undrafted(now, 0, 10)).toHaveLength(1);
    await serverSettings.change('g', { deskChannelId: null });
    expect(await drafts.undrafted(now, 0, 10)).toEqual([]);
    await serverSettings.change('g', { deskChannelId: '500' });
    await schedules.delete(schedule.id, now);
    expect(await drafts.undrafted(now, 0, 10)).toEqual([]);
  });

  it('a change makes it touched, raises its revision and keeps the order of its papers', async () => {
    const { drafts, schedule, first, second, create } = await openWithSchedule();
    const { id, papers } = await create();
    expect(papers.map(paper => paper.paperId)).toEqual([first.id, second.id]);
    await drafts.setPapers(id, papers.toReversed());
    const changed = await drafts.ofSlot(schedule.id, '2026-03-02');
    expect(changed).toMatchObject({ id, revision: 2, isTouched: true, state: 'open' });
    expect(changed?.papers.map(paper => paper.paperId)).toEqual([second.id, first.id]);
  });

  it('is outdated while its message shows an older revision, and is closed once', async () => {
    const { drafts, create } = await openWithSchedule();
    const { id, papers } = await create();
    expect(await drafts.outdated(0, 10)).toEqual([]);
    await drafts.setMessage(id, { channelId: '5', messageId: '6' });
    await drafts.setShownRevision(id, 1);
    await drafts.setPapers(id, papers);
    expect((await drafts.outdated(0, 10)).map(draft => draft.id)).toEqual([id]);
    await drafts.setShownRevision(id, 2);
    await drafts.setShownRevision(id, 1);
    expect(await drafts.outdated(0, 10)).toEqual([]);
    expect(await drafts.close(id, 'cancelled')).toBe(true);
    expect(await drafts.close(id, 'posted')).toBe(false);
    expect(await drafts.outdated(0, 10)).toMatchObject([{ id, state: 'cancelled' }]);
    await drafts.deleteClosedBefore(DUE_AT + 1);
    expect(await drafts.get(id)).toBeUndefined();
  });

  it('is outdated, and not touched, after what is posted with one of its papers has changed', async () => {
    const { drafts, first, create } = await openWithSchedule();
    const { id, guildId } = await create();
    await drafts.setMessage(id, { channelId: '5', messageId: '6' });
    await drafts.setShownRevision(id, 1);
    await drafts.showAgain('other', first.id);
    await drafts.showAgain(guildId, 999);
    expect(await drafts.outdated(0, 10)).toEqual([]);
    await drafts.showAgain(guildId, first.id);
    expect(await drafts.outdated(0, 10)).toMatchObject([{ id, isTouched: false }]);
  });

  it('is to be checked when its schedule was edited, is paused, or goes on, and after the server has no desk', async () => {
    const { drafts, schedules, serverSettings, schedule, create } = await openWithSchedule();
    const { id } = await create();
    const toCheck = async () => (await drafts.toCheck(0, 9)).map(draft => draft.id);
    expect(await toCheck()).toEqual([]);
    await schedules.update(schedule.id, { ...schedule, intro: 'Hello' }, { by: 'ada', next: schedule.next });
    expect(await toCheck()).toEqual([id]);
    await drafts.setChecked(id);
    expect(await toCheck()).toEqual([]);
    await schedules.pause(schedule.id, 'a test');
    expect(await toCheck()).toEqual([id]);
    await schedules.resume(schedule.id, schedule.next);
    expect(await toCheck()).toEqual([]);
    await schedules.advance(schedule.id, { date: '2026-03-03', dueAt: DUE_AT + 1 });
    expect(await toCheck()).toEqual([id]);
    await schedules.advance(schedule.id, schedule.next);
    await serverSettings.change('g', { deskChannelId: null });
    expect(await toCheck()).toEqual([id]);
    expect(await drafts.toCheck(id, 9)).toEqual([]);
  });

  it('gets other papers and is to be checked again only while it is untouched', async () => {
    const { drafts, second, create } = await openWithSchedule();
    const { id, papers } = await create();
    const toCheck = async () => (await drafts.toCheck(0, 9)).map(draft => draft.id);
    await drafts.recheckUntouched('another');
    expect(await toCheck()).toEqual([]);
    await drafts.recheckUntouched('g');
    expect(await toCheck()).toEqual([id]);
    await drafts.rechoose(id, { paperIds: [second.id], listName: 'Monday' });
    await drafts.setChecked(id);
    expect(await toCheck()).toEqual([]);
    const chosen = await drafts.get(id);
    expect(chosen).toMatchObject({ revision: 2, isTouched: false, listName: 'Monday' });
    expect(chosen?.papers.map(paper => paper.paperId)).toEqual([second.id]);
    await drafts.setPapers(id, papers);
    await drafts.recheckUntouched('g');
    expect(await toCheck()).toEqual([]);
  });

  it('of all servers are returned while they are open, and stay touched with a newer list', async () => {
    const { drafts, create, first } = await openWithSchedule();
    const { id } = await create();
    const open = async () => (await drafts.allOpen(0, 9)).map(draft => draft.id);
    expect(await open()).toEqual([id]);
    expect(await drafts.allOpen(id, 9)).toEqual([]);
    const pinned = { ...newDraftPaper(first.id), isPinned: true };
    await drafts.setPapers(id, [pinned]);
    expect(await drafts.get(id)).toMatchObject({ revision: 2, isTouched: true, listName: null });
    await drafts.setPapers(id, [pinned], 'Monday');
    const renewed = { revision: 3, isTouched: true, listName: 'Monday', papers: [pinned] };
    expect(await drafts.get(id)).toMatchObject(renewed);
    await drafts.close(id, 'posted');
    expect(await open()).toEqual([]);
  });

  it('keeps who skipped its slot, or the first message that its slot posted', async () => {
    const { drafts, schedule, create } = await openWithSchedule();
    const { id } = await create();
    expect(await drafts.skip(id, '77')).toBe(true);
    expect(await drafts.skip(id, '78')).toBe(false);
    expect(await drafts.lastDecided(schedule.id)).toMatchObject({ id, state: 'skipped', skippedBy: '77' });
    const posted = await create();
    await drafts.close(posted.id, 'posted');
    const post = { channelId: '1', messageId: '2' };
    await drafts.setPost(schedule.id, posted.slot, post);
    await drafts.setPost(schedule.id, posted.slot, { ...post, messageId: '3' });
    expect(await drafts.lastDecided(schedule.id)).toMatchObject({ id: posted.id, post, revision: 3 });
    expect((await drafts.get(id))?.post).toBeNull();
  });

  it('has a paper once that turns out to be the same as another of its papers', async () => {
    const { drafts, unitOfWork, first, second, create } = await openWithSchedule();
    const { id } = await create();
    await unitOfWork(({ papers }) => papers.merge(first.id, [second.id], emptyPaper('Owls')));
    expect((await drafts.get(id))?.papers.map(paper => paper.paperId)).toEqual([first.id]);
  });
});
