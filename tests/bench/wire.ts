import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { MessageFlags } from 'discord-api-types/v10';
import { startEmulator, type Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { addMember } from '../support/users.ts';
import { startBot } from '../support/cli-process.ts';
import { ms, quantile } from './quantiles.ts';
import { queryFrom, starterPapers } from './starter.ts';

/** Calls of each bot before the measured ones, so that its code is compiled. */
const WARM_UP_ROUNDS = 1_000;
const ROUNDS = 1_000;

/** Pause between two calls, so that none measures the work that another does after its answer. */
const PAUSE_MS = 3;

/** The options of Node that `npm start` has. */
const NODE_OPTIONS = '--enable-source-maps --max-semi-space-size=4';

/** How a command is called: its name, and its options in each round. */
interface Lookup {
  readonly command: string;
  readonly options: (round: number) => Record<string, string>;
}

const SEARCH: Lookup = { command: 'search', options: round => ({ query: queryFrom(paperOf(round).title) }) };
const PAPER: Lookup = { command: 'paper', options: round => ({ paper: paperOf(round).arxivId }) };

/**
 * Measures commands over the wire and back, beside bare discord.js bots that answer a constant: a message of the same
 * size as Paperboy's, and one short line. The bots take turns, so that other load on the machine hits all of them.
 */
export async function benchWire(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const paperboy = async (emulator: Emulator) => {
    const program = await startBot(emulator, folder, { NODE_OPTIONS });
    return () => program.stop();
  };
  const empty = await openBot('paperboy, empty database', paperboy);
  await empty.stop();
  for (const lookup of [SEARCH, PAPER]) await compare(lookup, paperboy);
  rmSync(folder, { recursive: true });
}

async function compare(lookup: Lookup, paperboy: StartBot): Promise<void> {
  const ours = await openBot('paperboy', paperboy);
  const answers: Message[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) answers.push(await ours.call(lookup, round));
  const { components } = medianBySize(answers);
  const flags = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
  const same = await openBot('bare discord.js, same size', bareBot({ components, flags }));
  const short = await openBot(
    'bare discord.js, one line',
    bareBot({ content: 'A constant.', flags: MessageFlags.Ephemeral }),
  );
  for (const bare of [same, short])
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await bare.call(lookup, round);

  const bots = [ours, same, short];
  const times = new Map<Bot, number[]>(bots.map(bot => [bot, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each bot is first, second and last equally often.
    for (let turn = 0; turn < bots.length; turn += 1) {
      const bot = bots[(round + turn) % bots.length] ?? ours;
      const startedAt = performance.now();
      await bot.call(lookup, WARM_UP_ROUNDS + round);
      times.get(bot)?.push(performance.now() - startedAt);
      await wait(PAUSE_MS);
    }
  }
  for (const bot of bots) await bot.stop();

  const p50 = (bot: Bot) => quantile(times.get(bot) ?? [], 0.5);
  for (const bot of bots) {
    const p99 = quantile(times.get(bot) ?? [], 0.99);
    console.log(`/${lookup.command} over the wire, ${bot.name}: p50 ${ms(p50(bot))}, p99 ${ms(p99)}`);
  }
  const size = JSON.stringify(components).length;
  console.log(
    `/${lookup.command} over the wire, p50, paperboy : bare = ${ratio(p50(ours), p50(same))} (same size, ${size} characters), ${ratio(p50(ours), p50(short))} (one line)`,
  );
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function medianBySize(answers: readonly Message[]): Message {
  const sorted = answers
    .map(answer => ({ answer, size: JSON.stringify(answer.components).length }))
    .toSorted((a, b) => a.size - b.size);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new Error('no answers');
  return median.answer;
}

function paperOf(round: number) {
  const paper = starterPapers[round % starterPapers.length];
  if (!paper) throw new Error('the starter corpus is empty');
  return paper;
}

/** Starts a bot process; the returned function stops it. */
type StartBot = (emulator: Emulator) => Promise<() => Promise<unknown>>;

/** Starts a bot that answers every command with the same message. */
function bareBot(answer: object): StartBot {
  return async emulator => {
    const path = join(process.cwd(), 'tests/bench/bare-bot.mjs');
    const child = fork(path, [emulator.token, emulator.apiUrl, JSON.stringify(answer)], { silent: true });
    if (child.stderr) await once(child.stderr, 'data');
    return async () => {
      child.kill();
      await once(child, 'close');
    };
  };
}

interface Bot {
  readonly name: string;
  /** Calls a command and returns the answer. Each round is another user's, since a cooldown limits each of them. */
  call(lookup: Lookup, round: number): Promise<Message>;
  stop(): Promise<void>;
}

/** Starts a bot against an emulator of its own, and prints how long its start took until its first answer. */
async function openBot(name: string, start: StartBot): Promise<Bot> {
  const emulator = await startEmulator({ now: () => Date.now() });
  const users = Array.from({ length: WARM_UP_ROUNDS + ROUNDS }, () => addMember(emulator));
  const starter = addMember(emulator);

  async function call(user: string, { command, options }: Lookup, round: number): Promise<Message> {
    const outcome = await emulator.userActions.slash(user, '#papers', command, options(round));
    if (outcome.failed !== null) throw new Error(`/${command}: ${outcome.failed}`);
    return outcome.message();
  }

  const startedAt = performance.now();
  const stop = await start(emulator);
  await call(starter, SEARCH, 0);
  console.log(`${name}: first answer ${ms(performance.now() - startedAt)} after the start of the process`);
  return {
    name,
    call: (lookup, round) => call(users[round] ?? starter, lookup, round),
    async stop() {
      await stop();
      await emulator.stop();
    },
  };
}
