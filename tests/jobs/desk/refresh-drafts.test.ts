import { describe, expect, it } from 'vitest';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { draftSlots } from '../../../src/jobs/desk/draft-slots.ts';
import { createDraftRefresh } from '../../../src/jobs/desk/refresh-drafts.ts';
import type { ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { changeDraft } from '../../../src/usecases/change-draft.ts';
import { postDraftNow } from '../../../src/usecases/decide-draft-slot.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
const CURATOR = { guildId: GUILD, managesGuild: true, roleIds: [] };

/** The draft of a daily list of one paper, an hour before its slot on 21 Nov. */
async function openDraft(spec: Partial<ScheduleSpec> = {}) {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, unitOfWork, index, clock, log, scheduler } = fixture;
  await fixture.addPapers({ title: 'Old', listedOn: ['2026-11-20'] });
  await stores.serverSettings.change(GUILD, { deskChannelId: '2000000000000000009' });
  const schedule = await fixture.schedule({ what: 'daily', ...spec });
  clock.advance(schedule.next.dueAt - HOUR_MS - clock.now());
  const context = { stores, unitOfWork, index, shares: () => ALL_WORK, log };
  const never = new AbortController().signal;
  const refresh = createDraftRefresh(context);
  await draftSlots(clock.now(), context, never);
  await refresh(clock.now(), never);
  return {
    ...fixture,
    schedule,
    pin: (paperId: number) =>
      changeDraft(1, { kind: 'pin', paperId }, CURATOR, { ...stores, index, unitOfWork }),
    run: () => scheduler.run(schedule, 'now', clock.now()),
    async refreshAfter(ms: number) {
      clock.advance(ms);
      await draftSlots(clock.now(), context, never);
      await refresh(clock.now(), never);
    },
    async shown() {
      const draft = await stores.drafts.get(1);
      return [draft?.revision, draft?.isTouched, ...(draft?.papers ?? []).map(paper => paper.paperId)];
    },
  };
}

describe('a draft that no curator has changed', () => {
  it('shows the papers of a new daily list', async () => {
    const { addPapers, refreshAfter, shown } = await openDraft();
    expect(await shown()).toEqual([1, false, 1]);
    await addPapers({ title: 'New', listedOn: ['2026-11-21'] }, { title: 'Newer', listedOn: ['2026-11-21'] });
    await refreshAfter(MINUTE_MS - 1);
    expect(await shown()).toEqual([1, false, 1]);
    await refreshAfter(1);
    expect(await shown()).toEqual([2, false, 2, 3]);
    await refreshAfter(MINUTE_MS);
    expect(await shown()).toEqual([2, false, 2, 3]);
  });

  it('shows no paper that its channel got by a run of the schedule', async () => {
    const { run, refreshAfter, shown } = await openDraft();
    await run();
    await refreshAfter(1);
    expect(await shown()).toEqual([2, false]);
  });

  it('keeps its papers from the first change of a curator on, while there is no newer list', async () => {
    const { pin, addPapers, refreshAfter, shown } = await openDraft();
    await pin(1);
    await addPapers({ title: 'Late', listedOn: ['2026-11-20'] });
    await refreshAfter(MINUTE_MS);
    expect(await shown()).toEqual([2, true, 1]);
  });
});

describe('a draft that curators changed before the list of its day came', () => {
  it('shows the new papers behind the pinned one, and posts them', async () => {
    const { pin, addPapers, refreshAfter, shown, clock, tick, channel } = await openDraft();
    await addPapers({ title: 'Old as well', listedOn: ['2026-11-20'] });
    await refreshAfter(MINUTE_MS);
    await pin(1);
    await addPapers({ title: 'New', listedOn: ['2026-11-21'] });
    await refreshAfter(MINUTE_MS);
    expect(await shown()).toEqual([4, true, 1, 3]);
    await refreshAfter(MINUTE_MS);
    expect(await shown()).toEqual([4, true, 1, 3]);
    clock.advance(HOUR_MS);
    await tick();
    const posted = channel.messages.map(({ body }) => body).join('\n');
    expect(posted).toMatch(/21 Nov 2026.*Old.*New/s);
    expect(posted).not.toContain('Old as well');
  });

  it('follows a list that grows until a curator changes it again', async () => {
    const { pin, addPapers, refreshAfter, shown, stores } = await openDraft({ count: 3 });
    await addPapers({ title: 'Old as well', listedOn: ['2026-11-20'] });
    await refreshAfter(MINUTE_MS);
    await pin(1);
    const add = async (title: string, upvotes: number) => {
      await addPapers({ title, upvotes, listedOn: ['2026-11-21'] });
      await refreshAfter(MINUTE_MS);
      return (await shown()).slice(2);
    };
    expect(await add('New', 1)).toEqual([1, 3]);
    expect(await add('Newer', 2)).toEqual([1, 4, 3]);
    expect(await add('Newest', 3)).toEqual([1, 5, 4]);
    expect((await stores.drafts.get(1))?.listName).toBe('2026-11-20');
    await pin(5);
    expect((await stores.drafts.get(1))?.listName).toBe('2026-11-21');
    expect(await add('Late', 9)).toEqual([1, 5, 4]);
  });

  it('keeps its papers if none of the new list fits the schedule', async () => {
    const { pin, addPapers, refreshAfter, shown } = await openDraft({ query: 'old' });
    await pin(1);
    await addPapers({ title: 'New', listedOn: ['2026-11-21'] });
    await refreshAfter(MINUTE_MS);
    expect(await shown()).toEqual([2, true, 1]);
  });

  it('is posted as curators see it if they post it before its time', async () => {
    const { pin, addPapers, stores, unitOfWork, clock, tick, channel } = await openDraft();
    await pin(1);
    await addPapers({ title: 'New', listedOn: ['2026-11-21'] });
    await postDraftNow(1, CURATOR, { unitOfWork, now: clock.now() });
    await tick();
    expect((await stores.drafts.get(1))?.state).toBe('posted');
    expect(channel.messages.map(({ body }) => body).join('\n')).not.toContain('New');
  });

  it('posts them also if they come right before the slot', async () => {
    const { pin, addPapers, clock, tick, channel } = await openDraft();
    await pin(1);
    clock.advance(HOUR_MS);
    await addPapers({ title: 'New', listedOn: ['2026-11-21'] });
    await tick();
    expect(channel.messages.map(({ body }) => body).join('\n')).toMatch(/21 Nov 2026.*Old.*New/s);
  });
});
