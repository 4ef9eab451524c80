import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { doiUrl } from '../../src/core/paper/doi.ts';
import { identify } from '../../src/core/paper/identity.ts';
import type { Paper, PaperFields, PaperStore } from '../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../src/core/paper/record.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';
import { repetitions } from '../support/fault-counts.ts';
import { anyRecord, areClear, familiesOf, paperOf } from './families.ts';

/** One ingestion: some of the records (by index), then the record whose paper a user saves, and whether the index is synced. */
interface Step {
  readonly ingested: readonly number[];
  readonly saved: number;
  readonly isSynced: boolean;
}

interface Story {
  readonly records: readonly PaperFields[];
  readonly steps: readonly Step[];
}

/** Records ingested in any order, in batches, each at least once and some twice. */
function anyStory(clear: boolean): fc.Arbitrary<Story> {
  return fc
    .array(anyRecord, { minLength: 2, maxLength: 6 })
    .filter(records => areClear(records) === clear)
    .chain(records => {
      const places = records.map((_, place) => place);
      const place = fc.constantFrom(...places);
      return fc
        .tuple(
          fc.shuffledSubarray(places, { minLength: places.length }),
          fc.array(place, { maxLength: 3 }),
          fc.array(fc.tuple(fc.nat(3), place, fc.boolean()), { minLength: 1, maxLength: 6 }),
        )
        .map(([order, again, cuts]) => ({ records, steps: stepsOf([...order, ...again], cuts) }));
    });
}

function stepsOf(order: readonly number[], cuts: readonly (readonly [number, number, boolean])[]): Step[] {
  const steps: Step[] = [];
  let rest = order;
  for (const [length, saved, isSynced] of cuts) {
    steps.push({ ingested: rest.slice(0, length), saved, isSynced });
    rest = rest.slice(length);
  }
  return [...steps, { ingested: rest, saved: order[0] ?? 0, isSynced: true }];
}

async function* asRecords(all: readonly PaperFields[]): AsyncGenerator<SourceRecord> {
  for (const [at, fields] of all.entries()) yield { line: at + 1, fields };
}

async function paperFor(record: PaperFields, papers: PaperStore): Promise<Paper | undefined> {
  const identity = identify(record, await papers.candidates(record));
  return identity.kind === 'known' ? identity.papers[0] : undefined;
}

/** A user saved a paper by the id that the paper of a record had then. */
interface Save {
  readonly userId: string;
  readonly paperId: number;
  readonly record: PaperFields;
}

async function openCorpus() {
  const { database, stores, unitOfWork } = await openTestDatabase();

  async function run({ records, steps }: Story) {
    await sql`DELETE FROM papers`.execute(database.db);
    const index = createTestIndex();
    const saves: Save[] = [];
    let rejected = 0;
    for (const { ingested, saved, isSynced } of steps) {
      const batch = ingested.flatMap(place => records[place] ?? []);
      rejected += (await ingest(asRecords(batch), { unitOfWork, now: () => 0 })).rejected;
      if (isSynced) await syncIndex(stores.papers, index);
      const record = records[saved];
      const paper = record && (await paperFor(record, stores.papers));
      if (!paper) continue;
      const userId = `user ${saves.length}`;
      await stores.library.save(userId, [paper.id], { kind: 'explicit' }, 1);
      saves.push({ userId, paperId: paper.id, record });
    }
    return { saves, rejected, index };
  }

  const all = () => stores.papers.changedSince(0, 100);
  return { ...stores, run, all };
}

function fieldsOf({ id: _id, rev: _rev, ...fields }: Paper): PaperFields {
  return fields;
}

function inOrder(papers: readonly PaperFields[]): string[] {
  return papers.map(paper => JSON.stringify(paper, Object.keys(paper).toSorted())).toSorted();
}

describe('records in any order', () => {
  it('result in the same corpus if they are unambiguous, and each save stays with the paper that the saved one became', async () => {
    const { run, all, papers, library } = await openCorpus();
    await fc.assert(
      fc.asyncProperty(anyStory(true), async story => {
        const { saves, rejected } = await run(story);
        expect(rejected).toBe(0);
        expect(inOrder((await all()).map(fieldsOf))).toEqual(inOrder(familiesOf(story.records).map(paperOf)));
        for (const { userId, paperId, record } of saves) {
          const paper = await paperFor(record, papers);
          expect((await library.list(userId, { offset: 0, limit: 5 })).map(each => each.paperId)).toEqual([
            paper?.id,
          ]);
          expect(await papers.get(paperId)).toEqual(paper);
        }
      }),
      { numRuns: repetitions(50, 150) },
    );
  });

  it('lose no identifier and no saved paper if they are ambiguous', async () => {
    const { run, all, papers, library } = await openCorpus();
    await fc.assert(
      fc.asyncProperty(anyStory(false), async story => {
        const { saves } = await run(story);
        const left = new Set((await all()).map(({ id }) => id));
        for (const { userId, paperId } of saves) {
          const list = await library.list(userId, { offset: 0, limit: 5 });
          expect(list).toEqual([{ paperId: (await papers.get(paperId))?.id, savedAt: 1 }]);
          expect(left.has(list[0]?.paperId ?? 0)).toBe(true);
        }
        const lost: string[] = [];
        for (const { arxivId, doi, externalId } of story.records) {
          // A record is rejected if its own id already has another arXiv id or DOI; that own id is known then.
          const found =
            externalId === null
              ? [
                  arxivId === null || (await papers.byArxivId(arxivId)),
                  doi === null || (await papers.byUrl(doiUrl(doi))),
                ]
              : [await papers.byExternalId(externalId)];
          if (found.includes(undefined)) lost.push(`${arxivId} ${doi} ${externalId}`);
        }
        expect(lost).toEqual([]);
      }),
      { numRuns: repetitions(30, 100) },
    );
  });

  it('leave an index that is synced now and then with exactly the papers of the corpus', async () => {
    const { run, all, papers } = await openCorpus();
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyStory(true), anyStory(false)), async story => {
        const { index } = await run(story);
        const left = await all();
        expect([index.size, index.rev]).toEqual([left.length, left.at(-1)?.rev]);
        for (const { id } of left) index.remove(id);
        expect(index.size).toBe(0);
        expect(await syncIndex(papers, index)).toBe(0);
      }),
      { numRuns: repetitions(30, 100) },
    );
  });
});
