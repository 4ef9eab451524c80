import { describe, expect, it, onTestFinished } from 'vitest';
import { importSaved } from '../../../commands/library/import.ts';
import { createAttachmentReader } from '../../../src/discord/attachments/attachment-reader.ts';
import { createDeliverer } from '../../../src/jobs/deliver.ts';
import { openRemoteSources } from '../../../src/sources/remote-sources.ts';
import { addImportResult } from '../../../src/usecases/add-import-result.ts';
import { invocation } from '../../commands/invocation.ts';
import { openArxivServer } from '../../support/arxiv-server.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openRestSender } from '../../support/rest-sender.ts';
import { textOf } from '../../support/rendered-message.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { startTestImporter } from '../../support/test-importer.ts';
import { openBot } from './open-bot.ts';

/** The bot on an emulator, with arXiv on loopback, which has one paper. */
async function openImports() {
  const clock = createFastClock('2026-03-05T12:00:00Z');
  const arxiv = await openArxivServer(clock, [{ id: '2603.00001', title: 'Ferries' }]);
  const log = createSilentLog();
  const sources = openRemoteSources({
    // No server: nothing is looked up by its title.
    huggingFaceUrl: 'http://127.0.0.1:9',
    arxivApiUrl: arxiv.address,
    arxivFeedUrl: arxiv.address,
    userAgent: 'Paperboy/0 (test)',
    clock,
    log,
    random: () => 0,
  });
  onTestFinished(() => sources.close());
  const api: { url?: string } = {};
  const bot = await openBot(app => ({
    libraryImporter: startTestImporter({
      stores: app,
      unitOfWork: app.unitOfWork,
      clock: app.clock,
      sources: { arxiv: sources.arxivApi, huggingFace: sources.huggingFace },
    }),
    attachments: {
      read: (file, limits) =>
        createAttachmentReader({ apiUrl: api.url, log, signal: new AbortController().signal }).read(
          file,
          limits,
        ),
    },
  }));
  api.url = bot.emulator.apiUrl;
  return { ...bot, arxiv };
}

describe('/library import over the wire', () => {
  it('reads the file, asks arXiv for what is not here, and changes its answer to the result', async () => {
    const { emulator, user, app, arxiv } = await openImports();
    const content = [
      'TY  - JOUR\nTI  - Trams, part 3\nER  - ',
      'TY  - JOUR\nTI  - A made-up title\nUR  - https://arxiv.org/abs/2603.00001v1\nER  - ',
      'TY  - JOUR\nTI  - Nowhere\nM1  - arXiv:2603.00002\nER  - ',
    ].join('\n');
    const file = { filename: 'refs.ris', content };
    const outcome = await emulator.userActions.slash(user, '#papers', 'library import', { file });
    await expect.poll(async () => textOf(await outcome.message())).toContain('Imported');
    const text = textOf(await outcome.message());
    expect(text).toContain('2 papers added to your library');
    expect(text).toMatch(/1 not added:\n {2}- Nowhere/);
    expect(outcome.first?.ephemeral).toBe(true);
    expect(arxiv.seen).toHaveLength(1);
    const saved = await app.library.list(user, { offset: 0, limit: 9 });
    const titles = (await app.papers.getMany(saved.map(({ paperId }) => paperId))).map(each => each.title);
    expect(new Set(titles)).toEqual(new Set(['Trams, part 3', 'Ferries']));

    const message = await outcome.message();
    const undone = await emulator.userActions.press(user, message.id, 'v1|import-undo|1');
    expect(textOf(await undone.message())).toContain('Took 2 papers of “refs.ris” out of your library');
    expect(await app.library.count(user)).toBe(0);
  });

  it('imports what is pasted into its form', async () => {
    const { emulator, user, app } = await openImports();
    const opened = await emulator.userActions.slash(user, '#papers', 'library import');
    const outcome = await emulator.userActions.submitModal(opened, { references: 'arXiv:2603.00001' });
    await expect.poll(async () => textOf(await outcome.message())).toContain('1 paper added');
    expect(await app.library.count(user)).toBe(1);
  });

  it('keeps a result for the next call, if the direct message that has it is refused', async () => {
    const { emulator, user, app } = await openImports();
    emulator.world.closedDms.add(user);
    const request = { userId: user, guildId: null, fileName: 'refs.ris', withTags: false };
    const content = new TextEncoder().encode('TY  - JOUR\nTI  - Trams, part 3\nER  - ');
    const references = await app.referenceReader.read(content, 'refs.ris');
    const started = await app.libraryImporter.start(request, references);
    const importId = started?.import.id ?? 0;
    await expect.poll(async () => (await app.libraryImports.get(importId))?.finishedAt).not.toBeNull();
    // The reply that would have shown it is gone with the process that sent it.
    await addImportResult(importId, { unitOfWork: app.unitOfWork, now: app.clock.now() });
    const deliverer = createDeliverer({
      stores: app,
      unitOfWork: app.unitOfWork,
      sender: openRestSender(emulator),
      owner: 'serving:this process',
      channelAccess: createFakeAccess(),
      clock: app.clock,
      wireClock: app.clock,
      log: createSilentLog(),
      onUnauthorized: () => undefined,
    });
    await deliverer.drain();
    expect(await app.deliveries.get(1)).toMatchObject({
      state: 'failed',
      problem: 'this user accepts no direct messages from Paperboy',
    });
    const next = await emulator.userActions.slash(user, '#papers', 'library import');
    expect(textOf(await next.message())).toContain('1 paper added to your library');
    await expect.poll(async () => (await app.libraryImports.get(importId))?.toldAt).not.toBeNull();
    const form = await emulator.userActions.slash(user, '#papers', 'library import');
    expect(form.first?.modal).not.toBeNull();
  });

  it.each([
    'https://example.org/a.bib',
    'http://cdn.discordapp.com/a.bib',
    'https://cdn.discordapp.com.example.org/a',
  ])('fetches nothing from %s, which only a forged call names', async url => {
    const { app } = await openImports();
    const signal = new AbortController().signal;
    const attachments = createAttachmentReader({ apiUrl: undefined, log: createSilentLog(), signal });
    const file = { url, name: 'a.bib', size: 5, contentType: undefined };
    const call = importSaved.run(invocation('import', { file }), { ...app, attachments });
    await expect(call).rejects.toThrow('attached in Discord only');
  });
});
