import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MessageFlags } from 'discord-api-types/v10';
import { startEmulator, type Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { newcomer } from '../support/users.ts';
import { startBot } from '../support/cli-process.ts';
import { ms, quantile } from './quantiles.ts';
import { queryFrom, starterPapers } from './starter.ts';

const ROUNDS = 2_000;

/** How a command is called: its name, and its options in each round. */
interface Lookup {
  readonly command: string;
  readonly options: (round: number) => Record<string, string>;
}

const SEARCH: Lookup = { command: 'search', options: round => ({ query: queryFrom(paperOf(round).title) }) };
const PAPER: Lookup = { command: 'paper', options: round => ({ paper: paperOf(round).arxivId }) };

/**
 * Commands' way over the wire and back, beside bare discord.js bots that answer a constant: one short line, and the
 * very message that Paperboy answers. All from a cold start.
 */
export async function benchWire(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const paperboy = async (emulator: Emulator) => {
    const bot = await startBot(emulator, folder);
    return () => bot.stop();
  };
  const empty = await measure(paperboy, SEARCH);
  line('paperboy, empty database, /search', empty);
  const short = await measure(bareBot({ content: 'A constant.', flags: MessageFlags.Ephemeral }), SEARCH);
  line('bare discord.js, a constant line ', short);
  for (const lookup of [PAPER, SEARCH]) {
    const ours = await measure(paperboy, lookup);
    const flags = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
    const same = await measure(bareBot({ components: ours.answer.components, flags }), lookup);
    line(`paperboy, /${lookup.command}`.padEnd(33), ours);
    line('bare discord.js, the same message', same);
    console.log(
      `/${lookup.command} over the wire, p50, paperboy : bare = ${ratio(ours, short)} (a constant line), ${ratio(ours, same)} (the same message)`,
    );
  }
  rmSync(folder, { recursive: true });
}

function ratio(ours: Measured, other: Measured): string {
  return (quantile(ours.lookups, 0.5) / quantile(other.lookups, 0.5)).toFixed(2);
}

function paperOf(round: number) {
  const paper = starterPapers[round % starterPapers.length];
  if (!paper) throw new Error('the starter corpus is empty');
  return paper;
}

function bareBot(answer: object) {
  return async (emulator: Emulator) => {
    const path = join(process.cwd(), 'tests/bench/bare-bot.mjs');
    const child = fork(path, [emulator.token, emulator.apiUrl, JSON.stringify(answer)], { silent: true });
    if (child.stderr) await once(child.stderr, 'data');
    return async () => {
      child.kill();
      await once(child, 'close');
    };
  };
}

function line(name: string, { first, lookups }: Measured): void {
  console.log(
    `${name}: first answer ${ms(first)}; then p50 ${ms(quantile(lookups, 0.5))}, p99 ${ms(quantile(lookups, 0.99))}`,
  );
}

interface Measured {
  /** From the start of the process to its first answer, ms. */
  readonly first: number;
  /** One after the other, ms. */
  readonly lookups: readonly number[];
  /** The message answered last. */
  readonly answer: Message;
}

async function measure(
  start: (emulator: Emulator) => Promise<() => Promise<unknown>>,
  lookup: Lookup,
): Promise<Measured> {
  const emulator = await startEmulator({ now: () => Date.now() });
  // Commands have a cooldown for each person.
  const readers = Array.from({ length: ROUNDS }, () => newcomer(emulator));
  const began = performance.now();
  const stop = await start(emulator);
  let answer = await ask(emulator, readers, lookup, 0);
  const first = performance.now() - began;
  const lookups: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sent = performance.now();
    answer = await ask(emulator, readers, lookup, round);
    lookups.push(performance.now() - sent);
  }
  await stop();
  await emulator.stop();
  // The first half warms both up.
  return { first, lookups: lookups.slice(ROUNDS / 2), answer };
}

async function ask(
  emulator: Emulator,
  readers: readonly string[],
  { command, options }: Lookup,
  round: number,
): Promise<Message> {
  const outcome = await emulator.userActions.slash(readers[round] ?? '', '#papers', command, options(round));
  if (outcome.failed !== null) throw new Error(`/${command}: ${outcome.failed}`);
  return outcome.message();
}
