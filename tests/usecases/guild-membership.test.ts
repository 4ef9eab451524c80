import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import {
  DEPARTED_GUILD_TTL_MS,
  leaveGuild,
  recordMembership,
  type GuildMembership,
} from '../../src/usecases/guild-membership.ts';
import { createDepartedGuildStore } from '../../src/store/departed-guilds.ts';
import { openTestDatabase } from '../support/database.ts';
import { recordPlans } from '../support/query-plans.ts';
import { createSilentLog } from '../support/silent-log.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const GONE = '100000000000000001';
const HERE = '100000000000000002';

/** A database with a schedule, a slot, a delivery and a post with a saved paper in each of two servers. */
async function openTwoServers({ posts = 1 } = {}) {
  const { database, stores } = await openTestDatabase();
  const log = createSilentLog();
  const { id: paperId } = await stores.papers.insert(emptyPaper('A paper'));
  for (const [at, guild] of [GONE, HERE].entries()) {
    const [channel, schedule] = [`20000000000000000${at}`, at + 1];
    await sql`
      INSERT INTO schedules (id, guild_id, channel_id, time, timezone, days, what, count, empty, repeat, created_by,
        created_at, next_slot, next_run_at)
      VALUES (${schedule}, ${guild}, ${channel}, '09:00', 'UTC', '1', 'daily', 5, 'silent', 'never', '3', ${NOW},
        '2026-11-23', ${NOW})`.execute(database.db);
    await stores.schedules.recordOutcome(schedule, '2026-11-20', 'posted', NOW);
    await sql`
      INSERT INTO deliveries (key, origin_kind, origin_id, target_kind, target_id, channel_id, body, nonce, paper_ids,
        slot_due_at, expires_at, created_at, state, attempts, due_at)
      VALUES (${`${schedule}:2026-11-20:0`}, 'schedule', ${String(schedule)}, 'channel', ${channel}, ${channel}, '{}',
        'n', '[]', 0, 0, 0, 'sent', 1, 0)`.execute(database.db);
    await stores.channelHistory.reserve(channel, [paperId], schedule, NOW);
    for (let post = 0; post < posts; post += 1) {
      const messageId = `${500_000_000 + at * 100_000 + post}`;
      await stores.posted.remember({
        messageId,
        channelId: channel,
        guildId: guild,
        kind: 'digest',
        paperIds: [paperId],
        postedAt: NOW,
      });
    }
    await stores.library.save('3', [paperId], { kind: 'reaction', messageId: String(at), emoji: '🔖' }, NOW);
  }
  const counts = async () => {
    const { rows } = await sql<Record<string, number>>`
      SELECT (SELECT count(*) FROM schedules) AS schedules, (SELECT count(*) FROM slots) AS slots,
        (SELECT count(*) FROM deliveries) AS deliveries, (SELECT count(*) FROM channel_papers) AS given,
        (SELECT count(*) FROM posted_messages) AS posts, (SELECT count(*) FROM posted_papers) AS papers,
        (SELECT count(*) FROM save_origins) AS saves, (SELECT count(*) FROM departed_guilds) AS departed`.execute(
      database.db,
    );
    return rows[0];
  };
  return { stores, log, counts, database };
}

const everywhere = (...guildIds: readonly string[]): GuildMembership => ({
  guilds: new Set(guildIds),
  shards: WHOLE_SHARE,
});

const BOTH = { schedules: 2, slots: 2, deliveries: 2, given: 2, posts: 2, papers: 2, saves: 2, departed: 0 };
const ONE = { schedules: 1, slots: 1, deliveries: 1, given: 1, posts: 1, papers: 1, saves: 2, departed: 0 };

