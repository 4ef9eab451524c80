import { describe, expect, it } from 'vitest';
import { BIBLIOGRAPHY_FORMATS } from '../../../src/bibliography/formats.ts';
import { writeBibliography } from '../../../src/bibliography/write-bibliography.ts';
import { createReferenceReader } from '../../../src/sources/references/read-references.ts';
import { savedEntries } from '../../../src/usecases/export-library.ts';
import { openImports, OTHER, USER } from './import-fixture.ts';

const NOTE = 'Café notes: 50 % of $x_1$ & {more}, see ~p. 3\nA second line_with an underscore';

/** Two saved papers in another account, of which one has everything, and the file of a format. */
async function exported(formatName: string) {
  const imports = await openImports();
  const { stores, clock, add } = imports;
  const trams = await add({
    title: 'Trams at night',
    arxivId: '2611.00001',
    tldr: 'Trams run at night.',
    authors: ['Ada Byron'],
    authorCount: 3,
  });
  const bare = await add({ title: 'Quays', arxivId: '2611.00002', tldr: 'Quays are long.' });
  await stores.library.save(OTHER, [trams.id, bare.id], { kind: 'explicit', guildId: null }, clock.now());
  await stores.library.changeItem(
    OTHER,
    trams.id,
    { status: 'reading', note: NOTE, tags: ['night shift', 'rails'] },
    clock.now(),
  );
  const format = BIBLIOGRAPHY_FORMATS.find(({ name }) => name === formatName);
  if (!format) throw new Error(`no format ${formatName}`);
  const file = writeBibliography(format, await savedEntries(OTHER, {}, stores));
  const references = await createReferenceReader().read(
    new TextEncoder().encode(file),
    `saved.${format.extension}`,
  );
  return { ...imports, trams, bare, references };
}

describe('what an export wrote is imported again by another user', () => {
  it.each(['bibtex', 'csl', 'csv', 'ris'])('%s: status, tags and note', async formatName => {
    const { run, references, stores, trams, bare } = await exported(formatName);
    await run(references, { withTags: true });
    const imported = await stores.library.item(USER, trams.id);
    expect(imported).toMatchObject({
      // RIS has no place for it.
      status: formatName === 'ris' ? 'to_read' : 'reading',
      tags: ['night shift', 'rails'],
      note: NOTE,
    });
    expect(await stores.library.item(USER, bare.id)).toMatchObject({
      status: 'to_read',
      note: null,
      tags: [],
    });
  });
});

describe('an imported note and status', () => {
  it('replace nothing in the library, and leave it with an undo', async () => {
    const { run, importer, stores, add, clock } = await openImports();
    const here = await add({ title: 'Here', arxivId: '2611.00003' });
    await add({ title: 'New', arxivId: '2611.00004' });
    await stores.library.save(USER, [here.id], { kind: 'explicit', guildId: null }, clock.now());
    const own = { status: 'read', note: 'My own words' } as const;
    const file = `@misc{a, title={Here}, eprint={2611.00003}, annote={Other words}, readstatus={reading}}
      @misc{b, title={New}, eprint={2611.00004}, annote={${own.note}}, readstatus={${own.status}}}`;
    const references = await createReferenceReader().read(new TextEncoder().encode(file), 'refs.bib');
    const imported = await run(references);
    expect(await stores.library.item(USER, here.id)).toMatchObject({ note: null, status: 'to_read' });
    expect(await stores.library.item(USER, 2)).toMatchObject(own);
    await importer.undo(imported.import);
    expect(await stores.library.item(USER, 2)).toBeUndefined();
  });
});
