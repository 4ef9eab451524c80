import type { ReadReference, ReferenceFields } from '../../../src/core/library/library-import.ts';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import type { ImportSources } from '../../../src/jobs/library-imports/ask-sources.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startTestImporter } from '../../support/test-importer.ts';

export const USER = '3000000000000000001';
export const OTHER = '3000000000000000002';
export const HOUR_MS = 3_600_000;

/** Returns a reference with these fields. */
export function reference(fields: Partial<ReferenceFields>, line = 1): ReadReference {
  const empty = {
    title: null,
    arxivId: null,
    doi: null,
    url: null,
    authors: [],
    publishedAt: null,
    keywords: [],
  };
  return { line, fields: { ...empty, ...fields } };
}

/** Sources that have these papers, and answer after `gate`. */
export function sourcesWith(
  papers: readonly PaperFields[],
  gate: (what: string) => Promise<void> = async () => {},
) {
  const requests: string[] = [];
  const records = papers.map((fields, at): SourceRecord => ({ line: at + 1, fields }));
  const sources: ImportSources = {
    arxiv: {
      async *byIds(ids) {
        requests.push(ids.join());
        await gate('arxiv');
        for (const record of records)
          if ('fields' in record && ids.includes(record.fields.arxivId ?? '')) yield record;
      },
    },
    huggingFace: {
      async search(title) {
        requests.push(title);
        await gate('title');
        return records;
      },
    },
  };
  return { sources, requests };
}

/** An importer over a test's database, with what the test reads and adds. */
export async function openImports(sources?: ImportSources) {
  const clock = createManualClock('2026-11-21T12:00:00Z');
  const { stores, unitOfWork, database } = await openTestDatabase();
  const open = (other = sources, owner?: string) =>
    startTestImporter({
      stores,
      unitOfWork,
      clock,
      ...(other && { sources: other }),
      ...(owner !== undefined && { owner, hasOthers: true }),
    });
  const importer = open();
  const request = { userId: USER, guildId: null, fileName: 'refs.bib', withTags: false };
  /** Imports references and returns the state when nothing goes on. */
  async function run(references: readonly ReadReference[], changes: Partial<typeof request> = {}) {
    const started = await importer.start({ ...request, ...changes }, references);
    await importer.settled();
    const state = started && (await importer.state(started.import.id));
    if (!state) throw new Error('not started');
    return state;
  }
  const saved = async (userId = USER) =>
    (await stores.library.list(userId, { offset: 0, limit: 100 })).map(({ paperId }) => paperId);
  const add = (fields: Partial<PaperFields> & { title: string }) =>
    stores.papers.insert({ ...emptyPaper(fields.title), ...fields });
  return { clock, stores, unitOfWork, database, importer, open, request, run, saved, add };
}
