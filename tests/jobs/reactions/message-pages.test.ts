import { describe, expect, it } from 'vitest';
import { idAfter, timeOfId } from '../../../src/core/message/snowflake.ts';
import { createMessagePages } from '../../../src/jobs/reactions/message-pages.ts';
import { createLiveReactions } from '../../../src/usecases/live-reactions.ts';
import { createFakeReactions } from './fake-reactions.ts';

const CHANNEL = '9000000000000000001';
const NEWEST = '5000000000000000300';
const EARLIER = '5000000000000000200';
const OLD = '4000000000000000000';

/** Pages of a channel with three messages, of which one is too old to be asked for. */
function openPages() {
  const discord = createFakeReactions();
  const live = createLiveReactions();
  for (const messageId of [NEWEST, EARLIER, OLD]) discord.set(CHANNEL, messageId, '🔖', ['ada']);
  const since = timeOfId(idAfter(OLD)) + 1;
  const pages = createMessagePages({
    reader: discord,
    requests: { send: request => request(), nextTurn: () => Promise.resolve() },
    live,
    since,
  });
  const read = (messageId: string) => pages.reactionsOn({ channelId: CHANNEL, messageId });
  return { discord, live, pages, read };
}

const removed = (messageId: string) =>
  ({ change: 'removed', messageId, channelId: CHANNEL, userId: 'ada', emoji: '🔖', at: 0 }) as const;

describe('a page of a channel', () => {
  it('answers for the earlier messages on it, each once', async () => {
    const { discord, read } = openPages();
    expect(await read(NEWEST)).toMatchObject({ messageId: NEWEST, reactions: [{ emoji: '🔖', count: 1 }] });
    expect(await read(EARLIER)).toMatchObject({ messageId: EARLIER });
    expect(discord.requests()).toEqual([`messages ${NEWEST}`]);
    await read(EARLIER);
    expect(discord.requests()).toEqual([`messages ${EARLIER}`]);
  });

  it('is not kept for messages that are too old to be asked for', async () => {
    const { discord, read } = openPages();
    await read(NEWEST);
    await read(OLD);
    expect(discord.requests()).toEqual([`messages ${NEWEST}`, `messages ${OLD}`]);
  });

  it('is out of date for a message whose reactions change afterwards', async () => {
    const { discord, live, read } = openPages();
    await read(NEWEST);
    discord.set(CHANNEL, EARLIER, '🔖', []);
    live.received(removed(EARLIER));
    expect(await read(EARLIER)).toMatchObject({ reactions: [] });
    expect(discord.requests()).toHaveLength(2);
  });

  it('is out of date for a message whose reactions change while it is read', async () => {
    const { discord, live, read } = openPages();
    discord.beforeResponse = async () => live.received(removed(EARLIER));
    await read(NEWEST);
    await read(EARLIER);
    expect(discord.requests()).toHaveLength(2);
  });

  it('is missing a deleted message', async () => {
    const { discord, read } = openPages();
    discord.delete(NEWEST);
    expect(await read(NEWEST)).toBeUndefined();
  });
});
