import { describe, expect, it } from 'vitest';
import type { DeliverySender, SendProblem } from '../../src/core/delivery/sender.ts';
import { SendError } from '../../src/core/delivery/sender.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/duration.ts';
import { channelsOnly, createFakeChannel } from '../support/fake-channel.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const OWNER = '3000000000000000009';
const ALERTS = '2000000000000000007';

/** A fixture whose schedule posts daily to a channel that refuses every post; other messages are sent. */
async function openRefused(problem: SendProblem, { isOwnerKnown = true } = {}) {
  const sent: { readonly channelId: string; readonly body: string }[] = [];
  const channel = createFakeChannel();
  const sender: DeliverySender = {
    ...channelsOnly(channel),
    async send(channelId, body, nonce) {
      if (channelId === schedule.channelId) throw new SendError(problem, 'failed by the test');
      sent.push({ channelId, body });
      return channel.send(channelId, body, nonce);
    },
    directMessages: {
      open: async userId => `direct message to ${userId}`,
      newestMessage: async () => '0',
      findPosted: async () => ({ kind: 'absent' }),
    },
  };
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z', sender);
  await fixture.addPapers(...Array.from({ length: 20 }, (_, at) => `Paper number ${at}`));
  const schedule = await fixture.schedule();
  fixture.clock.advance(10 * HOUR_MS);
  fixture.access.ownerId = () => (isOwnerKnown ? OWNER : undefined);
  return {
    ...fixture,
    schedule,
    sent,
    /** Lets some days pass, each with a slot. */
    async days(count: number): Promise<void> {
      for (let day = 0; day < count; day += 1) {
        await fixture.tick();
        await fixture.deliverer.drain();
        fixture.clock.advance(DAY_MS);
      }
    },
  };
}

describe('the notice that a schedule was paused', () => {
  it('goes to the owner of the server, once', async () => {
    const { days, sent, schedule } = await openRefused('gone');
    await days(4);
    expect(sent.map(({ channelId }) => channelId)).toEqual([`direct message to ${OWNER}`]);
    expect(sent[0]?.body).toContain(`<#${schedule.channelId}> · 09:00 every day · archive`);
    expect(sent[0]?.body).toContain('/schedule resume');
  });

  it('goes to the alert channel of the server, if there is one', async () => {
    const { days, sent, schedule, stores } = await openRefused('gone');
    await stores.serverSettings.change(schedule.guildId, { alertChannelId: ALERTS });
    await days(4);
    expect(sent.map(({ channelId }) => channelId)).toEqual([ALERTS]);
  });

  it('goes to the owner if the bot cannot post in the alert channel', async () => {
    const { days, sent, schedule, stores, access } = await openRefused('gone');
    await stores.serverSettings.change(schedule.guildId, { alertChannelId: ALERTS });
    access.lacking = ['Send Messages'];
    await days(4);
    expect(sent.map(({ channelId }) => channelId)).toEqual([`direct message to ${OWNER}`]);
  });

  it('is sent after the last of several refusals, and says that the schedule resumes by itself', async () => {
    const { days, sent, access } = await openRefused('forbidden');
    access.lacking = ['Send Messages'];
    await days(2);
    expect(sent).toEqual([]);
    await days(2);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toContain('it resumes by itself');
  });

  it('is not sent where the owner is not known, nor for a pause by an admin', async () => {
    const unknown = await openRefused('gone', { isOwnerKnown: false });
    await unknown.days(4);
    expect(unknown.sent).toEqual([]);
    const byAdmin = await openRefused('gone');
    await byAdmin.stores.schedules.pause(byAdmin.schedule.id, 'an admin paused it', { by: OWNER });
    await byAdmin.days(4);
    expect(byAdmin.sent).toEqual([]);
  });
});

describe('a schedule that an admin paused', () => {
  it('stays paused after a manual run that is posted', async () => {
    const fixture = await openScheduleFixture();
    await fixture.addPapers('One', 'Two');
    const schedule = await fixture.schedule();
    await fixture.stores.schedules.countRefusedSlot(schedule.id, fixture.clock.now());
    await fixture.stores.schedules.pause(schedule.id, 'an admin paused it', { by: OWNER });
    await fixture.scheduler.run(schedule, 'run', fixture.clock.now());
    await fixture.deliverer.drain();
    expect(fixture.channel.messages).toHaveLength(1);
    expect(await fixture.stores.schedules.get(schedule.id)).toMatchObject({ pausedBy: OWNER });
  });
});
