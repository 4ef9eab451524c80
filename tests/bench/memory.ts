import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startEmulator, type Emulator } from '../../src/discord-emulator/emulator.ts';
import { usageOf, USAGE_SETTINGS } from '../support/process-usage.ts';

/** The most servers of a shard, the one of the emulator's seed among them. */
const SERVERS = 2_500;
const CHANNELS = 30;
const ROLES = 20;
const EMOJI = 30;

const MAX_GROWTH_MB = 120;

const client = new URL('memory-client.js', import.meta.url);

/**
 * Measures the memory that servers take in a process: of the bot's client, beside a bare client of discord.js with its
 * default caches.
 */
export async function benchMemory(): Promise<void> {
  const emulator = await startEmulator({ now: Date.now, rateLimits: 'off' });
  addServers(emulator);
  const servers = `${SERVERS} servers, each with ${CHANNELS} channels and ${ROLES} roles`;
  const paperboy = await measure('paperboy', emulator);
  const bare = await measure('bare', emulator);
  await emulator.stop();
  for (const [name, { before, after, heap }] of Object.entries({
    'paperboy, its client': paperboy,
    'bare discord.js': bare,
  }))
    console.log(
      `${servers}, ${name}: ${mb(after)} resident, ${mb(after - before)} more than without, ${(heap / 1e3 / SERVERS).toFixed(0)} kB of heap a server`,
    );
  const ratio = (what: (measured: Memory) => number) => (what(paperboy) / what(bare)).toFixed(2);
  console.log(
    `paperboy / bare: ${ratio(each => each.heap)} of the heap, ${ratio(each => each.after - each.before)} of the resident memory (${mb(paperboy.after - paperboy.before)}, at most ${MAX_GROWTH_MB} MB)`,
  );
}

/** Bytes: resident without and with the servers, and how much more the heap holds with them. */
interface Memory {
  readonly before: number;
  readonly after: number;
  readonly heap: number;
}

async function measure(kind: string, { token, apiUrl }: Emulator): Promise<Memory> {
  const child = fork(client, [kind, token, apiUrl], {
    env: { PATH: process.env['PATH'], ...USAGE_SETTINGS },
  });
  await once(child, 'message');
  const before = await usageOf({ process: child }, 'resident');
  const emptyHeap = await usageOf({ process: child }, 'heap');
  const connected = once(child, 'message');
  child.send('connect');
  await connected;
  const heap = (await usageOf({ process: child }, 'heap')) - emptyHeap;
  const after = await usageOf({ process: child }, 'resident');
  child.kill();
  await once(child, 'exit');
  return { before, after, heap };
}

function addServers({ world }: Emulator): void {
  const everyRole = 1_071_698_660_929n;
  for (let server = 1; server < SERVERS; server += 1) {
    const { id } = world.addGuild({ name: `Server number ${server}` });
    const roles = Array.from({ length: ROLES - 1 }, (_, at) =>
      world.addRole(id, { name: `role ${at}`, permissions: everyRole }),
    );
    for (let at = 0; at < CHANNELS; at += 1)
      world.addChannel(id, {
        name: `channel-${at}`,
        topic: `What is discussed in channel ${at} of this server`,
        overwrites: at % 3 === 0 ? [id, roles[at % roles.length]?.id ?? id].map(overwriteOf) : [],
      });
    for (let at = 0; at < EMOJI; at += 1) world.addEmoji(id, `emoji_${at}`);
  }
}

function overwriteOf(id: string) {
  return { id, type: 0, allow: '1024', deny: '0' } as const;
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
