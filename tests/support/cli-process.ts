import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { TestRunner } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** The folder of package.json: npm runs tests and benchmarks there, compiled or not. */
const root = `${process.cwd()}/`;

export const STARTER_FILE = `${root}data/starter-papers.jsonl`;

/** Output and exit code of a process. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running process of the built program. */
export interface Program {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when it has ended, by itself or by a signal. */
  readonly ended: Promise<ProgramEnd>;
  /** Sends a signal, SIGTERM by default, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<ProgramEnd>;
}

/** The log event of a bot that answers commands. */
const READY = '"event":"ready"';

/** A loopback port that nothing listens on. */
const NOWHERE = 'http://127.0.0.1:2';

/** Settings that keep a test away from the real sources. */
export const OFFLINE_SETTINGS = {
  HUGGINGFACE_URL: NOWHERE,
  ARXIV_API_URL: NOWHERE,
  ARXIV_FEED_URL: NOWHERE,
  ARXIV_OAI_URL: NOWHERE,
};

/** Returns the environment of a program under test, without the developer's own settings. */
function cleanEnv(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ...OFFLINE_SETTINGS,
    ...env,
  };
}

/** A step of a delivery at which a process ends itself; see `kill-points.mjs`. */
export type KillPoint = 'beforeClaim' | 'claimed' | 'beforeRecord' | 'recorded';

/** Starts a file in a Node process of its own, which ends with this process and with the current test. */
function startProcess(
  file: string,
  args: readonly string[],
  { killPoint, ...options }: ForkOptions & { readonly killPoint?: KillPoint | undefined },
): Program {
  const execArgv = ['--import', `${root}tests/support/end-with-parent.mjs`];
  if (killPoint)
    execArgv.push('--import', `${pathToFileURL(root).href}tests/support/kill-points.mjs?point=${killPoint}`);
  const child = fork(file, args, { ...options, silent: true, execArgv });
  // Before its folder is deleted: mkdir in a deleted working directory never returns.
  TestRunner.getCurrentTest()?.context.onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/**
 * Starts `node dist/src/FILE ARGS` in a folder. Source maps are left out: to read them takes a fifth of a start, and
 * they change stack traces only, which `command-line.test.ts` reads.
 */
export function startProgram(
  file: 'main.js' | 'cli.js' | 'app/playground/reset.js',
  options: { args?: readonly string[]; env?: Readonly<Record<string, string>>; cwd: string },
): Program {
  const { args = [], env = {}, cwd } = options;
  return startProcess(`${root}dist/src/${file}`, args, { cwd, env: cleanEnv(env) });
}

/** Runs the command line to its end. */
export function runCli(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  return startProgram('cli.js', { args, env, cwd }).ended;
}

/** Starts the bot against an emulator, as an operator would, and waits until it is ready. */
export async function startBot(
  emulator: Pick<Emulator, 'token' | 'apiUrl'>,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const program = startProgram('main.js', {
    cwd,
    env: { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl, ...env },
  });
  await untilPrinted(program, 'stderr', READY);
  return program;
}

/** For messages to a process that was just killed, which receives nothing: the test sees that it has ended. */
const ignoreEnd = () => undefined;

/** The same program with a clock that the test sets. The database is checked and backed up each day if it `isMaintained`. */
export async function startClockedBot(
  emulator: Pick<Emulator, 'token' | 'apiUrl'>,
  databaseFile: string,
  start: number,
  {
    isMaintained = false,
    killPoint,
  }: { readonly isMaintained?: boolean; readonly killPoint?: KillPoint | undefined } = {},
): Promise<Program & { setClock(instant: number): void }> {
  const args = [emulator.token, emulator.apiUrl, databaseFile, STARTER_FILE, String(start)];
  if (isMaintained) args.push(`${root}dist/src/store/database/sqlite/maintenance-worker.js`);
  const program = startProcess(`${root}dist/tests/clocked-bot.js`, args, { env: cleanEnv({}), killPoint });
  await untilPrinted(program, 'stderr', READY);
  return { ...program, setClock: instant => void program.process.send(instant, ignoreEnd) };
}

/** Starts a process that delivers from an outbox which others share; see `outbox-process.ts` for the instants. */
export async function startOutboxProcess(
  emulator: Pick<Emulator, 'token' | 'apiUrl'>,
  databaseFile: string,
  start: number,
  realStart: number,
  killPoint?: KillPoint,
): Promise<Program> {
  const args = [emulator.token, emulator.apiUrl, databaseFile, String(start), String(realStart)];
  const program = startProcess(`${root}dist/tests/outbox-process.js`, args, { env: cleanEnv({}), killPoint });
  await untilPrinted(program, 'stdout', 'started');
  return program;
}

/** Migrates a database in a process that is killed after a number of statements, if there are so many; see `killed-migration.ts`. */
export function runKilledMigration(databaseFile: string, statements: number): Promise<ProgramEnd> {
  const args = [databaseFile, String(statements)];
  return startProcess(`${root}dist/tests/killed-migration.js`, args, { env: cleanEnv({}) }).ended;
}

/** Lets a process end itself the next time that it reaches its kill point. */
export async function armKillPoint(program: Program): Promise<void> {
  program.process.kill('SIGUSR2');
  await untilPrinted(program, 'stdout', 'armed');
}

/** Resolves when a program has printed a text. Rejects if it ends before. */
async function untilPrinted(program: Program, stream: 'stdout' | 'stderr', text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const check = () => {
      if (!program[stream]().includes(text)) return;
      program.process[stream]?.off('data', check);
      resolve();
    };
    program.process[stream]?.on('data', check);
    check();
    void program.ended.then(({ code, stderr }) =>
      reject(new Error(`ended with ${code} before it printed ${text}:\n${stderr}`)),
    );
  });
}
