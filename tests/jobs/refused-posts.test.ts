import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { resumeSchedules } from '../../src/jobs/resume-schedules.ts';
import { pauseGuild } from '../../src/usecases/pause-guild.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A fixture at 09:10 with a schedule of two papers a day. */
async function openDaily(papers: readonly string[]) {
  const fixture = await openScheduleFixture();
  const { scheduler, stores, unitOfWork, clock, log, access } = fixture;
  await fixture.addPapers(...papers);
  const schedule = await fixture.schedule();
  clock.advance(9 * HOUR_MS + 10 * MINUTE_MS);
  let sends = 0;
  fixture.channel.beforeSend(() => (sends += 1));
  /** Resumes what may post again; `meanwhile` happens after a schedule was loaded. */
  const resume = (meanwhile: () => Promise<unknown> = async () => undefined) =>
    resumeSchedules(clock.now(), {
      schedules: stores.schedules,
      unitOfWork: async work => {
        await meanwhile();
        return unitOfWork(work);
      },
      channelAccess: access,
      log,
    });
  return {
    ...fixture,
    schedule,
    resume,
    sends: () => sends,
    /** What the ticker does in a run, then a day passes. */
    async day(): Promise<void> {
      await resume();
      await fixture.tick();
      clock.advance(DAY_MS);
    },
    run: async (id: string) => {
      await scheduler.run(schedule, id, clock.now());
      await fixture.deliverer.drain();
    },
    pausedReason: async () => (await stores.schedules.get(schedule.id))?.pausedReason,
    events: (name: string) => log.events.filter(({ event }) => event === name).length,
  };
}

const MANY = Array.from({ length: 12 }, (_, at) => `Paper number ${at}`);

describe('a schedule whose bot lacks a permission', () => {
  it('is paused after three slots, with one request for each and one notice', async () => {
    const { day, channel, sends, pausedReason, events } = await openDaily(MANY);
    channel.failNext('forbidden', 'not stored', 9);
    await day();
    await day();
    expect(await pausedReason()).toBeNull();
    for (let days = 0; days < 3; days += 1) await day();
    expect(await pausedReason()).toContain('View Channel and Send Messages');
    expect(sends()).toBe(3);
    expect(events('schedule_paused')).toBe(1);
  });

  it('makes no request while the permission is known to be missing', async () => {
    const { day, access, sends, pausedReason } = await openDaily(MANY);
    access.mayPost = () => false;
    for (let days = 0; days < 5; days += 1) await day();
    expect(await pausedReason()).toContain('View Channel and Send Messages');
    expect(sends()).toBe(0);
  });

  it('is not paused within a day, nor by manual runs', async () => {
    const { day, run, channel, clock, pausedReason } = await openDaily(MANY);
    channel.failNext('forbidden', 'not stored', 9);
    await day();
    clock.advance(-DAY_MS);
    for (const id of ['a', 'b', 'c']) await run(id);
    await day();
    expect(await pausedReason()).toBeNull();
  });

  it('goes on after a slot that was posted: only slots in a row count', async () => {
    const { day, channel, pausedReason } = await openDaily(MANY);
    for (const failures of [2, 0, 2, 0]) {
      channel.failNext('forbidden', 'not stored', failures);
      for (let days = 0; days < Math.max(1, failures); days += 1) await day();
    }
    expect(await pausedReason()).toBeNull();
    expect(channel.messages).toHaveLength(2);
  });

  it('is resumed when the permission comes back, without what it missed', async () => {
    const { day, channel, access, pausedReason } = await openDaily(MANY);
    access.lacking = ['Send Messages'];
    channel.failNext('forbidden', 'not stored', 3);
    for (let days = 0; days < 5; days += 1) await day();
    expect(await pausedReason()).not.toBeNull();
    access.lacking = [];
    await day();
    expect(await pausedReason()).toBeNull();
    expect(channel.messages).toHaveLength(0);
    await day();
    expect(channel.messages).toHaveLength(1);
  });

  it('stays paused where an admin pauses it just then', async () => {
    const { schedule, stores, resume, pausedReason, events } = await openDaily([]);
    await stores.schedules.pause(schedule.id, 'it lacks Send Messages', { resumesWithAccess: true });
    await resume(() => stores.schedules.pause(schedule.id, 'an admin paused it', { by: '1' }));
    expect(await pausedReason()).toBe('an admin paused it');
    expect(events('schedule_resumed')).toBe(0);
  });

  it('is resumed by a manual run that succeeds where the lack was not known', async () => {
    const { day, run, channel, pausedReason } = await openDaily(MANY);
    channel.failNext('forbidden', 'not stored', 3);
    for (let days = 0; days < 5; days += 1) await day();
    expect(await pausedReason()).not.toBeNull();
    await run('by an admin');
    expect(await pausedReason()).toBeNull();
    for (let days = 0; days < 2; days += 1) await day();
    expect(channel.messages).toHaveLength(2);
  });
});

describe('a schedule whose channel accepts no messages', () => {
  it('is paused after three slots, and says why', async () => {
    const { day, channel, sends, pausedReason } = await openDaily(MANY);
    channel.failNext('closed', 'not stored', 9);
    for (let days = 0; days < 5; days += 1) await day();
    expect(await pausedReason()).toContain('a locked or archived thread');
    expect(sends()).toBe(3);
  });

  it('posts what it could not post once that is possible and an admin runs it', async () => {
    const { day, run, channel, pausedReason } = await openDaily(['Beta', 'Alpha']);
    channel.failNext('closed', 'not stored', 3);
    for (let days = 0; days < 4; days += 1) await day();
    await run('by an admin');
    expect(channel.messages).toHaveLength(1);
    expect(await pausedReason()).toBeNull();
  });
});

