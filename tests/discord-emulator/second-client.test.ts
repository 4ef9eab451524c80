import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../support/emulator.ts';

/** The interpreter for which Debian installs its libraries. */
const PYTHON = '/usr/bin/python3';

const isInstalled = spawnSync(PYTHON, ['-c', 'import discord']).status === 0;
type Step = Readonly<Record<string, unknown>>;

/** Starts the script. @returns a function that resolves with the data of a step */
function startScript(emulator: Emulator): (name: string) => Promise<Step> {
  const { token, apiUrl, url, world } = emulator;
  const script = new URL('second_client.py', import.meta.url).pathname;
  const args = [script, token, apiUrl, url.replace('http', 'ws'), world.seed.channels.papers.id];
  const child = spawn(PYTHON, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const steps = new Map<string, Step>();
  createInterface({ input: child.stdout }).on('line', line => {
    const step = z.looseObject({ step: z.string() }).parse(JSON.parse(line));
    steps.set(step.step, step);
  });
  return async name => {
    await expect
      .poll(() => [...steps.keys()].includes(name) || steps.get('failed') || child.exitCode, {
        timeout: 20_000,
      })
      .toSatisfy((seen: unknown) => seen !== false && seen !== null);
    const step = steps.get(name);
    if (step === undefined)
      throw new Error(`no step '${name}': ${JSON.stringify(steps.get('failed'))} ${stderr}`);
    return step;
  };
}

test('discord.py logs in, sends, reacts, edits, reads and responds to commands', async ({ skip }) => {
  skip(!isInstalled, `${PYTHON} cannot import discord: apt-get install python3-discord`);
  const emulator = await openEmulator({
    // Discord's limits with a shorter window, which saves the test 4 s.
    rateLimits: { routes: { 'POST /channels/:channel_id/messages': { limit: 5, windowMs: 1000 } } },
  });
  const { userActions, world } = emulator;
  const step = startScript(emulator);

  expect(await step('ready')).toMatchObject({ bot: 'Paperboy', guilds: ['Reading Group'] });
  // Without the Message Content intent the bot can read only its own messages.
  expect(await step('history')).toMatchObject({
    history: [
      ['Paperboy', ''],
      ['Paperboy', 'edited from Python'],
    ],
  });
  expect(await step('refused')).toMatchObject({ status: 400, code: 50035 });
  const { message: id } = z.object({ message: z.string() }).parse(await step('synced'));
  expect(emulator.faults.requests.filter(each => each.status === 429)).toEqual([]);

  userActions.react('Ben', id, '👍');
  expect(await step('reaction')).toMatchObject({ emoji: '👍', user: 'ben' });

  expect(await userActions.autocomplete('Ada', 'papers', 'echo', { text: 'hi' }, 'text')).toEqual([
    { name: 'hi!', value: 'hi' },
  ]);
  const echoed = await userActions.slash('Ada', 'papers', 'echo', { text: 'hi', often: 2 });
  expect(await echoed.message()).toMatchObject({ content: 'hi hi', flags: 64 });
  expect(await step('answered')).toMatchObject({ user: 'ada', guild: 'Reading Group' });

  const said = userActions.say('Ben', 'papers', 'read this');
  const quoted = await userActions.menu('Ada', 'papers', 'Quote', said.id);
  expect(await quoted.message()).toMatchObject({ content: 'ben: read this' });

  const pressed = await userActions.press('Cleo', id, 'once');
  expect(await pressed.message()).toMatchObject({ id, content: 'pressed' });
  await expect(userActions.press('Cleo', id, 'once')).rejects.toThrow('is disabled');
  expect(world.messages.get(said.channel_id, id).reactions.map(each => each.emoji.name)).toEqual([
    '🔖',
    '👍',
  ]);
});
