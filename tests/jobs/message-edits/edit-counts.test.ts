import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/core/delivery/sender.ts';
import type { EditedBody, MessageEditRequests } from '../../../src/core/message/message-editor.ts';
import type { SnowflakeShare } from '../../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { createCountEdits } from '../../../src/jobs/message-edits/edit-counts.ts';
import { createMessageEditor } from '../../../src/jobs/message-edits/message-editor.ts';
import { communityRow } from '../../../src/views/format/community-row.ts';
import { textDisplay } from '../../../src/views/format/components.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';

const GUILD = '8000000000000000001';
const START = Date.parse('2026-11-20T12:00:00Z');

/** Messages as Discord has them, with the edits of each. */
function createFakeMessages() {
  const bodies = new Map<string, EditedBody>();
  const edits: string[] = [];
  let failure: SendError | undefined;
  const requests: MessageEditRequests = {
    read: async (_channelId, messageId) => bodies.get(messageId),
    async edit(_channelId, messageId, body) {
      edits.push(messageId);
      if (failure) throw failure;
      bodies.set(messageId, body);
    },
  };
  return { bodies, edits, requests, fail: (error: SendError | undefined) => void (failure = error) };
}

async function openCounts({ share = ALL_WORK.guilds }: { share?: SnowflakeShare } = {}) {
  const { stores } = await openTestDatabase();
  const paperId = (await stores.papers.insert(emptyPaper('Ferns'))).id;
  const clock = createManualClock(START);
  const log = createSilentLog();
  const discord = createFakeMessages();
  const editor = createMessageEditor(discord.requests, { nextTurn: () => Promise.resolve() });
  const shares = () => ({ ...ALL_WORK, guilds: share });
  const openEdits = () => createCountEdits({ stores, editor, shares, clock, log });
  const edits = openEdits();
  const { signal } = new AbortController();
  return {
    stores,
    clock,
    discord,
    paperId,
    openEdits,

    async post(messageId: string) {
      await stores.posted.remember({
        messageId,
        channelId: '7',
        guildId: GUILD,
        kind: 'card',
        paperIds: [paperId],
        postedAt: clock.now(),
      });
      discord.bodies.set(messageId, { components: [communityRow(paperId, { vote: {} })] });
    },

    vote: (userId: string) =>
      stores.votes.vote(
        { guildId: GUILD, userId, paperIds: [paperId], origin: { kind: 'explicit' } },
        clock.now(),
      ),

    /** Lets time pass, and edits what is due each second. */
    async pass(ms: number) {
      for (let passed = 0; passed < ms; passed += SECOND_MS) {
        clock.set(clock.now() + SECOND_MS);
        await edits.editDue(signal);
      }
    },
    editDue: () => edits.editDue(signal),
    label: (messageId: string) =>
      /"label":"([^"]*)"/.exec(JSON.stringify(discord.bodies.get(messageId)))?.[1],
  };
}

