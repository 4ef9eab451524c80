import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/duration.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const ROLE = '5000000000000000001';
const NO_MENTIONS = { parse: [] };
const withMentions = z.object({ allowed_mentions: z.unknown() });

/** A daily schedule with a role, on the first of its days. */
async function openWithRole(changes: Partial<ScheduleSpec> = {}) {
  const fixture = await openScheduleFixture();
  await fixture.addPapers('Delta paper', 'Gamma paper', 'Beta paper', 'Alpha paper');
  const schedule = await fixture.schedule({ roleId: ROLE, ...changes });
  fixture.clock.advance(9 * HOUR_MS + fixture.spread);
  const mentions = () =>
    fixture.channel.messages.map(({ body }) => withMentions.parse(JSON.parse(body)).allowed_mentions);
  const stored = () => fixture.stores.schedules.get(schedule.id);
  return { ...fixture, schedule, mentions, stored };
}

describe('a role of a schedule', () => {
  it('is mentioned in its post, and is the only one that may be', async () => {
    const { tick, channel, mentions, roleMentions, schedule } = await openWithRole();
    await tick();
    expect(channel.messages[0]?.body).toContain(`<@&${ROLE}>`);
    expect(mentions()).toEqual([{ parse: [], roles: [ROLE] }]);
    expect(roleMentions.asked).toEqual([
      {
        guildId: schedule.guildId,
        channelId: schedule.channelId,
        roleId: ROLE,
        userId: schedule.editedBy,
      },
    ]);
  });

  it('is not checked for a slot that is too late', async () => {
    const { tick, clock, roleMentions, channel } = await openWithRole();
    clock.advance(13 * HOUR_MS);
    await tick();
    expect(roleMentions.asked).toEqual([]);
    expect(channel.messages).toEqual([]);
  });

  it('is not checked once the bot stops', async () => {
    const { scheduler, clock, roleMentions } = await openWithRole();
    await scheduler.tick(clock.now(), { signal: AbortSignal.abort() });
    expect(roleMentions.asked).toEqual([]);
  });

  it('is mentioned in the first message of a slot alone', async () => {
    const { tick, mentions, channel } = await openWithRole({ format: 'cards', intro: 'Read *these*' });
    await tick();
    expect(mentions()).toEqual([{ parse: [], roles: [ROLE] }, NO_MENTIONS]);
    expect(channel.messages.map(({ body }) => body.includes('Read'))).toEqual([true, false]);
    expect(channel.messages[0]?.body).toContain(String.raw`Read \\*these\\*`);
  });

  it('is not mentioned where it may not be: the slot is posted without it, and its admin learns why', async () => {
    const { tick, clock, mentions, channel, roleMentions, stored, log } = await openWithRole();
    roleMentions.reason = 'there is no such role any more';
    await tick();
    expect(channel.messages[0]?.body).not.toContain(ROLE);
    expect(mentions()).toEqual([NO_MENTIONS]);
    expect(await stored()).toMatchObject({ roleProblem: 'there is no such role any more' });
    expect(log.events.map(({ event }) => event)).toContain('role_not_mentioned');
    roleMentions.reason = undefined;
    clock.advance(DAY_MS);
    await tick();
    expect(mentions()).toEqual([NO_MENTIONS, { parse: [], roles: [ROLE] }]);
    expect(await stored()).toMatchObject({ roleProblem: null });
  });

  it('stays mentioned in a post that is rendered again because it is late', async () => {
    const { scheduler, deliverer, clock, channel, mentions } = await openWithRole();
    await scheduler.tick(clock.now());
    clock.advance(HOUR_MS);
    await deliverer.drain();
    expect(channel.messages[0]?.body).toContain('Late');
    expect(mentions()).toEqual([{ parse: [], roles: [ROLE] }]);
  });

  it('is not mentioned by a late post whose slot did not mention it', async () => {
    const { scheduler, deliverer, clock, mentions, roleMentions } = await openWithRole();
    roleMentions.reason = 'the admin who set it has left the server';
    await scheduler.tick(clock.now());
    clock.advance(HOUR_MS);
    await deliverer.drain();
    expect(mentions()).toEqual([NO_MENTIONS]);
  });

  it('is not mentioned by a manual run, which may be a test', async () => {
    const { scheduler, deliverer, clock, schedule, mentions } = await openWithRole();
    await scheduler.run(schedule, '1', clock.now());
    await deliverer.drain();
    expect(mentions()).toEqual([NO_MENTIONS]);
  });
});
