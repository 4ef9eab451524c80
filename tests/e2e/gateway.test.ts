import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { LINK, createReader, TITLE } from '../support/message-content.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';

/** Short enough that a test can miss two heartbeats, long enough for a busy machine. */
const HEARTBEAT_INTERVAL_MS = 1_000;

describe('the bot still answers commands and handles reactions', () => {
  let emulator: Emulator;
  let bot: Program;
  let card: Message;
  const folder = makeTempFolder();

  beforeAll(async () => {
    emulator = await startCheckedEmulator({
      heartbeatInterval: HEARTBEAT_INTERVAL_MS,
      // Calls that are lost with a session are repeated.
      responseDeadlineMs: 3_000,
    });
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
    card = await createReader(emulator).postCard(addMember(emulator), emulator.world.seed.channels.papers.id);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Returns how often the bot lost its gateway connection, and how often it resumed a session. */
  const sessions = () => {
    const lines = bot.stderr().split('\n');
    return {
      lost: lines.filter(line => line.includes('"event":"gateway_reconnecting"')).length,
      resumed: lines.filter(line => line.includes('"event":"gateway_resumed"')).length,
    };
  };

  async function saves(user: string): Promise<void> {
    const file = join(folder, 'data/paperboy.sqlite');
    await expect.poll(() => savedTitles(file, user), { timeout: 30_000 }).toEqual([TITLE]);
  }

  /** Expects that a command and a reaction work, by users who have done nothing yet. */
  async function expectWorking(): Promise<void> {
    const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', 'paper', {
      paper: LINK,
    });
    expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
    expect(textOf(await outcome.message())).toContain(TITLE);
    const reader = addMember(emulator);
    emulator.userActions.react(reader, card.id, '🔖');
    await saves(reader);
    expect(bot.process.exitCode).toBeNull();
  }

  it.each<[string, (gateway: Emulator['gateway']) => void]>([
    ['a dropped connection', gateway => gateway.dropConnections()],
    ['a connection that Discord closes', gateway => gateway.closeConnections(4000)],
    ['a request to reconnect (opcode 7)', gateway => gateway.requestReconnect()],
    ['a resumable invalid session (opcode 9)', gateway => gateway.invalidateSessions({ resumable: true })],
  ])('after %s, and misses no event in between', async (_, breakIt) => {
    const before = sessions();
    breakIt(emulator.gateway);
    const reader = addMember(emulator);
    emulator.userActions.react(reader, card.id, '🔖');
    await saves(reader);
    await expect.poll(() => sessions().resumed, { timeout: 30_000 }).toBe(before.resumed + 1);
    await expectWorking();
  });

  it.each<[string, (gateway: Emulator['gateway']) => void]>([
    ['an invalid session (opcode 9)', gateway => gateway.invalidateSessions({ resumable: false })],
    [
      'a connection dropped for so long that its session expired',
      gateway => {
        gateway.forgetSessions();
        gateway.dropConnections();
      },
    ],
  ])('after %s, in a new session', async (_, breakIt) => {
    const before = sessions();
    breakIt(emulator.gateway);
    // Events are lost with the session, so the command is tried until there is a new one.
    const isAnswered = async () =>
      (await emulator.userActions.slash(addMember(emulator), '#papers', 'library list')).failed === null;
    await expect.poll(isAnswered, { timeout: 25_000, interval: 500 }).toBe(true);
    expect(sessions().resumed).toBe(before.resumed);
    await expectWorking();
  });

  it('after heartbeats that are not acknowledged', async () => {
    const before = sessions();
    emulator.gateway.acknowledgeHeartbeats(false);
    await expect.poll(() => sessions().lost, { timeout: 30_000 }).toBeGreaterThan(before.lost);
    emulator.gateway.acknowledgeHeartbeats(true);
    await expect.poll(() => sessions().resumed, { timeout: 30_000 }).toBeGreaterThan(before.resumed);
    await expectWorking();
  });
});
