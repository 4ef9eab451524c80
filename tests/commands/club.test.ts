import { describe, expect, it } from 'vitest';
import { club } from '../../commands/club/club.ts';
import { endClub } from '../../commands/club/delete.ts';
import { SendError } from '../../src/core/delivery/sender.ts';
import { nextRound } from '../../src/usecases/next-round.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { autocompleteRequest, componentUse, invocation, type GivenOptions } from './invocation.ts';
import { messageReply } from './message-reply.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const curator = { managesGuild: true };

/** Opens what the command uses, with a club in a channel whose next meeting has a scheduled event. */
async function openWithClub() {
  const app = await openTestApp();
  const spec = {
    guildId: '1000000000000000001',
    channelId: '2000000000000000001',
    weekday: 1,
    time: '19:00',
    timezone: 'UTC',
    pick: 'poll',
    createdBy: null,
    createdAt: app.clock.now(),
  } as const;
  await app.clubs.create(spec, nextRound(spec, app.clock.now()));
  const [overview] = await app.clubs.ofGuild(spec.guildId);
  if (overview?.round === undefined) throw new TypeError('no round');
  await app.clubs.advance(
    overview.round,
    { state: 'announced', eventState: 'created', eventId: '7' },
    Number.MAX_SAFE_INTEGER,
  );
  const deleted: string[] = [];
  const clubDiscord = {
    deleteEvent: async (guildId: string, eventId: string) => {
      deleted.push(`${guildId} ${eventId}`);
    },
  };
  return { app: { ...app, clubDiscord }, deleted, id: String(overview.club.id) };
}

const create = async (app: TestApp, options: GivenOptions) =>
  replyText(messageReply(await club.run(invocation('create', options, curator), app)));

describe('/club create', () => {
  it('says that a vote opens now whose usual time has passed', async () => {
    // A Saturday: the vote for Tuesday would have opened on Friday.
    const app = await openTestApp('2026-11-21T12:00:00Z');
    expect(await create(app, { day: 'tuesday' })).toContain('Next: vote opens now, meets');
    expect(await create(app, { day: 'friday' })).toContain('Next: vote opens <t:');
  });

  it('refuses a second club in the same channel at the same time', async () => {
    const app = await openTestApp();
    await create(app, { day: 'friday', time: '17:00' });
    await expect(create(app, { day: 'friday', time: '5pm' })).rejects.toThrow(
      'Reading club #1: Friday 17:00 meets in this channel at this time already',
    );
    await create(app, { day: 'friday', time: '18:00' });
    const guildId = invocation('create', {}).guildId ?? '';
    // The same time of day is another time in another zone.
    await app.serverSettings.change(guildId, { timezone: 'Asia/Tokyo' });
    await create(app, { day: 'friday', time: '17:00' });
    expect(await app.clubs.ofGuild(guildId)).toHaveLength(3);
  });
});

describe('/club delete', () => {
  it('asks first, then ends the club and deletes the scheduled event of its next meeting', async () => {
    const { app, deleted, id } = await openWithClub();
    const question = messageReply(await club.run(invocation('delete', { club: id }, curator), app));
    expect(replyText(question)).toMatch(
      /^End reading club #1: Monday 19:00 in <#\d+>\?.*cancels the meeting/,
    );
    expect([await app.clubs.ofGuild('1000000000000000001'), deleted]).toMatchObject([[{}], []]);
    const [end = ''] = customIdsOf(question.body);
    const reply = await endClub.run(componentUse(end, curator), app);
    expect(replyText(reply)).toContain('Ended: reading club #1: Monday 19:00');
    expect(deleted).toEqual(['1000000000000000001 7']);
    expect(await app.clubs.ofGuild('1000000000000000001')).toEqual([]);
    await expect(endClub.run(componentUse(end, curator), app)).rejects.toThrow('no such');
  });

  it('ends the club also if Discord does not delete the event, and says so', async () => {
    const { app, id } = await openWithClub();
    const reply = await endClub.run(componentUse(`v1|club-end|${id}`, curator), {
      ...app,
      clubDiscord: { deleteEvent: () => Promise.reject(new SendError('forbidden', 'missing')) },
    });
    expect(replyText(reply)).toContain('delete it in Discord');
    expect(await app.clubs.ofGuild('1000000000000000001')).toEqual([]);
  });

  it('changes nothing for other members and from another server', async () => {
    const { app, deleted, id } = await openWithClub();
    await expect(club.run(invocation('delete', { club: id }), app)).rejects.toThrow('by curators');
    const elsewhere = { ...curator, guildId: '1000000000000000002' };
    await expect(club.run(invocation('delete', { club: id }, elsewhere), app)).rejects.toThrow('no such');
    const end = `v1|club-end|${id}`;
    await expect(endClub.run(componentUse(end), app)).rejects.toThrow('by curators');
    await expect(endClub.run(componentUse(end, elsewhere), app)).rejects.toThrow('no such');
    expect([await app.clubs.ofGuild('1000000000000000001'), deleted]).toMatchObject([[{}], []]);
  });

  it('completes to clubs in channels that the caller sees', async () => {
    const { app } = await openWithClub();
    const complete = (canSee: boolean) =>
      club.complete?.(
        autocompleteRequest('delete', { name: 'club', text: '' }, {}, { canSee: () => canSee }),
        app,
      );
    expect(await complete(true)).toMatchObject([{ value: '1' }]);
    expect(await complete(false)).toEqual([]);
  });
});