describe('a schedule that was edited to another channel', () => {
  const OTHER = '2000000000000000002';
  async function openEdited() {
    const opened = await openDaily(MANY);
    const { scheduler, stores, clock, schedule } = opened;
    await scheduler.run(schedule, 'before the edit', clock.now());
    const edited = { ...schedule, channelId: OTHER };
    await stores.schedules.update(schedule.id, edited, { by: '1', next: schedule.next });
    return opened;
  }

  it('is not paused because its old channel is gone', async () => {
    const { deliverer, channel, stores, pausedReason } = await openEdited();
    channel.failNext('gone', 'not stored');
    await deliverer.drain();
    expect(await stores.deliveries.get(1)).toMatchObject({ state: 'failed' });
    expect(await pausedReason()).toBeNull();
  });

  it('is posted in the old channel if that is permitted, whatever is in the new one', async () => {
    const { deliverer, access, channel } = await openEdited();
    access.mayPost = (_guildId, channelId) => channelId !== OTHER;
    await deliverer.drain();
    expect(channel.messages).toHaveLength(1);
  });
});

describe('a server that removes the bot', () => {
  it('gets no further request, and its schedules go on once it is back', async () => {
    const { day, sends, access, stores, log, schedule, pausedReason, channel } = await openDaily(MANY);
    access.lacking = undefined;
    await pauseGuild(schedule.guildId, stores, log);
    expect(await pausedReason()).toContain('removed from this server');
    for (let days = 0; days < 3; days += 1) await day();
    expect(sends()).toBe(0);
    access.lacking = [];
    for (let days = 0; days < 2; days += 1) await day();
    expect(channel.messages).toHaveLength(1);
  });

  it('has all of them resumed, however many there are', async () => {
    const { schedule, stores, log, resume } = await openDaily(MANY);
    for (let at = 0; at < 120; at += 1) {
      await stores.schedules.create(schedule, { by: '1', at: 0, next: schedule.next });
    }
    await pauseGuild(schedule.guildId, stores, log);
    expect(await stores.schedules.nextDueAt()).toBeUndefined();
    await resume();
    expect((await stores.schedules.all()).filter(each => each.pausedReason !== null)).toEqual([]);
  });

  it('has the others resumed where one fails, such as for a time zone that was removed', async () => {
    const { schedule, stores, log, resume, events } = await openDaily(MANY);
    const removed = { ...schedule, timezone: 'Mars/Olympus_Mons' };
    const broken = await stores.schedules.create(removed, { by: '1', at: 0, next: schedule.next });
    const other = await stores.schedules.create(schedule, { by: '1', at: 0, next: schedule.next });
    await pauseGuild(schedule.guildId, stores, log);
    await resume();
    expect(await stores.schedules.get(broken.id)).not.toMatchObject({ pausedReason: null });
    expect(await stores.schedules.get(other.id)).toMatchObject({ pausedReason: null });
    expect(events('schedule_not_resumed')).toBe(1);
  });

  it('gets nothing that was on its way either', async () => {
    const { scheduler, deliverer, clock, sends, stores, log, schedule } = await openDaily(MANY);
    await scheduler.tick(clock.now());
    await pauseGuild(schedule.guildId, stores, log);
    await deliverer.drain();
    expect(sends()).toBe(0);
    expect(await stores.deliveries.get(1)).toMatchObject({ state: 'failed' });
  });
});

describe('a digest that Discord refuses', () => {
  it('is posted in plain form', async () => {
    const { day, channel, stores } = await openDaily(['Beta paper', 'Alpha paper']);
    channel.failNext('refused', 'not stored');
    await day();
    expect(channel.messages[0]?.body).toContain('1️⃣ Alpha paper\\n2️⃣ Beta paper');
    expect(await stores.deliveries.get(1)).toMatchObject({ state: 'sent', floor: '0' });
  });

  it('is posted without the paper that is refused, which is not tried again', async () => {
    const { day, channel, stores, sends } = await openDaily(['Delta', 'Gamma', 'Beta', 'Alpha']);
    channel.refuse('Beta');
    await day();
    expect(channel.messages[0]?.body).toContain('1️⃣ Alpha');
    const posted = await stores.posted.get(channel.messages[0]?.id ?? '');
    expect(posted?.paperIds).toEqual((await stores.deliveries.get(1))?.paperIds.slice(0, 1));
    expect(sends()).toBe(4);
    await day();
    expect(channel.messages[1]?.body).toMatch(/Gamma.*Delta/);
    expect(sends()).toBe(5);
  });

  it('with several such papers fails, and its schedule goes on with others', async () => {
    const { day, channel, stores } = await openDaily(['Delta', 'Gamma', 'Bad two', 'Bad one']);
    channel.refuse('Bad');
    await day();
    expect(await stores.deliveries.get(1)).toMatchObject({ state: 'failed' });
    await day();
    expect(channel.messages[0]?.body).toMatch(/Gamma.*Delta/);
  });
});
