import { fork } from 'node:child_process';
import { once } from 'node:events';
import { MessageFlags } from 'discord-api-types/v10';
import { expect, it, onTestFinished, vi } from 'vitest';
import { quantile } from '../bench/quantiles.ts';
import { startBot } from '../support/cli-process.ts';
import { answeredBetween, runLoad, type LoadedCall } from '../support/interaction-load.ts';
import { interactionOf, openLeanDiscord, type LeanCall, type LeanDiscord } from '../support/lean-discord.ts';
import { usageOf, USAGE_SETTINGS } from '../support/process-usage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PER_SECOND = 500;
const MODERATE_PER_SECOND = 20;
const SECONDS = 10;

/** Discord's deadline of the first response. */
const DEADLINE_MS = 3_000;

/** Short, so that a late heartbeat shows. */
const HEARTBEAT_MS = 1_000;

type Kind = Omit<LeanCall, 'id' | 'server'>;

const HELP: Kind = { name: 'help' };
const SEARCH: Kind = { name: 'search', options: { query: 'language models' } };
const PAPER: Kind = { name: 'paper', options: { paper: '#1' } };
const COMPLETION: Kind = { name: 'search', options: { query: 'graph neu' }, isTyping: true };
const KINDS = [HELP, SEARCH, PAPER, COMPLETION];

/** Returns a function that sends an interaction of another person each, and resolves with whether it was answered in time. */
function callerOf(discord: LeanDiscord): (kind: Kind) => Promise<boolean> {
  const waiting = new Map<string, (isAnswered: boolean) => void>();
  let count = 0;
  discord.onCallback(path => waiting.get(path.split('/')[2] ?? '')?.(true));
  return kind => {
    count += 1;
    const id = String(7n * 10n ** 17n + BigInt(count));
    const server = discord.servers[count % discord.servers.length];
    if (!server) throw new Error('no servers');
    discord.send('INTERACTION_CREATE', interactionOf({ ...kind, id, server }));
    return new Promise(resolve => {
      const settle = (isAnswered: boolean) => {
        waiting.delete(id);
        resolve(isAnswered);
      };
      waiting.set(id, settle);
      setTimeout(settle, DEADLINE_MS, false);
    });
  };
}

interface Load {
  readonly name: string;
  readonly perSecond?: number;
  readonly kinds?: readonly Kind[];
  readonly call: (kind: Kind) => Promise<boolean>;
}

/** Sends calls to a bot, the kinds in turn, and prints how they were answered. */
async function load({
  name,
  perSecond = PER_SECOND,
  kinds = KINDS,
  call,
}: Load): Promise<readonly LoadedCall[]> {
  const calls = await runLoad({
    perSecond,
    seconds: SECONDS,
    call: at => call(kinds[at % kinds.length] ?? HELP),
  });
  process.stdout.write(`${name}, ${perSecond} a second: ${summary(calls)}\n`);
  return calls;
}

function summary(calls: readonly LoadedCall[]): string {
  const times = calls.flatMap(({ answerMs }) => answerMs ?? []);
  const seconds = Array.from({ length: SECONDS }, (_, at) => answeredBetween(calls, at, at + 1));
  const [p50, p95] = [0.5, 0.95].map(share => quantile(times, share).toFixed(0));
  return `${times.length} of ${calls.length} answered in time, p50 ${p50} ms, p95 ${p95} ms; each second: ${seconds.join(' ')}`;
}

/** Starts a bot that answers every command with the same line. */
async function startBareBot({ token, apiUrl }: LeanDiscord): Promise<void> {
  const answer = JSON.stringify({ content: 'A constant.', flags: MessageFlags.Ephemeral });
  const child = fork('tests/bench/bare-bot.mjs', [token, apiUrl, answer], { silent: true });
  onTestFinished(() => void child.kill());
  if (child.stderr) await once(child.stderr, 'data');
}

it('500 calls a second are answered as far as the processor allows, in the last seconds as in the first', async () => {
  const bare = await openLeanDiscord({ serverCount: 10 });
  await startBareBot(bare);
  await load({ name: 'bare discord.js', kinds: [SEARCH, PAPER], call: callerOf(bare) });

  const discord = await openLeanDiscord({ serverCount: 10, heartbeatMs: HEARTBEAT_MS });
  const program = await startBot(discord, tempFolder(), USAGE_SETTINGS);
  await vi.waitUntil(() => discord.isRegistered, { timeout: 10_000 });
  const call = callerOf(discord);
  /** Returns the calls of a load, and how long the processor worked for each that was answered, ms. */
  async function measured(perSecond: number) {
    const before = await usageOf(program, 'cpu');
    const calls = await load({ name: 'paperboy', perSecond, call });
    const usedMs = (await usageOf(program, 'cpu')) - before;
    return { calls, answerCpuMs: usedMs / Math.max(1, answeredBetween(calls, 0, SECONDS)) };
  }

  const moderate = await measured(MODERATE_PER_SECOND);
  const { calls, answerCpuMs } = await measured(PER_SECOND);
  process.stdout.write(
    `the processor's time of an answer: ${moderate.answerCpuMs.toFixed(1)} ms under a moderate load, ` +
      `${answerCpuMs.toFixed(1)} ms in the overload; longest pause between heartbeats ` +
      `${discord.maxHeartbeatPauseMs.toFixed(0)} ms of ${HEARTBEAT_MS} ms\n`,
  );
  expect(answeredBetween(calls, SECONDS - 2, SECONDS) / answeredBetween(calls, 0, 2)).toBeGreaterThan(0.7);
  // Little of its work is for calls that have timed out.
  expect(answerCpuMs / moderate.answerCpuMs).toBeLessThan(2);
  expect(discord.maxHeartbeatPauseMs).toBeLessThan(2 * HEARTBEAT_MS);
  expect(await call(HELP)).toBe(true);
  const { stderr } = await program.stop();
  const dropped = stderr.split('\n').filter(line => line.includes('"event":"interaction_dropped"'));
  // At once, and one line a minute then, however many are dropped.
  expect(dropped.length).toBeLessThanOrEqual(2);
  expect(dropped.length > 0 || calls.every(({ answerMs }) => answerMs !== undefined)).toBe(true);
});
