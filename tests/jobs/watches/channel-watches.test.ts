import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/time/duration.ts';
import { ADA, BEN, GUILD, openWatchFixture, PAPERS_CHANNEL } from '../../support/watch-fixture.ts';

const CHANNEL = { kind: 'channel', guildId: GUILD, channelId: PAPERS_CHANNEL } as const;

describe('a watch in a channel', () => {
  it('tells once in the channel, however many users have watches there', async () => {
    const { watch, addPaper, tick, discord } = await openWatchFixture();
    await watch({ words: 'glacier', where: CHANNEL });
    await watch({ words: 'ice', where: CHANNEL }, BEN);
    await addPaper({ title: 'Glacier ice' });
    await tick();
    expect(discord.inChannel(PAPERS_CHANNEL)).toHaveLength(1);
    expect(discord.inChannel(PAPERS_CHANNEL)[0]).toContain('“glacier” and “ice”');
    expect(discord.toUser(ADA)).toEqual([]);
  });

  it('that was moved tells nothing in its former place, also what is in the outbox already', async () => {
    const { watch, addPaper, follow, tell, deliver, discord, stores } = await openWatchFixture();
    const moved = await watch({ words: 'glacier', where: CHANNEL });
    const own = await watch({ words: 'glacier' }, BEN);
    await addPaper({ title: 'One glacier' });
    await follow();
    await tell();
    await stores.watches.change(moved.id, { where: { kind: 'dm' } });
    await stores.watches.change(own.id, { where: CHANNEL });
    await deliver();
    expect(discord.inChannel(PAPERS_CHANNEL)).toEqual([]);
    expect(discord.toUser(BEN)).toEqual([]);
  });

  it('has its server with its messages, also one that was removed while they were sent', async () => {
    const { watch, addPaper, follow, tell, deliver, discord, stores, access } = await openWatchFixture();
    access.guildOf = () => GUILD;
    const { id } = await watch({ words: 'glacier', where: CHANNEL });
    await addPaper({ title: 'One glacier' });
    await follow();
    await tell();
    discord.beforeSend = async () => {
      await stores.watches.remove(id, 0);
    };
    await deliver();
    const [message] = discord.channelOf(PAPERS_CHANNEL).messages;
    expect(await stores.posted.get(message?.id ?? '')).toMatchObject({ guildId: GUILD });
  });

  it('is paused with a notice when the channel has refused its messages for long, and resumes with the permissions', async () => {
    const { watch, addPaper, tick, discord, stores, clock, access } = await openWatchFixture();
    access.ownerId = () => BEN;
    access.lacking = ['Send Messages'];
    await watch({ words: 'glacier', where: CHANNEL });
    discord.closed.add(PAPERS_CHANNEL);
    await addPaper({ title: 'One glacier' });
    const reason = async () => (await stores.watches.list(ADA))[0]?.pausedReason;
    await tick();
    clock.advance(14 * HOUR_MS);
    await tick();
    expect(await reason()).toBeNull();
    clock.advance(14 * HOUR_MS);
    await tick();
    expect(await reason()).toBe('no_access');
    expect(discord.toUser(BEN)).toHaveLength(1);
    expect(discord.toUser(BEN)[0]).toContain(`A watch in <#${PAPERS_CHANNEL}> was paused`);
    access.lacking = [];
    discord.closed.clear();
    await tick();
    expect(await reason()).toBeNull();
    await addPaper({ title: 'A second glacier' });
    await tick();
    expect(discord.inChannel(PAPERS_CHANNEL)).toHaveLength(1);
    expect(discord.inChannel(PAPERS_CHANNEL)[0]).toContain('A second glacier');
  });

  it('stays paused where its user pauses it just when its channel accepts messages again', async () => {
    const { watch, stores, resume } = await openWatchFixture();
    const { id } = await watch({ words: 'glacier', where: CHANNEL });
    await stores.watches.pause(id, 'no_access');
    await resume(() => stores.watches.pause(id, 'user'));
    expect(await stores.watches.get(id)).toMatchObject({ pausedReason: 'user' });
  });

  it('tells later what a channel has refused once', async () => {
    const { watch, addPaper, tick, discord, clock } = await openWatchFixture();
    await watch({ words: 'glacier', where: CHANNEL });
    discord.closed.add(PAPERS_CHANNEL);
    await addPaper({ title: 'One glacier' });
    await tick();
    discord.closed.clear();
    clock.advance(14 * HOUR_MS);
    await tick();
    expect(discord.inChannel(PAPERS_CHANNEL)).toHaveLength(1);
  });
});
