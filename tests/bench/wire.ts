import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MessageFlags } from 'discord-api-types/v10';
import { startStandIn, type StandIn } from '../../src/playground/stand-in.ts';
import type { Message } from '../../src/playground/world/message.ts';
import { startBot } from '../support/program.ts';
import { ms, quantile } from './quantiles.ts';
import { queryFrom, starterPapers } from './starter.ts';

const ROUNDS = 2_000;

/**
 * A command's way over the wire and back, beside bare discord.js bots that answer a constant: one short line, and the
 * very message that Paperboy answers. Both from a cold start.
 */
export async function benchWire(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const paperboy = async (standIn: StandIn) => {
    const bot = await startBot(standIn, folder);
    return () => bot.stop();
  };
  const empty = await measure(paperboy);
  const filled = await measure(paperboy);
  rmSync(folder, { recursive: true });
  const ephemeral = MessageFlags.Ephemeral;
  const short = await measure(bareBot({ content: 'A constant.', flags: ephemeral }));
  const same = await measure(
    bareBot({ components: filled.answer.components, flags: ephemeral | MessageFlags.IsComponentsV2 }),
  );

  line('paperboy, empty database: fills it  ', empty);
  line('paperboy, database of the last start', filled);
  line('bare discord.js, one constant line  ', short);
  line('bare discord.js, the same message   ', same);
  const ratio = (other: Measured) =>
    (quantile(filled.lookups, 0.5) / quantile(other.lookups, 0.5)).toFixed(2);
  console.log(`/search over the wire, p50, paperboy : bare, one line = ${ratio(short)}`);
  console.log(`/search over the wire, p50, paperboy : bare, same message = ${ratio(same)}`);
}

function bareBot(answer: object) {
  return async (standIn: StandIn) => {
    const path = join(process.cwd(), 'tests/bench/bare-bot.mjs');
    const child = fork(path, [standIn.token, standIn.apiUrl, JSON.stringify(answer)], { silent: true });
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

async function measure(start: (standIn: StandIn) => Promise<() => Promise<unknown>>): Promise<Measured> {
  const standIn = await startStandIn({ now: () => Date.now() });
  const began = performance.now();
  const stop = await start(standIn);
  let answer = await lookUp(standIn, 'mamba');
  const first = performance.now() - began;
  const lookups: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const query = queryFrom(starterPapers[round % starterPapers.length]?.title ?? '');
    const sent = performance.now();
    answer = await lookUp(standIn, query);
    lookups.push(performance.now() - sent);
  }
  await stop();
  await standIn.stop();
  return { first, lookups: lookups.slice(ROUNDS / 2), answer };
}

async function lookUp(standIn: StandIn, query: string): Promise<Message> {
  const outcome = await standIn.actor.slash('Ben', '#papers', 'search', { query });
  if (outcome.failed !== null) throw new Error(`/search ${query}: ${outcome.failed}`);
  return outcome.message();
}
