import { describe, expect, it } from 'vitest';
import { status } from '../../commands/status.ts';
import type { Caller } from '../../src/command.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { SUBSCRIPTION_DEFAULTS } from '../../src/core/watch/subscription.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation } from './invocation.ts';

async function openStatus({ hasMadeUpLists = false, shards = WHOLE_SHARE } = {}) {
  const posting = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, index, clock } = posting;
  const app = { ...stores, index, clock, hasMadeUpLists, shards: () => shards };
  return {
    ...posting,
    ask: async (caller?: Partial<Caller>) =>
      textsOf((await status.run(invocation(undefined, {}, caller), app)).body).join('\n'),
  };
}

describe('/status', () => {
  it('shows papers, the newest list and when papers were last added', async () => {
    const { ask, addPapers, stores } = await openStatus();
    await addPapers({ title: 'One', listedOn: ['2026-11-20'] }, { title: 'Two', listedOn: ['2026-11-18'] });
    await stores.corpusMarks.mark(1_795_000_000_000);
    const text = await ask();
    expect(text).toContain('2 papers, all searchable');
    expect(text).toContain('Newest daily list: 20 Nov 2026');
    expect(text).toContain('Papers last added: <t:1795000000:R>');
  });

  it('shows an empty corpus', async () => {
    const { ask } = await openStatus();
    const text = await ask();
    expect(text).toContain('0 papers');
    expect(text).toContain('Newest daily list: none yet');
    expect(text).toContain('Papers last added: never');
    expect(text).toContain('No schedules in this server yet');
  });

  it('says that the index lacks the newest papers', async () => {
    const { ask, addPapers, stores } = await openStatus();
    await addPapers('One');
    await stores.papers.insert(emptyPaper('Two'));
    expect(await ask()).toContain('2 papers, 1 searchable; the search index is being updated');
  });

  it('shows the schedules of this server and the next slot, and nothing of other servers', async () => {
    const { ask, schedule, stores, spread } = await openStatus();
    await schedule({ time: '11:00' });
    await schedule({ time: '09:00' });
    const paused = await schedule({ time: '08:00' });
    await stores.schedules.pause(paused.id, 'its channel is gone');
    await schedule({ guildId: '1000000000000000002', time: '07:00' });
    const due = Math.floor((Date.parse('2026-11-21T09:00:00Z') + spread) / 1000);
    expect(await ask()).toContain(`3 schedules in this server, 1 paused; next post <t:${due}:R>`);
  });

  it('shows the state of the sources, but not their errors', async () => {
    const { ask, stores, clock } = await openStatus();
    expect(await ask()).not.toContain('arXiv');
    const hour = Math.floor(clock.now() / 1_000) - 3_600;
    await stores.sources.recordRun('arxiv', { at: hour * 1_000, isSuccess: true, problem: null });
    await stores.sources.plan('arxiv', clock.now() + 60_000, clock.now());
    expect(await ask()).toContain(`arXiv updated <t:${hour}:R>; next update <t:${hour + 3_660}:R>`);
    await stores.sources.recordRun('arxiv', {
      at: clock.now(),
      isSuccess: false,
      problem: 'arxiv.internal refused',
    });
    const text = await ask();
    expect(text).toContain('has a problem that the operator can see');
    expect(text).not.toContain('internal');
    expect(text).not.toContain('⚠️');
  });

  it('warns if nothing was added for more than two days', async () => {
    const { ask, stores, clock } = await openStatus();
    await stores.sources.plan('huggingface', clock.now(), clock.now() - 49 * 3_600_000);
    expect(await ask()).toContain('⚠️ Nothing new for more than two days: Hugging Face not updated yet');
  });

  it('does not mention schedules outside a server, and where the bot is not a member', async () => {
    const { ask, schedule } = await openStatus();
    await schedule();
    expect(await ask({ guildId: null })).not.toContain('schedule');
    expect(await ask({ isMemberHere: false })).not.toContain('schedule');
  });

  it('says in the playground, and nowhere else, that lists and votes are made up', async () => {
    expect(await (await openStatus({ hasMadeUpLists: true })).ask()).toContain(
      'Daily lists, votes and comments are made up here',
    );
    expect(await (await openStatus()).ask()).not.toContain('made up');
  });

  it('shows admins the next slots in the time zone of the server, and what is paused and why', async () => {
    const { ask, schedule, stores, spread } = await openStatus();
    const guildId = '1000000000000000001';
    await stores.serverSettings.change(guildId, { timezone: 'Asia/Tokyo' });
    await schedule({ time: '11:00' });
    await schedule({ time: '09:00', timezone: 'Europe/Berlin' });
    const paused = await schedule({ time: '08:00' });
    await stores.schedules.pause(paused.id, 'its channel is gone');
    const text = await ask({ managesGuild: true });
    const minute = String(Math.floor(spread / 60_000)).padStart(2, '0');
    const channel = '<#2000000000000000001>';
    expect(text).toContain('Next posts (Asia/Tokyo)');
    expect(text).toMatch(
      new RegExp(`- 21 Nov 2026 17:${minute} .* ${channel} · 09:00 every day · archive · Europe/Berlin\\n`),
    );
    expect(text).toMatch(
      new RegExp(`- 21 Nov 2026 20:${minute} .* ${channel} · 11:00 every day · archive · UTC\\n`),
    );
    expect(text).toContain(`- ${channel} · 08:00 every day · archive · ⏸️ paused: its channel is gone`);
    const member = await ask();
    expect(member).not.toContain('Tokyo');
    expect(member).not.toContain('gone');
  });

  it('shows admins the last post of the server and its state', async () => {
    const { ask, schedule, addPapers, scheduler, deliverer, channel, clock } = await openStatus();
    await addPapers('One', 'Two', 'Three', 'Four');
    const first = await schedule({ time: '11:00' });
    await scheduler.run(first, 'first', clock.now());
    await deliverer.drain();
    const posted = `last posted <t:${clock.now() / 1_000}:R> https://discord.com/channels/1000000000000000001/`;
    expect(await ask({ managesGuild: true })).toContain(posted);
    expect(await ask()).not.toContain('last posted');
    clock.advance(1_000);
    channel.failNext('closed', 'not stored');
    await scheduler.run(await schedule({ time: '09:00' }), 'second', clock.now());
    await deliverer.drain();
    expect(await ask({ managesGuild: true })).toMatch(
      /· 09:00 every day · archive · ⚠️ the post of .* failed: /,
    );
  });

  it('says to a user who accepts no direct messages what is paused, and to no one else', async () => {
    const { ask, stores, clock } = await openStatus();
    const { watches, subscriptions } = stores;
    const criteria = { words: 'trams', author: null, organization: null, category: null, minVotes: null };
    const toUser = { deliver: 'at_once', where: { kind: 'dm' }, timezone: null } as const;
    await watches.add({ ...criteria, ...toUser }, { by: 'ada', at: clock.now() });
    const next = { date: '2026-11-23', dueAt: clock.now() + 1 };
    await subscriptions.put(
      { what: 'daily', timezone: 'UTC', ...SUBSCRIPTION_DEFAULTS.daily },
      { by: 'ada', at: clock.now(), next },
    );
    expect(await ask({ userId: 'ada' })).not.toContain('direct messages');
    await watches.pauseDirect('ada', 'dms_closed');
    await subscriptions.pauseOfUser('ada', 'dms_closed');
    expect(await ask({ userId: 'ada' })).toContain(
      '2 of your watches and subscriptions are paused, since you accept no direct messages',
    );
    expect(await ask({ userId: 'ben' })).not.toContain('direct messages');
  });

  it('says which shard answers and how many processes serve, if there are several', async () => {
    const alone = await (await openStatus()).ask();
    expect(alone).not.toMatch(/shard|process/i);

    const { ask, stores, clock } = await openStatus({ shards: { count: 4, ids: [2, 3] } });
    // Its time in ms since Discord's epoch, the id without its 22 lower bits, is 7 = 3 + 4.
    const guildId = String(7n << 22n);
    expect(await ask({ guildId })).toMatch(/^-# Shard 3 of 4$/m);
    const seen = [clock.now(), clock.now() - 20_000, clock.now() - 31_000];
    for (const [i, seenAt] of seen.entries())
      await stores.processes.beat({ id: `process ${i}`, startedAt: 0, seenAt, shards: WHOLE_SHARE });
    expect(await ask({ guildId })).toMatch(/^-# Shard 3 of 4 · 2 processes$/m);
    expect(await ask({ guildId: null })).toMatch(/^-# Shard 0 of 4 · 2 processes$/m);
    expect(await ask({ guildId, isMemberHere: false })).toMatch(/^-# 4 shards · 2 processes$/m);
  });

  it('shows no path and no id', async () => {
    const { ask, addPapers, schedule, file } = await openStatus();
    await addPapers('One');
    await schedule();
    const text = await ask();
    expect(text).not.toContain(file);
    expect(text).not.toMatch(/\d{15,}|\//);
  });
});
