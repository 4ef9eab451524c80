import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import { readSnapshot, writeSnapshot } from '../../src/search/snapshot/snapshot-file.ts';
import { createReferenceReader } from '../../src/sources/references/read-references.ts';
import { startImport } from '../../src/usecases/import-library.ts';
import { applyKeptReactions, applyOrKeepReaction } from '../../src/usecases/unmatched-reactions.ts';
import { openImports, reference } from '../jobs/library-imports/import-fixture.ts';
import { createLongFiles } from '../sources/references/long-files.ts';
import { measureHolds } from '../support/loop-holds.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** No step of the bot may hold the event loop for longer. */
const MAX_HOLD_MS = 50;
/** What a member sends as a file may hold it for longer, once: it is read by one member at a time. */
const MAX_FILE_HOLD_MS = 150;
const REACTION_COUNT = 400;

/** A fixture with a recorded digest of ten papers, and reactions that were kept while it was not recorded. */
async function openKeptReactions() {
  const fixture = await openScheduleFixture();
  const { stores, unitOfWork, clock, channel, scheduler, deliverer } = fixture;
  await fixture.addPapers(...Array.from({ length: 10 }, (_, at) => `Paper ${at}`));
  const schedule = await fixture.schedule();
  channel.failNext('unavailable', 'stored');
  await scheduler.run(schedule, 'first', clock.now());
  await deliverer.drain();
  const messageId = channel.messages[0]?.id ?? '';
  for (let at = 0; at < REACTION_COUNT; at += 1) {
    await applyOrKeepReaction(
      {
        change: 'added',
        messageId,
        channelId: schedule.channelId,
        userId: String(at),
        emoji: '🔖',
        at: clock.now(),
      },
      stores,
      unitOfWork,
    );
  }
  clock.advance(SECOND_MS);
  await deliverer.drain();
  return { stores, unitOfWork };
}

describe(`the event loop is held for at most ${MAX_HOLD_MS} ms`, () => {
  it(`while ${REACTION_COUNT} reactions are applied that waited for their post`, async () => {
    const { stores, unitOfWork } = await openKeptReactions();
    const { maxMs } = await measureHolds(() => applyKeptReactions(unitOfWork));
    const [paperId = 0] = (await stores.deliveries.get(1))?.paperIds ?? [];
    expect(await stores.library.countSavers(paperId)).toBe(REACTION_COUNT);
    expect(maxMs).toBeLessThan(MAX_HOLD_MS);
  });

  it('while 5,000 references are added to an import', async () => {
    const { unitOfWork, request, clock } = await openImports();
    const references = Array.from({ length: 5_000 }, (_, at) =>
      reference({ title: `On weirs, part ${at}`, authors: Array.from({ length: 20 }, () => 'Ada Byron') }),
    );
    const { maxMs } = await measureHolds(() =>
      startImport({ ...request, startedAt: clock.now() }, references, unitOfWork),
    );
    expect(maxMs).toBeLessThan(MAX_HOLD_MS);
  });

  it('while a large snapshot is written and read', async () => {
    const file = join(tempFolder(), 'papers.sqlite.search-index');
    const value = { long: new Float64Array(4_000_000).fill(0.5), short: new Uint8Array(100) };
    const { maxMs } = await measureHolds(async () => {
      await writeSnapshot(file, value);
      expect((await readSnapshot(file)).problem).toBeUndefined();
    });
    expect(maxMs).toBeLessThan(MAX_HOLD_MS);
  });
});

it.each(createLongFiles(5_000_000))(
  `the event loop is held for at most ${MAX_FILE_HOLD_MS} ms while 5 MB of $what are read`,
  async ({ content, name }) => {
    const { maxMs } = await measureHolds(async () => {
      // Turns before and after, so that what happens between them is measured.
      await setImmediate();
      await createReferenceReader()
        .read(content, name)
        .catch(() => []);
      await setImmediate();
    });
    expect(maxMs).toBeLessThan(MAX_FILE_HOLD_MS);
  },
);
