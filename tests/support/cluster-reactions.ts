import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { createRandom } from '../bench/search/generator/random.ts';
import type { Cluster } from './bot-cluster.ts';

const BOOKMARK = '🔖';

/** Time between two groups of reactions, ms. */
const STEP_MS = 50;

/** How long saves may take to follow reactions, and how often they are compared, ms. */
const EQUAL_TIMEOUT_MS = 300 * SECOND_MS;
const EQUAL_POLL_MS = 500;

/** Posts of one paper each in the servers of a cluster, and users who react to them at random, the same in each run. */
export interface ClusterReactions {
  /** Adds or removes so many reactions a second until the time, ms, is over or the signal is aborted. Resolves with their number. */
  change(perSecond: number, ms: number, signal?: AbortSignal): Promise<number>;
  /** Resolves when the saves of the users are those that Discord shows as reactions. Fails after five minutes. */
  untilEqual(): Promise<void>;
}

/** Creates the posts, recorded as the bots', and the users. */
export async function createClusterReactions(
  { emulator, servers, stores }: Cluster,
  { postsPerServer, userCount }: { readonly postsPerServer: number; readonly userCount: number },
): Promise<ClusterReactions> {
  const { world, userActions } = emulator;
  const posts: { readonly messageId: string; readonly paperId: number }[] = [];
  const users = Array.from({ length: userCount }, (_, at) => world.addUser({ username: `reader.${at}` }).id);
  for (const { guildId } of servers) {
    for (const user of users) world.addMember(guildId, user);
    const channel = world.addChannel(guildId, { name: 'reactions' });
    for (let at = 0; at < postsPerServer; at += 1) {
      const draft = readMessageDraft({ content: 'A post' }, 0);
      const { id: messageId } = world.messages.create({ channel, author: world.bot, draft, files: [] });
      // Papers have the ids from 1.
      const paperId = posts.length + 1;
      const where = { channelId: channel.id, guildId };
      await stores.posted.remember({
        messageId,
        ...where,
        kind: 'card',
        paperIds: [paperId],
        postedAt: world.now(),
      });
      posts.push({ messageId, paperId });
    }
  }
  const random = createRandom(13);
  const shown = new Map(users.map(user => [user, new Map<string, number>()] as const));

  function changeOne(): void {
    const user = random.pick(users);
    const { messageId, paperId } = random.pick(posts);
    const own = shown.get(user);
    if (own?.delete(messageId)) userActions.unreact(user, messageId, BOOKMARK);
    else {
      own?.set(messageId, paperId);
      userActions.react(user, messageId, BOOKMARK);
    }
  }

  /** Returns how many saves of the users differ from the reactions that Discord shows. */
  async function differences(): Promise<number> {
    let count = 0;
    for (const [user, messages] of shown) {
      const expected = new Set(messages.values());
      const saved = await stores.library.list(user, { offset: 0, limit: 10_000 });
      const found = new Set(saved.map(({ paperId }) => paperId));
      count += [...expected].filter(id => !found.has(id)).length;
      count += [...found].filter(id => !expected.has(id)).length;
    }
    return count;
  }

  return {
    async change(perSecond, ms, signal) {
      const startedAt = performance.now();
      let count = 0;
      for (let passed = 0; passed < ms; passed = performance.now() - startedAt) {
        if (signal?.aborted) break;
        for (; count < (passed * perSecond) / SECOND_MS; count += 1) changeOne();
        await sleep(STEP_MS);
      }
      return count;
    },
    async untilEqual() {
      await expect.poll(differences, { timeout: EQUAL_TIMEOUT_MS, interval: EQUAL_POLL_MS }).toBe(0);
    },
  };
}
