import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/core/paper/identity.ts';
import type { Paper, PaperFields, PaperStore } from '../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../src/core/paper/record.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { syncIndex } from '../../src/jobs/index-sync.ts';
import { openPaperIndex } from '../../src/search/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';
import { anyRecord, areClear, familiesOf, paperOf } from './families.ts';

/** One ingestion: some of the records (by place), then whose paper somebody saves, and whether the index follows. */
interface Step {
  readonly told: readonly number[];
  readonly saved: number;
  readonly isFollowed: boolean;
}

interface Story {
  readonly records: readonly PaperFields[];
  readonly steps: readonly Step[];
}

/** Records told in any order, in batches, some of them again; each at least once. */
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
  for (const [length, saved, isFollowed] of cuts) {
    steps.push({ told: rest.slice(0, length), saved, isFollowed });
    rest = rest.slice(length);
  }
  return [...steps, { told: rest, saved: order[0] ?? 0, isFollowed: true }];
}

async function* asRecords(told: readonly PaperFields[]): AsyncGenerator<SourceRecord> {
  for (const [at, fields] of told.entries()) yield { line: at + 1, fields };
}

async function paperFor(record: PaperFields, papers: PaperStore): Promise<Paper | undefined> {
  const identity = identify(record, await papers.candidates(record));
  return identity.kind === 'known' ? identity.papers[0] : undefined;
}

/** Who saved by which id, whose paper. */
interface Save {
  readonly userId: string;
  readonly paperId: number;
  readonly record: PaperFields;
}

async function openTold() {
  const { database, stores, unitOfWork } = await openTestDatabase();
  await sql`PRAGMA synchronous = OFF`.execute(database.db);

  async function tell({ records, steps }: Story) {
    await sql`DELETE FROM papers`.execute(database.db);
    const index = openPaperIndex();
    const saves: Save[] = [];
    let rejected = 0;
    for (const { told, saved, isFollowed } of steps) {
      const batch = told.flatMap(place => records[place] ?? []);
      rejected += (await ingest(asRecords(batch), { unitOfWork, now: () => 0 })).rejected;
      if (isFollowed) await syncIndex(stores.papers, index);
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
  return { ...stores, tell, all };
}

function facts({ id: _id, rev: _rev, ...fields }: Paper): PaperFields {
  return fields;
}

function inOrder(papers: readonly PaperFields[]): string[] {
  return papers.map(paper => JSON.stringify(paper, Object.keys(paper).toSorted())).toSorted();
}

describe('records in any order', () => {
  it('that are clear end in the same corpus, and each save on the paper that the saved one became', async () => {
    const { tell, all, papers, library } = await openTold();
    await fc.assert(
      fc.asyncProperty(anyStory(true), async story => {
        const { saves, rejected } = await tell(story);
        expect(rejected).toBe(0);
        expect(inOrder((await all()).map(facts))).toEqual(inOrder(familiesOf(story.records).map(paperOf)));
        for (const { userId, paperId, record } of saves) {
          const paper = await paperFor(record, papers);
          expect((await library.list(userId, { offset: 0, limit: 5 })).map(each => each.paperId)).toEqual([
            paper?.id,
          ]);
          expect(await papers.get(paperId)).toEqual(paper);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that are not clear lose no identifier that was taken, and nothing that people saved', async () => {
    const { tell, all, papers, library } = await openTold();
    await fc.assert(
      fc.asyncProperty(anyStory(false), async story => {
        const { saves } = await tell(story);
        const left = new Set((await all()).map(({ id }) => id));
        for (const { userId, paperId } of saves) {
          const list = await library.list(userId, { offset: 0, limit: 5 });
          expect(list).toEqual([{ paperId: (await papers.get(paperId))?.id, savedAt: 1 }]);
          expect(left.has(list[0]?.paperId ?? 0)).toBe(true);
        }
        const lost: string[] = [];
        for (const { arxivId, externalId } of story.records) {
          // A record is rejected where its own id had another arXiv id: then that own id is known.
          const isFound =
            externalId === null
              ? arxivId === null || (await papers.byArxivId(arxivId)) !== undefined
              : (await papers.byExternalId(externalId)) !== undefined;
          if (!isFound) lost.push(`${arxivId} ${externalId}`);
        }
        expect(lost).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('leave an index that follows now and then with exactly the papers of the corpus', async () => {
    const { tell, all, papers } = await openTold();
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyStory(true), anyStory(false)), async story => {
        const { index } = await tell(story);
        const left = await all();
        expect([index.size, index.rev]).toEqual([left.length, left.at(-1)?.rev]);
        for (const { id } of left) index.remove(id);
        expect(index.size).toBe(0);
        expect(await syncIndex(papers, index)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
