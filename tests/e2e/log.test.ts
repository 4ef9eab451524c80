import { describe, expect, it } from 'vitest';
import { startBot, startProgram, type Program } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { starterFolder, tempFolder } from '../support/temp-folder.ts';

type OpenedEmulator = Awaited<ReturnType<typeof openEmulator>>;

const CALLBACK = { method: 'POST', path: /\/callback$/ };

/** Uses the bot with and without success: rejected, failing and interrupted answers, and reactions to a digest. */
async function useIt(emulator: OpenedEmulator): Promise<void> {
  const { userActions, faults, world } = emulator;
  const search = () => userActions.slash('Ben', '#papers', 'search', { query: 'mamba' });
  await search();
  const body = { message: `Broken for ${world.seed.users.ben.id}`, code: 50001 };
  for (const fault of [
    { kind: 'response', status: 500, body },
    { kind: 'response', status: 403, body },
    { kind: 'drop' },
  ] as const) {
    // An answer is tried several times within its three seconds, Discord's limit.
    faults.injectFault(CALLBACK, fault, { times: 100 });
    expect((await search()).failed).not.toBeNull();
    faults.clear();
  }
  await userActions.slash('Ada', '#papers', 'schedule create', { channel: '#papers', count: 2 });
  await userActions.slash('Ada', '#papers', 'schedule run', { schedule: '1' });
  const [digest] = world.messages.history(world.seed.channels.papers.id, { limit: 1 });
  userActions.react('Ben', digest?.id ?? '', '🔖');
}

/** Returns the interaction tokens that the bot received, as its requests show. */
function tokensUsed({ faults }: OpenedEmulator): string[] {
  const paths = faults.requests.map(
    ({ path }) => /\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1],
  );
  return [...new Set(paths.filter(token => token !== undefined))];
}

function expectNothingPrivate(log: string, emulator: OpenedEmulator): void {
  const tokens = tokensUsed(emulator);
  expect(tokens.length).toBeGreaterThanOrEqual(6);
  const userIds = Object.values(emulator.world.seed.users).map(({ id }) => id);
  for (const secret of [emulator.token, ...tokens, ...userIds]) expect(log).not.toContain(secret);
}

async function untilLogged(bot: Program, text: string): Promise<void> {
  await expect.poll(() => bot.stderr(), { timeout: 30_000 }).toContain(text);
}

describe('the log', () => {
  it('contains no token and no id of a user, whatever fails, and what an operator needs', async () => {
    const emulator = await openEmulator({ responseDeadlineMs: 3_000 });
    const bot = await startBot(emulator, starterFolder(), { LOG_LEVEL: 'debug' });
    await useIt(emulator);
    await untilLogged(bot, '"event":"reaction_applied"');
    const { stderr } = await bot.stop();
    expectNothingPrivate(stderr, emulator);
    const lines = stderr
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const { papers } = emulator.world.seed.channels;
    const [digest] = emulator.world.messages.history(papers.id, { limit: 1 });
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'delivery_sent', channel: papers.id, message: digest?.id }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        event: 'reaction_applied',
        message: digest?.id,
        person: expect.stringMatching(/^@[0-9a-f]{8}$/),
      }),
    );
    expect(lines.filter(({ event }) => event === 'interaction_not_answered')).toHaveLength(3);
    expect(lines.filter(({ path }) => path?.endsWith('/[token]/callback')).length).toBeGreaterThan(3);
    expect(lines).toContainEqual(expect.objectContaining({ event: 'ready', bot: 'Paperboy' }));
  });

  it('is readable with --pretty, and redacted in the same way', async () => {
    const emulator = await openEmulator({ responseDeadlineMs: 3_000 });
    const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl, LOG_LEVEL: 'debug' };
    const bot = startProgram('main.js', { args: ['--pretty'], cwd: starterFolder(), env });
    await untilLogged(bot, 'INFO: ready {"bot":"Paperboy"');
    await useIt(emulator);
    await untilLogged(bot, 'reaction_applied');
    const { stderr } = await bot.stop();
    expectNothingPrivate(stderr, emulator);
    expect(stderr).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: interaction_not_answered /m);
    expect(stderr).toContain('/[token]/callback');
  });
});

describe('the arguments of the bot', () => {
  it('are listed by --help, and the version by --version', async () => {
    const help = await startProgram('main.js', { args: ['--help'], cwd: tempFolder() }).ended;
    expect([help.code, help.stderr]).toEqual([0, '']);
    for (const name of ['--pretty', '--help', '--version']) expect(help.stdout).toContain(name);
    const version = await startProgram('main.js', { args: ['--version'], cwd: tempFolder() }).ended;
    expect([version.code, version.stderr]).toEqual([0, '']);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([[['--loud']], [['serve']], [['--pretty=yes']], [['--pretty', 'now']]])(
    'are refused with exit 2 and what it takes: %j',
    async args => {
      const { code, stdout, stderr } = await startProgram('main.js', { args, cwd: tempFolder() }).ended;
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('npm start -- --pretty');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    },
  );
});
