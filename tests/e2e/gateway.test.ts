import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { newcomer } from '../support/users.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { LINK, reading, TITLE } from '../support/message-content.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { startCheckedEmulator } from '../support/emulator.ts';

/** Often enough that a test hears two of them missing, seldom enough that a busy machine keeps up. In ms. */
const HEARTBEAT_INTERVAL = 1_000;

describe('the bot goes on answering and hearing reactions', () => {
  let emulator: Emulator;
  let bot: Program;
  let card: Message;
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-e2e-'));

  beforeAll(async () => {
    emulator = await startCheckedEmulator({ heartbeatInterval: HEARTBEAT_INTERVAL });
    bot = await startBot(emulator, folder);
    card = await reading(emulator).posted(newcomer(emulator), emulator.world.seed.channels.papers.id);
  });
  afterAll(async () => {
    await bot.stop();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** How often the bot began a session anew, and how often it went on with one. */
  const sessions = () => {
    const lines = bot.stderr().split('\n');
    return {
      lost: lines.filter(line => line.includes('"event":"gateway lost, reconnecting"')).length,
      resumed: lines.filter(line => line.includes('"event":"gateway resumed"')).length,
    };
  };

  async function saves(user: string): Promise<void> {
    const file = join(folder, 'data/paperboy.sqlite');
    await expect.poll(() => savedTitles(file, user), { timeout: 10_000 }).toEqual([TITLE]);
  }

  /** A command and a reaction by people who have done nothing yet. */
  async function isWell(): Promise<void> {
    const outcome = await emulator.userActions.slash(newcomer(emulator), '#papers', 'paper', { paper: LINK });
    expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
    expect(textOf(await outcome.message())).toContain(TITLE);
    const reader = newcomer(emulator);
    emulator.userActions.react(reader, card.id, '🔖');
    await saves(reader);
    expect(bot.process.exitCode).toBeNull();
  }

  it.each<[string, (gateway: Emulator['gateway']) => void]>([
    ['a dropped line', gateway => gateway.drop()],
    ['a line that Discord closes', gateway => gateway.closeAll(4000)],
    ['a wish to reconnect (opcode 7)', gateway => gateway.requestReconnect()],
    ['a session to be resumed (opcode 9)', gateway => gateway.invalidateSessions({ resumable: true })],
  ])('after %s, and misses nothing of the time between', async (_, breakIt) => {
    const before = sessions();
    breakIt(emulator.gateway);
    const reader = newcomer(emulator);
    emulator.userActions.react(reader, card.id, '🔖');
    await saves(reader);
    await expect.poll(() => sessions().resumed, { timeout: 10_000 }).toBe(before.resumed + 1);
    await isWell();
  });

  it.each<[string, (gateway: Emulator['gateway']) => void]>([
    ['a session that is over (opcode 9)', gateway => gateway.invalidateSessions({ resumable: false })],
    [
      'a line dropped for so long that its session is forgotten',
      gateway => {
        gateway.forgetSessions();
        gateway.drop();
      },
    ],
  ])('after %s, in a new session', async (_, breakIt) => {
    const before = sessions();
    breakIt(emulator.gateway);
    // What happens meanwhile is lost with the session, so people try until it is there again.
    const isAnswered = async () =>
      (await emulator.userActions.slash(newcomer(emulator), '#papers', 'library list')).failed === null;
    await expect.poll(isAnswered, { timeout: 25_000, interval: 500 }).toBe(true);
    expect(sessions().resumed).toBe(before.resumed);
    await isWell();
  });

  it('after heartbeats that nobody acknowledges', async () => {
    const before = sessions();
    emulator.gateway.acknowledgeHeartbeats(false);
    await expect.poll(() => sessions().lost, { timeout: 15_000 }).toBeGreaterThan(before.lost);
    emulator.gateway.acknowledgeHeartbeats(true);
    await expect.poll(() => sessions().resumed, { timeout: 15_000 }).toBeGreaterThan(before.resumed);
    await isWell();
  });
});
