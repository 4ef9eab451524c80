import { describe, expect, it } from 'vitest';
import { exportSaved } from '../../../commands/library/export.ts';
import { showMissing, stopImport, undoLibraryImport } from '../../../commands/library/import-actions.ts';
import { importPasted, importSaved } from '../../../commands/library/import.ts';
import type { Attachment, PlainReply, ReplyEdit } from '../../../src/command.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { addImportResult } from '../../../src/usecases/add-import-result.ts';
import { textOf } from '../../support/rendered-message.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse, invocation, modalSubmit } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

const file: Attachment = {
  url: 'https://cdn.discordapp.com/refs.txt',
  name: 'refs.txt',
  size: 9,
  contentType: undefined,
};

/** The app, with a file of references that members can attach. */
async function openImports(content = '2301.00001'): Promise<TestApp> {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'On Weirs', arxivId: '2301.00001' },
    { title: 'On Locks', arxivId: '2301.00002' },
  );
  return { ...app, attachments: { read: async () => new TextEncoder().encode(content) } };
}

async function importFile(app: TestApp, options: Record<string, boolean> = {}): Promise<PlainReply> {
  const reply = await importSaved.run(invocation('import', { file, ...options }), app);
  if (reply.kind === 'modal') throw new Error('a form');
  return reply;
}

/** Runs what follows a reply, and returns the edits. */
async function followed({ progress }: PlainReply): Promise<ReplyEdit[]> {
  const edits: ReplyEdit[] = [];
  await progress?.(async edit => edits.push(edit) > 0, new AbortController().signal);
  return edits;
}

