import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperId } from '../../src/core/paper/paper.ts';
import type { Stores } from '../../src/core/stores.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import {
  evenWindow,
  serverScore,
  trendingWindow,
  type TrendingWindow,
} from '../../src/core/vote/trending-score.ts';
import { openTestDatabase } from '../support/database.ts';

const NOW = 100 * DAY_MS;
const GUILDS = ['garden', 'meadow'];
const USERS = ['ada', 'ben', 'cem'];
const PAPERS = 4;

/** A vote, or a save: by a reaction on a post in the server, or there by a button. */
interface Action {
  readonly act: 'vote' | 'save';
  readonly by: 'reaction' | 'button';
  readonly guild: string;
  readonly user: string;
  readonly paper: number;
  readonly at: number;
}

interface Talk {
  readonly guild: string;
  readonly paper: number;
  readonly messages: number;
  readonly at: number;
}

const instant = fc.integer({ min: NOW - 40 * DAY_MS, max: NOW + DAY_MS });
const place = { guild: fc.constantFrom(...GUILDS), paper: fc.nat(PAPERS - 1) };
const action: fc.Arbitrary<Action> = fc.record({
  act: fc.constantFrom('vote', 'save'),
  by: fc.constantFrom('reaction', 'button'),
  ...place,
  user: fc.constantFrom(...USERS),
  at: instant,
});
const talk: fc.Arbitrary<Talk> = fc.record({
  ...place,
  messages: fc.integer({ min: 1, max: 50 }),
  at: instant,
});
const aWindow = fc.oneof(
  fc
    .constantFrom('day' as const, 'week' as const, 'month' as const)
    .map(period => trendingWindow(period, NOW)),
  fc.constant(evenWindow(NOW - 7 * DAY_MS, NOW)),
);

async function openWithPapers() {
  const { stores } = await openTestDatabase();
  const ids: PaperId[] = [];
  for (let number = 0; number < PAPERS; number += 1)
    ids.push((await stores.papers.insert(emptyPaper(`Ferns ${number}`))).id);
  return { stores, ids };
}

async function addPosts(guilds: readonly string[], ids: readonly PaperId[], stores: Stores) {
  for (const guild of guilds)
    await stores.posted.remember({
      messageId: `post-${guild}`,
      channelId: `channel-${guild}`,
      guildId: guild,
      kind: 'digest',
      paperIds: ids,
      postedAt: NOW - 50 * DAY_MS,
    });
}

/** Stores an action; of several of the same person, on the same post, the first that is stored stays. */
async function store({ act, by, guild, user, paper, at }: Action, ids: readonly PaperId[], stores: Stores) {
  const paperIds = [ids[paper] ?? 0];
  const messageId = `post-${guild}`;
  const reaction = { kind: 'reaction', messageId, emoji: act } as const;
  if (act === 'vote') {
    const origin = by === 'reaction' ? reaction : ({ kind: 'explicit' } as const);
    return stores.votes.vote({ guildId: guild, userId: user, paperIds, origin }, at);
  }
  const origin = by === 'reaction' ? reaction : ({ kind: 'explicit', guildId: guild } as const);
  return stores.library.save(user, paperIds, origin, at);
}

/** Returns each paper's score by the pure formula, highest first. */
function expectedScores(
  { actions, talks }: { readonly actions: readonly Action[]; readonly talks: readonly Talk[] },
  guild: string,
  window: TrendingWindow,
) {
  return Array.from({ length: PAPERS }, (_, paper) => {
    const here = actions.filter(each => each.guild === guild && each.paper === paper);
    const firstOf = (act: Action['act']) =>
      [...new Set(here.map(each => each.user))].flatMap(user => {
        const instants = here
          .filter(each => each.act === act && each.user === user)
          .map(each => each.at)
          .filter(at => at >= window.since && at <= window.now);
        return instants.length === 0 ? [] : [Math.min(...instants)];
      });
    const discussed = talks.find(each => each.guild === guild && each.paper === paper);
    const score = serverScore(
      {
        votedAt: firstOf('vote'),
        savedAt: firstOf('save'),
        messages: discussed?.messages ?? 0,
        lastMessageAt: discussed?.at ?? null,
      },
      window,
    );
    return { paper, score };
  })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.paper - b.paper);
}

describe('ServerTrends', () => {
  it('ranks papers as the pure formula does', async () => {
    const { stores, ids } = await openWithPapers();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(action, {
          maxLength: 25,
          // A button saves a paper once, in the first server.
          selector: ({ act, by, guild, user, paper }) =>
            [act, by, user, paper, act === 'save' && by === 'button' ? '' : guild].join(' '),
        }),
        fc.uniqueArray(talk, { maxLength: 4, selector: ({ guild, paper }) => `${guild} ${paper}` }),
        aWindow,
        async (drawnActions, drawnTalks, window) => {
          // Each run has servers and members of its own.
          run += 1;
          const own = (name: string) => `${name}-${run}`;
          const actions = drawnActions.map(each => ({
            ...each,
            guild: own(each.guild),
            user: own(each.user),
          }));
          const talks = drawnTalks.map(each => ({ ...each, guild: own(each.guild) }));
          await addPosts(GUILDS.map(own), ids, stores);
          for (const each of actions) await store(each, ids, stores);
          for (const { guild, paper, messages, at } of talks) {
            const key = { guildId: guild, paperId: ids[paper] ?? 0 };
            await stores.discussions.add({
              ...key,
              channelId: `channel-${guild}`,
              isForumPost: false,
              openedBy: null,
              openedAt: NOW - 50 * DAY_MS,
            });
            const threadId = `thread-${guild}-${paper}`;
            await stores.discussions.setThread(key, threadId);
            await stores.discussions.addMessages([{ threadId, count: messages, lastAt: at }]);
          }
          for (const guild of GUILDS.map(own)) {
            const expected = expectedScores({ actions, talks }, guild, window);
            const found = await stores.serverTrends.top(guild, window, 100);
            expect(found.map(({ id, score }) => [ids.indexOf(id), score.toFixed(9)])).toEqual(
              expected.map(({ paper, score }) => [paper, score.toFixed(9)]),
            );
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('returns at most as many papers as wanted, and counts the members who voted or saved lately', async () => {
    const { stores, ids } = await openWithPapers();
    await addPosts(GUILDS, ids, stores);
    const here = { guild: 'garden', by: 'reaction' } as const;
    await store({ ...here, act: 'vote', user: 'ada', paper: 0, at: NOW - 2 * DAY_MS }, ids, stores);
    await store({ ...here, act: 'save', user: 'ada', paper: 1, at: NOW - DAY_MS }, ids, stores);
    await store({ ...here, act: 'save', user: 'ben', paper: 1, at: NOW - DAY_MS }, ids, stores);
    await store({ ...here, act: 'vote', user: 'cem', paper: 2, at: NOW - 20 * DAY_MS }, ids, stores);
    const { serverTrends } = stores;
    const top = await serverTrends.top('garden', trendingWindow('week', NOW), 1);
    expect(top.map(({ id }) => id)).toEqual([ids[1]]);
    expect(await serverTrends.activeMembers('garden', NOW - 7 * DAY_MS)).toBe(2);
    expect(await serverTrends.activeMembers('garden', NOW - 30 * DAY_MS)).toBe(3);
    expect(await serverTrends.activeMembers('meadow', 0)).toBe(0);
  });
});
