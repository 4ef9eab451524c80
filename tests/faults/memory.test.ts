import { expect, it, vi } from 'vitest';
import { createRandom } from '../bench/search/generator/random.ts';
import { startBot } from '../support/cli-process.ts';
import { printCounts } from '../support/fault-counts.ts';
import { interactionOf, memberOf, openLeanDiscord, type LeanDiscord } from '../support/lean-discord.ts';
import { usageOf, USAGE_SETTINGS } from '../support/process-usage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SERVERS = 2_500;
const PEOPLE = 20_000;
const REACTIONS = 86_400;
const STEPS = 100;
/** Calls in each step, from other people each. */
const CALLS = 10;
const MAX_GROWTH = 1.1;
const EMOJI = ['🔖', '1️⃣', '👍', '❤️', '😂'] as const;

const random = createRandom(13);

/** Sends a reaction of one of the people on another message each. */
function react(discord: LeanDiscord, at: number): void {
  const { guildId, channelId } = random.pick(discord.servers);
  const id = String(7n * 10n ** 17n + BigInt(random.below(PEOPLE)));
  discord.send('MESSAGE_REACTION_ADD', {
    guild_id: guildId,
    channel_id: channelId,
    message_id: String(5n * 10n ** 17n + BigInt(at)),
    user_id: id,
    emoji: { id: null, name: random.pick(EMOJI) },
    member: memberOf(id),
    type: 0,
    burst: false,
  });
}

it(
  'a day of 2,500 servers with a reaction a second leaves the heap as it was, and no token in the logs',
  { timeout: 600_000 },
  async () => {
    const discord = await openLeanDiscord({ serverCount: SERVERS });
    let answers = 0;
    discord.onCallback(() => (answers += 1));
    const program = await startBot(discord, tempFolder(), {
      LOG_LEVEL: 'debug',
      ...USAGE_SETTINGS,
    });
    await vi.waitUntil(() => discord.isRegistered, { timeout: 60_000 });

    const heaps: number[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      for (let at = 0; at < REACTIONS / STEPS; at += 1) react(discord, (step * REACTIONS) / STEPS + at);
      for (let at = 0; at < CALLS; at += 1) {
        const id = String(8n * 10n ** 17n + BigInt(step * CALLS + at));
        const search = { name: 'search', options: { query: 'graph' } };
        discord.send(
          'INTERACTION_CREATE',
          interactionOf({ ...search, id, server: random.pick(discord.servers) }),
        );
      }
      // The answers come after the reactions were read.
      await vi.waitUntil(() => answers === (step + 1) * CALLS, { timeout: 20_000 });
      if ((step + 1) % (STEPS / 10) === 0) heaps.push((await usageOf(program, 'heap')) / 1e6);
    }
    printCounts(22, {
      servers: SERVERS,
      reactions: REACTIONS,
      answers,
      'heap MB after each tenth of the day': heaps.map(each => each.toFixed(1)).join(' '),
    });
    expect((heaps.at(-1) ?? Infinity) / (heaps[0] ?? 0)).toBeLessThan(MAX_GROWTH);

    const { stdout, stderr } = await program.stop();
    expect(stderr).toContain('interaction_answered');
    expect(stdout + stderr).not.toContain('canary-token');
  },
);
