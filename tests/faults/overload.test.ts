import { fork } from 'node:child_process';
import { once } from 'node:events';
import { MessageFlags } from 'discord-api-types/v10';
import { expect, it, onTestFinished, vi } from 'vitest';
import { quantile } from '../bench/quantiles.ts';
import { startBot } from '../support/cli-process.ts';
import { answeredBetween, runLoad, type LoadedCall } from '../support/interaction-load.ts';
import { interactionOf, openLeanDiscord, type LeanCall, type LeanDiscord } from '../support/lean-discord.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PER_SECOND = 500;
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

/** Sends the load to a bot, the kinds of calls in turn, and prints how it was answered. */
async function load(name: string, call: (kind: Kind) => Promise<boolean>, kinds: readonly Kind[]) {
  const calls = await runLoad({
    perSecond: PER_SECOND,
    seconds: SECONDS,
    call: at => call(kinds[at % kinds.length] ?? HELP),
  });
  process.stdout.write(`${name}: ${summary(calls)}\n`);
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
  const bareCalls = await load('bare discord.js', callerOf(bare), [SEARCH, PAPER]);

  const discord = await openLeanDiscord({ serverCount: 10, heartbeatMs: HEARTBEAT_MS });
  const program = await startBot(discord, tempFolder());
  await vi.waitUntil(() => discord.isRegistered, { timeout: 10_000 });
  const call = callerOf(discord);
  const calls = await load('paperboy', call, [HELP, SEARCH, PAPER, COMPLETION]);
  process.stdout.write(`longest pause between heartbeats: ${discord.maxHeartbeatPauseMs.toFixed(0)} ms\n`);
  const first = answeredBetween(calls, 0, 2);
  const last = answeredBetween(calls, SECONDS - 2, SECONDS);
  expect(last / first).toBeGreaterThan(0.7);
  expect(answeredBetween(calls, 0, SECONDS) / answeredBetween(bareCalls, 0, SECONDS)).toBeGreaterThan(0.2);
  expect(discord.maxHeartbeatPauseMs).toBeLessThan(2 * HEARTBEAT_MS);
  expect(await call(HELP)).toBe(true);
  await program.stop();
  process.stdout.write(program.stderr().slice(-1500));
});
