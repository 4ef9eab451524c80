import { describe, expect, it } from 'vitest';
import { respondToMessage } from '../../commands/respond-to-message.ts';
import type { PostedMessage } from '../../src/core/message/posted.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { customIdsOf, labelsOf, textsOf } from '../views/message-parts.ts';
import { READER, OTHER, POSTED_MESSAGE, use, press, openLibraryOfBicycles } from './use-component.ts';

describe('posting to the channel', () => {
  it.each(['v1|post-card|1', 'v1|post-similar|1', 'v1|post-list|daily|2026-11-20|0'])(
    '%s is refused where the caller may not write, at each press',
    async id => {
      const app = await openLibraryOfBicycles();
      await expect(use(app, id, { canPost: false })).rejects.toThrow(/may not write messages/);
      expect((await use(app, id)).kind).toBe('post');
    },
  );
});

/** The card of the first paper, which the bot posted by itself when the test began. */
const CARD_POST: PostedMessage = {
  messageId: '5000000000000000002',
  channelId: '2000000000000000001',
  guildId: '1000000000000000001',
  kind: 'card',
  paperIds: [1],
  postedAt: Date.parse('2026-11-21T12:00:00Z'),
};

async function openWithPost(post: PostedMessage) {
  const app = await openLibraryOfBicycles();
  await app.posted.remember(post);
  return app;
}

describe('posting a card that the channel got before', () => {
  it('within an hour asks first, and names who posted it', async () => {
    const app = await openWithPost({ ...CARD_POST, sharedBy: OTHER });
    app.clock.advance(59 * MINUTE_MS);
    const reply = await use(app, 'v1|post-card|1');
    expect(reply.kind).toBe('update');
    const at = CARD_POST.postedAt / 1000;
    expect(textsOf(reply.body).at(-1)).toBe(`⚠️ Posted <t:${at}:R> by <@${OTHER}>: post it again?`);
    expect(labelsOf(reply.body)).toContain('Post again');
    const again = customIdsOf(reply.body).find(id => id.startsWith('v1|post-card')) ?? '';
    expect((await use(app, again)).kind).toBe('post');
  });

  it('within an hour asks first also if the bot posted it by itself', async () => {
    const reply = await use(await openWithPost(CARD_POST), 'v1|post-card|1');
    expect(textsOf(reply.body).at(-1)).toMatch(/^⚠️ Posted <t:\d+:R>: post it again/u);
  });

  it.each<[string, number, Partial<PostedMessage>]>([
    ['an hour ago', 60, {}],
    ['as a part of a digest', 1, { kind: 'digest' }],
    ['in another channel', 1, { channelId: '2000000000000000009' }],
    ['as the card of another paper', 1, { paperIds: [2] }],
  ])('%s does not ask', async (_, minutes, post) => {
    const app = await openWithPost({ ...CARD_POST, ...post });
    app.clock.advance(minutes * MINUTE_MS);
    expect((await use(app, 'v1|post-card|1')).kind).toBe('post');
  });

  it('and that was removed does not ask, nor link to it', async () => {
    const app = await openWithPost(CARD_POST);
    await app.posted.markDeleted(CARD_POST.messageId);
    expect((await use(app, 'v1|post-card|1')).kind).toBe('post');
    expect(textsOf((await use(app, 'v1|open|1')).body).join()).not.toContain(CARD_POST.messageId);
  });
});

describe('the Remove button of a shared post', () => {
  it.each([{ userId: OTHER }, { userId: READER, managesMessages: true }])(
    'removes it for who shared it, and for a member with Manage Messages: %j',
    async caller => {
      const app = await openWithPost({ ...CARD_POST, sharedBy: OTHER });
      const reply = await use(app, 'v1|remove-post', { messageId: CARD_POST.messageId, ...caller });
      if (reply.kind !== 'remove') throw new Error(`not removed, but ${reply.kind}`);
      await reply.afterRemoval();
      const shown = await app.posted.showing(1, { guildId: null, channelId: CARD_POST.channelId }, 9);
      expect(shown.map(post => post.messageId)).toEqual([POSTED_MESSAGE]);
    },
  );

  it('removes it for no other member', async () => {
    const app = await openWithPost({ ...CARD_POST, sharedBy: OTHER });
    for (const messageId of [CARD_POST.messageId, POSTED_MESSAGE, '5000000000000000099'])
      await expect(use(app, 'v1|remove-post', { messageId })).rejects.toThrow(/Only the member who shared/u);
  });
});

describe('a card that is opened from a digest', () => {
  it('does not link back to it, but to other posts', async () => {
    const app = await openWithPost(CARD_POST);
    const reply = await use(app, 'v1|open', { values: ['1'], messageId: POSTED_MESSAGE });
    const text = textsOf(reply.body).join();
    expect(text).toContain(CARD_POST.messageId);
    expect(text).not.toContain(POSTED_MESSAGE);
  });
});

describe('a card that is posted to the channel', () => {
  it('has the votes that the server has given it from the start', async () => {
    const app = await openLibraryOfBicycles();
    const guildId = '1000000000000000001';
    const vote = { guildId, paperIds: [1], origin: { kind: 'explicit' } } as const;
    for (const userId of [READER, OTHER]) await app.votes.vote({ ...vote, userId }, 1);
    const reply = await press(app, 'v1|post-card|1', { guildId });
    expect(reply.kind).toBe('post');
    expect('body' in reply ? labelsOf(reply.body) : []).toContain('2');
    const message = { id: '7', userId: READER, guildId, channelId: '8', text: '2401.00001' };
    const response = await respondToMessage(message, app);
    expect(response && labelsOf(response.body)).toContain('2');
  });
});