describe('counts on messages', () => {
  it('follow votes on every message with the paper, at most once in five seconds on each', async () => {
    const { post, vote, pass, label, discord } = await openCounts();
    await post('1');
    await post('2');
    for (let member = 1; member <= 20; member += 1) {
      await vote(`member ${member}`);
      await pass(SECOND_MS);
    }
    await pass(6 * SECOND_MS);
    expect([label('1'), label('2')]).toEqual(['20', '20']);
    // In 26 seconds.
    expect(discord.edits.filter(id => id === '1').length).toBeLessThanOrEqual(6);
  });

  it('are shown within ten seconds, and not edited again without a change', async () => {
    const { post, vote, pass, label, discord } = await openCounts();
    await post('1');
    await pass(10 * SECOND_MS);
    expect(discord.edits).toEqual([]);
    await vote('ada');
    await pass(10 * SECOND_MS);
    expect(label('1')).toBe('1');
    await pass(MINUTE_MS);
    expect(discord.edits).toEqual(['1']);
  });

  it('of an old message are edited once an hour, or soon after a press on it', async () => {
    const { post, vote, pass, label, discord, stores, clock } = await openCounts();
    await post('1');
    clock.set(START + 2 * HOUR_MS);
    await vote('ada');
    await pass(3 * SECOND_MS);
    expect(label('1')).toBe('1');
    await vote('ben');
    await pass(2 * MINUTE_MS);
    expect(label('1')).toBe('1');
    await stores.countChanges.pressed('1', clock.now());
    await pass(3 * SECOND_MS);
    expect(label('1')).toBe('2');
    await vote('cleo');
    clock.set(clock.now() + HOUR_MS);
    await pass(3 * SECOND_MS);
    expect(label('1')).toBe('3');
    expect(discord.edits).toHaveLength(3);
  });

  it('that Discord does not take yet are shown later, as they are then', async () => {
    const { post, vote, pass, label, discord } = await openCounts();
    await post('1');
    discord.fail(new SendError('rateLimited', 'too many edits', { retryAfterMs: MINUTE_MS }));
    await vote('ada');
    await pass(3 * SECOND_MS);
    await vote('ben');
    discord.fail(undefined);
    await pass(50 * SECOND_MS);
    expect(label('1')).toBe('Vote');
    expect(discord.edits).toHaveLength(1);
    await pass(10 * SECOND_MS);
    expect(label('1')).toBe('2');
  });

  it('that Discord does not take yet are not shown sooner after a press', async () => {
    const { post, vote, pass, label, discord, stores, clock } = await openCounts();
    await post('1');
    clock.set(START + 2 * HOUR_MS);
    discord.fail(new SendError('rateLimited', 'too many edits of old messages', { retryAfterMs: HOUR_MS }));
    await vote('ada');
    await pass(3 * SECOND_MS);
    await stores.countChanges.pressed('1', clock.now());
    await vote('ben');
    await pass(2 * MINUTE_MS);
    expect(discord.edits).toHaveLength(1);
    discord.fail(undefined);
    clock.set(clock.now() + HOUR_MS);
    await pass(SECOND_MS);
    expect(label('1')).toBe('2');
  });

  it('of a message that the bot has lost access to are shown by the next change, or some hours later', async () => {
    const { post, vote, pass, label, discord, clock } = await openCounts();
    await post('1');
    discord.fail(new SendError('forbidden', 'Missing Access'));
    await vote('ada');
    await pass(MINUTE_MS);
    expect(discord.edits).toHaveLength(1);
    await vote('ben');
    await pass(3 * SECOND_MS);
    expect(discord.edits).toHaveLength(2);
    discord.fail(undefined);
    clock.set(clock.now() + 6 * HOUR_MS);
    await pass(SECOND_MS);
    expect(label('1')).toBe('2');
  });

  it('of an old message that the bot has no access to wait for the next change', async () => {
    const { post, vote, pass, discord, clock, stores } = await openCounts();
    await post('1');
    clock.set(START + 31 * DAY_MS);
    discord.fail(new SendError('forbidden', 'Missing Access'));
    await vote('ada');
    await pass(3 * SECOND_MS);
    expect(await stores.countChanges.nextDueAt()).toBeUndefined();
    await vote('ben');
    expect(await stores.countChanges.nextDueAt()).toBeDefined();
  });

  it('of a message that is gone are forgotten', async () => {
    const { post, vote, pass, discord, stores } = await openCounts();
    await post('1');
    discord.bodies.delete('1');
    await vote('ada');
    await pass(3 * SECOND_MS);
    expect(await stores.countChanges.nextDueAt()).toBeUndefined();
    await vote('ben');
    expect(await stores.countChanges.nextDueAt()).toBeUndefined();
  });

  it('that changed before a restart are shown after it', async () => {
    const { post, vote, label, clock, openEdits } = await openCounts();
    await post('1');
    await vote('ada');
    clock.set(START + 5 * SECOND_MS);
    await openEdits().editDue(new AbortController().signal);
    expect(label('1')).toBe('1');
  });

  it('of another process’s server are edited only when they are late', async () => {
    const { post, vote, pass, label } = await openCounts({ share: { count: 2, ids: [1] } });
    // The server is of shard 0.
    await post('1');
    await vote('ada');
    await pass(50 * SECOND_MS);
    expect(label('1')).toBe('Vote');
    await pass(20 * SECOND_MS);
    expect(label('1')).toBe('1');
  });

  it('of a paper that was voted for before are added to a new message', async () => {
    const { post, vote, pass, label } = await openCounts();
    await vote('ada');
    await post('1');
    await pass(3 * SECOND_MS);
    expect(label('1')).toBe('1');
  });

  it('of a digest are shown by the emoji with which it was posted', async () => {
    const { vote, pass, discord, stores, clock, paperId } = await openCounts();
    const reactionEmoji = { saveEmoji: '📌', voteEmoji: '🌟' };
    const post = { messageId: '1', channelId: '7', guildId: GUILD, paperIds: [paperId], reactionEmoji };
    await stores.posted.remember({ ...post, kind: 'digest', postedAt: clock.now() });
    discord.bodies.set('1', { components: [textDisplay('papers')] });
    await vote('ada');
    await pass(3 * SECOND_MS);
    expect(JSON.stringify(discord.bodies.get('1'))).toContain('-# 🌟 1');
  });

  it('are not added to a poll', async () => {
    const { vote, pass, discord, stores, paperId } = await openCounts();
    const poll = { channelId: '7', guildId: GUILD, kind: 'digest', postedAt: START } as const;
    await stores.posted.remember({ ...poll, messageId: '1', paperIds: [paperId] });
    discord.bodies.set('1', { components: [] });
    await vote('ada');
    await pass(3 * SECOND_MS);
    expect(discord.edits).toEqual([]);
  });

  it('fall when a member has everything deleted', async () => {
    const { post, vote, pass, label, stores, clock } = await openCounts();
    await post('1');
    await vote('ada');
    await vote('ben');
    await pass(3 * SECOND_MS);
    await stores.personalData.delete('ada', clock.now());
    await pass(10 * SECOND_MS);
    expect(label('1')).toBe('1');
  });
});