describe('a server that removed the bot', () => {
  it('is kept for 30 days, and then deleted but for what people saved', async () => {
    const { stores, log, counts } = await openTwoServers();
    await leaveGuild(GONE, stores, { now: NOW, log });
    expect((await stores.schedules.inGuild(GONE)).map(each => each.pausedReason)).toEqual([
      expect.any(String),
    ]);
    expect(DEPARTED_GUILD_TTL_MS).toBe(30 * DAY_MS);
    expect(await stores.departedGuilds.oldestCreatedAt()).toBe(NOW);
    expect(await stores.departedGuilds.deleteCreatedBefore(NOW)).toBe(0);
    expect(await counts()).toEqual({ ...BOTH, departed: 1 });
    expect(await stores.departedGuilds.deleteCreatedBefore(NOW + 1)).toBe(1);
    expect(await counts()).toEqual(ONE);
    expect(await stores.schedules.inGuild(HERE)).toHaveLength(1);
  });

  it('is deleted in small steps, also with many posts', async () => {
    const { stores, log, counts } = await openTwoServers({ posts: 450 });
    await leaveGuild(GONE, stores, { now: NOW, log });
    await stores.departedGuilds.deleteCreatedBefore(NOW + 1);
    expect(await counts()).toEqual({ ...ONE, posts: 450, papers: 450 });
  });

  it.each([
    ['the thread under a post', 'thread', 'thread', '200000000000000000', '900', false],
    ['a notice to its owner', 'notice', 'dm', '3', '901', false],
    ['a post of a schedule that was deleted before', 'schedule', 'channel', '200000000000000000', null, true],
  ])('is deleted with %s', async (_, origin, target, targetId, channelId, isOfDeleted) => {
    const { stores, log, counts, database } = await openTwoServers();
    // The first delivery, and the first schedule, are of the server that is gone.
    await sql`
      INSERT INTO deliveries (key, origin_kind, origin_id, target_kind, target_id, channel_id, body, nonce, paper_ids,
        slot_due_at, expires_at, created_at, state, attempts, due_at)
      VALUES ('other', ${origin}, ${isOfDeleted ? '7' : '1'}, ${target}, ${targetId}, ${channelId ?? targetId}, '{}', 'n',
        '[]', 0, 0, 0, 'sent', 1, 0)`.execute(database.db);
    await leaveGuild(GONE, stores, { now: NOW, log });
    await stores.departedGuilds.deleteCreatedBefore(NOW + 1);
    expect(await counts()).toEqual(ONE);
  });

  it('is deleted with deliveries to a channel that nothing else names, and the papers that it was given', async () => {
    const { stores, log, counts, database } = await openTwoServers();
    for (const [at, guild] of [GONE, HERE].entries()) {
      const channel = `30000000000000000${at}`;
      const { id } = await stores.deliveries.add({
        key: `alert ${at}`,
        origin: { kind: 'notice', id: '77' },
        target: { kind: 'channel', id: channel },
        guildId: guild,
        body: {},
        nonce: `alert ${at}`,
        paperIds: [1],
        format: null,
        listName: null,
        slotDueAt: NOW,
        expiresAt: NOW + 1,
        createdAt: NOW,
      });
      await sql`UPDATE deliveries SET channel_id = ${channel} WHERE id = ${id}`.execute(database.db);
      await stores.channelHistory.reserve(channel, [1], id, NOW);
    }
    await leaveGuild(GONE, stores, { now: NOW, log });
    await stores.departedGuilds.deleteCreatedBefore(NOW + 1);
    expect(await counts()).toEqual({ ...ONE, deliveries: 2, given: 2 });
    const { rows } = await sql`SELECT DISTINCT channel_id FROM channel_papers ORDER BY 1`.execute(
      database.db,
    );
    expect(rows).toEqual([{ channel_id: '200000000000000001' }, { channel_id: '300000000000000001' }]);
  });

  it('is deleted without reading what other servers have', async () => {
    const { stores, log, database } = await openTwoServers();
    await leaveGuild(GONE, stores, { now: NOW, log });
    const plans = recordPlans(database.db);
    expect(await createDepartedGuildStore(plans.db).deleteCreatedBefore(NOW + 1)).toBe(1);
    const steps = await plans.steps();
    expect(steps.some(step => step.includes('deliveries_by_origin'))).toBe(true);
    expect(steps.some(step => step.includes('deliveries_by_guild'))).toBe(true);
    expect(
      steps.filter(step => /^SCAN (?:deliveries|posted_messages|channel_papers|slots)/.test(step)),
    ).toEqual([]);
  });

  it('is deleted with the watches in its channels, and what they found', async () => {
    const { stores, log, counts } = await openTwoServers();
    const watchIn = (guildId: string, channelId: string) =>
      stores.watches.add(
        {
          words: 'glacier',
          author: null,
          organization: null,
          category: null,
          minVotes: null,
          deliver: 'daily',
          where: { kind: 'channel', guildId, channelId },
          timezone: null,
        },
        { by: '3', at: NOW },
      );
    // A channel that no schedule and no message names.
    await watchIn(GONE, '200000000000000009');
    await watchIn(HERE, '200000000000000008');
    const find = { paperId: 1, watchIds: [1], foundAt: NOW, dueAt: NOW };
    await stores.watchFinds.addAll(1, [
      { ...find, recipient: { kind: 'channel', channelId: '200000000000000009' } },
      { ...find, recipient: { kind: 'channel', channelId: '200000000000000008' } },
      { ...find, recipient: { kind: 'dm', userId: '3' } },
    ]);
    await leaveGuild(GONE, stores, { now: NOW, log });
    await stores.departedGuilds.deleteCreatedBefore(NOW + 1);
    expect(await counts()).toEqual(ONE);
    expect((await stores.watches.list('3')).map(({ where }) => where)).toMatchObject([{ guildId: HERE }]);
    const due = await stores.watchFinds.dueRecipients(NOW, { limit: 9 });
    expect(due.map(({ recipient }) => recipient)).toEqual([
      { kind: 'channel', channelId: '200000000000000008' },
      { kind: 'dm', userId: '3' },
    ]);
  });

  it('keeps everything if it invites the bot again', async () => {
    const { stores, log, counts } = await openTwoServers();
    await leaveGuild(GONE, stores, { now: NOW, log });
    await stores.departedGuilds.forget([GONE]);
    expect(await stores.departedGuilds.deleteCreatedBefore(NOW + 365 * DAY_MS)).toBe(0);
    expect(await counts()).toEqual(BOTH);
  });

  it('is noticed at a start if it removed or invited the bot while that was down', async () => {
    const { stores, log, counts } = await openTwoServers();
    await recordMembership(everywhere(HERE), stores, { now: NOW, log });
    const departures = () => log.events.filter(({ event }) => event === 'guild_departed');
    expect(departures()).toMatchObject([{ fields: { guild: GONE } }]);
    expect((await stores.schedules.inGuild(GONE))[0]?.pausedReason).toEqual(expect.any(String));
    expect((await stores.schedules.inGuild(HERE))[0]?.pausedReason).toBeNull();
    expect(await counts()).toEqual({ ...BOTH, departed: 1 });
    // Its time counts from the first such start.
    await recordMembership(everywhere(HERE), stores, { now: NOW + DAY_MS, log });
    expect(await stores.departedGuilds.oldestCreatedAt()).toBe(NOW);
    expect(departures()).toHaveLength(1);
    await recordMembership(everywhere(GONE, HERE), stores, { now: NOW + DAY_MS, log });
    expect(await counts()).toEqual(BOTH);
  });

  it('is not missed by a process that serves other shards', async () => {
    const { stores, log, counts } = await openTwoServers();
    // The shard of both servers is the first of two.
    await recordMembership({ guilds: new Set(), shards: { count: 2, ids: [1] } }, stores, { now: NOW, log });
    expect(await counts()).toEqual(BOTH);
    await recordMembership({ guilds: new Set(), shards: { count: 2, ids: [0] } }, stores, { now: NOW, log });
    expect(await counts()).toEqual({ ...BOTH, departed: 2 });
  });

  it('is all that a table with servers has', async () => {
    const { database } = await openTwoServers();
    const { rows } = await sql<{ readonly name: string }>`
      SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
      WHERE m.type = 'table' AND c.name = 'guild_id' ORDER BY 1`.execute(database.db);
    // A new one must be deleted by `store/delete-guild.ts`.
    expect(rows.map(row => row.name)).toEqual([
      'club_rounds',
      'clubs',
      'deliveries',
      'departed_guilds',
      'discussions',
      'draft_slots',
      'library_imports',
      'posted_messages',
      'save_origins',
      'schedules',
      'seen_replies',
      'server_settings',
      'server_submissions',
      'vote_origins',
      'wall_entries',
      'watches',
    ]);
  });
});