describe('/library import', () => {
  it('answers with how far it is, and then with what was added, was there and was not found', async () => {
    const app = await openImports('2301.00001\n2301.00002\n2399.00001\n2301.00001');
    await app.library.save(invocation().userId, [2], { kind: 'explicit' }, 0);
    const reply = await importFile(app);
    expect(textOf(reply.body)).toMatch(/Importing “refs\.txt”: \d of 4 references\./);
    const edits = await followed(reply);
    const text = textOf(edits.at(-1)?.body ?? {});
    expect(text).toMatch(/1 paper added to your library\n- 1 already there\n- 1 was in the file twice/);
    expect(text).toContain('not added');
    const origins = await app.library.origins(invocation().userId, [1, 2]);
    expect(
      origins.map(({ paperId, origin }) => [paperId, origin.kind === 'explicit' && origin.isImported]),
    ).toEqual([
      [2, undefined],
      [1, true],
    ]);
  });

  it('lists what was not added in a file, where it is long', async () => {
    const unknown = Array.from({ length: 12 }, (_, at) => `2303.000${at + 10}`);
    const app = await openImports(['2301.00001', ...unknown].join('\n'));
    const edits = await followed(await importFile(app));
    const [missing] = edits.at(-1)?.files ?? [];
    expect(missing?.name).toBe('not-added.txt');
    expect(String(missing?.content).split('\r\n')).toHaveLength(13);
    expect(textOf(edits.at(-1)?.body ?? {})).toContain('and 2 more');
    const again = await showMissing.run(componentUse('v1|import-missing|1'), app);
    expect(again).toMatchObject({ kind: 'private', files: [{ content: missing?.content }] });
  });

  it('opens a form without a file, whose text is imported', async () => {
    const app = await openImports();
    const form = await importSaved.run(invocation('import', { tags: true }), app);
    expect(form).toMatchObject({ kind: 'modal', modal: { custom_id: 'v1|import|tags' } });
    const bib = '@misc{a, title = {On Weirs}, keywords = {mud}}';
    await followed(await importPasted.run(modalSubmit('v1|import|tags', { references: bib }), app));
    expect(await app.library.item(invocation().userId, 1)).toMatchObject({ tags: ['mud'] });
  });

  it('says how far the running import is to one who starts another', async () => {
    const app = await openImports();
    await app.libraryImports.start({
      userId: invocation().userId,
      guildId: null,
      fileName: '',
      withTags: false,
      startedAt: 0,
    });
    const refused = await importFile(app);
    expect(textOf(refused.body)).toContain('Your last import still runs: 0 of 0 references');
    expect(customIdsOf(refused.body)).toEqual(['v1|import-stop|1']);
    expect(refused.progress).toBeUndefined();
  });

  it('shows the result of an import whose direct message could not be sent', async () => {
    const app = await openImports();
    const { userId } = invocation();
    await importFile(app);
    await expect.poll(() => app.libraryImports.untold(userId)).toBeDefined();
    await addImportResult(1, { unitOfWork: app.unitOfWork, now: app.clock.now() });
    const shown = await importSaved.run(invocation('import'), app);
    expect(shown).toMatchObject({ kind: 'private' });
    if (shown.kind === 'modal') throw new Error('a form');
    expect(textOf(shown.body)).toContain('1 paper added');
    expect(await app.libraryImports.untold(userId)).toBeDefined();
    await followed(shown);
    expect(await importSaved.run(invocation('import'), app)).toMatchObject({ kind: 'modal' });
  });

  it('keeps the result of an earlier import until it was sent: not with a file that is refused', async () => {
    const app = await openImports();
    const { userId } = invocation();
    await importFile(app);
    await expect.poll(() => app.libraryImports.untold(userId)).toBeDefined();
    const attachments: TestApp['attachments'] = {
      read: async () => {
        throw new UserError('That file is too large.');
      },
    };
    await expect(importFile({ ...app, attachments })).rejects.toThrow('too large');
    expect(await app.libraryImports.untold(userId)).toMatchObject({ id: 1 });

    const { followUp, afterFollowUp } = await importFile(app);
    expect(textOf(followUp ?? {})).toContain('1 paper added');
    expect(await app.libraryImports.get(1)).toMatchObject({ toldAt: null });
    await afterFollowUp?.();
    expect(await app.libraryImports.get(1)).toMatchObject({ toldAt: app.clock.now() });
  });

  it('takes back what an import added', async () => {
    const app = await openImports();
    await followed(await importFile(app));
    const undone = await undoLibraryImport.run(componentUse('v1|import-undo|1'), app);
    expect(textOf('body' in undone ? undone.body : {})).toContain('Took 1 paper of “refs.txt” out');
    expect(await app.library.count(invocation().userId)).toBe(0);
    await expect(undoLibraryImport.run(componentUse('v1|import-undo|1'), app)).rejects.toThrow(
      'undone before',
    );
  });

  it('says which papers only got tags, and takes those back', async () => {
    const app = await openImports('@misc{a, title = {On Weirs}, keywords = {mud}}');
    const { userId } = invocation();
    await app.library.save(userId, [1], { kind: 'explicit' }, 0);
    const result = (await followed(await importFile(app, { tags: true }))).at(-1);
    if (!result) throw new Error('no result');
    expect(textOf(result.body)).toMatch(/0 papers added[^]*1 already there[^]*1 paper got tags/);
    expect(customIdsOf(result.body)).toEqual(['v1|import-undo|1']);
    await undoLibraryImport.run(componentUse('v1|import-undo|1'), app);
    expect(await app.library.item(userId, 1)).toMatchObject({ tags: [] });
  });

  it('says how many keywords are too long for tags, or too many, and splits those with commas', async () => {
    const long = 'a keyword of more than thirty characters';
    const keywords = ['mud, clay', long, `${long} ${'again '.repeat(100)}`, '#'];
    const many = Array.from({ length: 20 }, (_, at) => `tag ${at}`);
    const lines = [...keywords, ...many].map(keyword => `KW  - ${keyword}`);
    const app = await openImports(['TY  - JOUR', 'TI  - On Weirs', ...lines, 'ER  - '].join('\n'));
    const text = textOf((await followed(await importFile(app, { tags: true }))).at(-1)?.body ?? {});
    expect(text).toContain('- 2 tags left out: a paper has at most 20, a library 200\n');
    expect(text).toContain('- 2 tags left out: longer than 30 characters\n');
    const saved = await app.library.item(invocation().userId, 1);
    expect(saved?.tags).toEqual(expect.arrayContaining(['clay', 'mud']));
  });

  it('gives papers of an exported CSV the tags and notes that they had, and no keywords', async () => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'On Weirs', arxivId: '2301.00001', keywords: ['mud'] },
      { title: 'On Locks', arxivId: '2301.00002', keywords: ['sand'] },
    );
    const { userId } = invocation();
    await app.library.save(userId, [1, 2], { kind: 'explicit' }, 0);
    const given = { tags: ['12', 'canals'], note: 'Cited as\n@misc{weirs, title = {Mud}}' };
    await app.library.changeItem(userId, 1, given, 0);
    const exported = await exportSaved.run(invocation('export', { format: 'csv' }), app);
    const content = exported.kind === 'modal' ? undefined : exported.files?.[0]?.content;
    const attachments = { read: async () => new TextEncoder().encode(String(content)) };
    const other = { userId: '3000000000000000099' };
    const reply = await importSaved.run(invocation('import', { file, tags: true }, other), {
      ...app,
      attachments,
    });
    if (reply.kind !== 'modal') await followed(reply);
    expect(await app.library.item(other.userId, 1)).toMatchObject(given);
    expect(await app.library.item(other.userId, 2)).toMatchObject({ tags: [], note: null });
  });

  it.each([undoLibraryImport, stopImport, showMissing])(
    "refuses another member's import: $verb",
    async action => {
      const app = await openImports('2399.00001\n2301.00001');
      await followed(await importFile(app));
      const others = { userId: '3000000000000000099' };
      for (const id of ['1', '2', 'x', '999999999999999999'])
        await expect(action.run(componentUse(`v1|${action.verb}|${id}`, others), app)).rejects.toThrow(
          UserError,
        );
      expect(await app.library.count(invocation().userId)).toBe(1);
    },
  );
});
