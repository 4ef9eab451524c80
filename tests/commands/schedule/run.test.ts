import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_REACTION_EMOJI } from '../../../src/core/message/reaction.ts';
import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import type { GivenOptions } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { call, CHANNEL, create, GUILD, OTHER_GUILD } from './schedule-calls.ts';

const delivery: Delivery = {
  id: 1,
  origin: { kind: 'schedule', id: '1' },
  target: { kind: 'channel', id: CHANNEL },
  channelId: CHANNEL,
  afterId: null,
  body: '{}',
  chart: null,
  layout: null,
  nonce: 'nonce',
  paperIds: [1],
  shownIds: [1],
  reactionEmoji: DEFAULT_REACTION_EMOJI,
  format: 'digest',
  listName: null,
  slot: 'run:1',
  part: 0,
  slotDueAt: 0,
  expiresAt: 0,
  createdAt: 0,
  state: 'sent',
  refusals: 0,
  attempts: 1,
  claimedAt: 0,
  owner: null,
  floor: '0',
  messageId: '5000000000000000009',
  problem: null,
  isRestored: false,
};

/** Runs `/schedule run` while the post ends as given. */
async function runPost(changes: Partial<Delivery> | 'empty', options: GivenOptions = {}) {
  const app = await openTestApp();
  await create(app, options);
  const post = vi.fn<TestApp['manualRun']['run']>(() =>
    Promise.resolve(
      changes === 'empty' ? { kind: 'empty' } : { kind: 'delivery', delivery: { ...delivery, ...changes } },
    ),
  );
  const reply = call({ ...app, manualRun: { ...app.manualRun, run: post } }, 'run', { schedule: '1' });
  return { reply, post };
}

async function saysNoPicture(changes: Partial<Delivery>, options: GivenOptions): Promise<boolean> {
  const { reply } = await runPost(changes, options);
  return replyText(await reply).includes('It has no picture: too few themes');
}

describe('/schedule run', () => {
  it('posts once for one call, and links to the post', async () => {
    const { reply, post } = await runPost({});
    expect(replyText(await reply)).toContain(
      `https://discord.com/channels/${GUILD}/${CHANNEL}/5000000000000000009`,
    );
    expect(post).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 1 }), '4000000000000000001');
  });

  it('says that there were too few themes for the picture that the schedule wants', async () => {
    const wanted = { picture: true, what: 'weekly' };
    expect(await saysNoPicture({}, wanted)).toBe(true);
    expect(await saysNoPicture({ state: 'pending', messageId: null }, wanted)).toBe(true);
    expect(await saysNoPicture({}, {})).toBe(false);
    expect(await saysNoPicture({ paperIds: [] }, wanted)).toBe(false);
  });

  it.each([
    ['empty', /nothing to post/],
    [{ state: 'pending', messageId: null }, /on its way/],
    [{ state: 'sending', messageId: null }, /on its way/],
  ] as const)('says how it is going: %j', async (changes, words) => {
    const { reply } = await runPost(changes);
    expect(replyText(await reply)).toMatch(words);
  });

  it.each([
    [
      { state: 'failed', problem: 'Missing Access' },
      /^The post of schedule #1 could not be sent: Missing Access/,
    ],
    [{ state: 'failed', problem: null }, /could not be sent: for an unknown reason/],
    [{ state: 'unknown', problem: 'no answer' }, /^The post of schedule #1 may be missing: no answer/],
  ] as const)('names the schedule that failed, and says why: %j', async (changes, words) => {
    const { reply } = await runPost(changes);
    await expect(reply).rejects.toThrow(words);
  });

  it('refuses a schedule of another server', async () => {
    const app = await openTestApp();
    const { id } = await create(app, {}, { guildId: OTHER_GUILD });
    await expect(call(app, 'run', { schedule: String(id) })).rejects.toThrow(/no such schedule/);
  });
});
