import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import { runCli, startBot } from '../../../support/cli-process.ts';
import { startCheckedEmulator } from '../../../support/emulator.ts';
import { endConnections, hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';
import { textOf } from '../../../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../../../support/shown-message.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { addMember } from '../../../support/users.ts';

const PAPER = 'https://arxiv.org/abs/2501.00001';

describe.skipIf(!hasPostgres)(`the bot on PostgreSQL${POSTGRES_SKIP}`, () => {
  it('answers, saves and posts, also after its connections broke and after a restart', async () => {
    const emulator = await startCheckedEmulator();
    onTestFinished(() => emulator.stop());
    const folder = tempFolder();
    const { url, stores, unitOfWork } = await openTestPostgres();
    // Without the starter corpus, which takes a second to import.
    await stores.metadata.set('starter', 'done');
    const gardens = { ...emptyPaper('Gardens that water themselves'), arxivId: '2501.00001' };
    await unitOfWork(({ papers }) => papers.insert(gardens));
    const env = { DATABASE_URL: url };
    const bot = await startBot(emulator, folder, env);
    const reader = addMember(emulator);
    const call = (command: string, options: Record<string, string> = {}) =>
      shownMessage(emulator.userActions.slash(reader, '#papers', command, options));

    const card = await call('paper', { paper: PAPER });
    await shownMessage(emulator.userActions.press(reader, card.id, customIdOf(card, 'save')));
    expect(textOf(await call('search', { query: 'gardens' }))).toContain('Gardens');

    await endConnections(env.DATABASE_URL);
    await call('library tag', { paper: PAPER, add: 'lamps' });
    expect(textOf(await call('library list'))).toContain('lamps');
    expect((await bot.stop()).code).toBe(0);

    const status = await runCli(['status', '--json'], folder, env);
    expect(JSON.parse(status.stdout)).toMatchObject({ indexed: expect.any(Number) });
    const again = await startBot(emulator, folder, env);
    expect(again.stderr()).toContain('index_snapshot_restored');
    expect(textOf(await call('library list'))).toContain('lamps');
    expect(textOf(await call('privacy export'))).not.toMatch(/went wrong/i);
    expect(again.stderr()).not.toMatch(/"level":"error"/);
    await again.stop();
  });
});
