import type { App } from '../../src/command.ts';
import { emptyPaper, type Paper, type PaperFields } from '../../src/core/paper/paper.ts';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { createUserCooldowns } from '../../src/core/message/user-cooldowns.ts';
import { offlineLookup } from '../../src/core/paper/remote-lookup.ts';
import { createDiscussionOpener } from '../../src/jobs/discussion-opener.ts';
import { createWatchIndex } from '../../src/search/watches/watch-index.ts';
import type { UnitOfWork } from '../../src/core/stores.ts';
import { createReferenceReader } from '../../src/sources/references/read-references.ts';
import { createPickCounter } from '../../src/usecases/pick-counter.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';
import { createFakeAccess } from '../support/fake-access.ts';
import { createFakeRoleMentions } from '../support/fake-role-mentions.ts';
import { startTestImporter } from '../support/test-importer.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';

export interface TestApp extends App {
  readonly clock: ManualClock;
  readonly unitOfWork: UnitOfWork;
  readonly databaseFile: string;
  /** Adds papers to the corpus and to the index. */
  addPapers(...papers: (Partial<PaperFields> & { title: string })[]): Promise<Paper[]>;
}

/** Opens what commands use, over a real database and a real index, with a manual clock. Manual runs post nothing. */
export async function openTestApp(start = '2026-11-21T12:00:00Z'): Promise<TestApp> {
  const { file: databaseFile, stores, unitOfWork } = await openTestDatabase();
  const index = createTestIndex();
  const clock = createManualClock(start);
  return {
    ...stores,
    unitOfWork,
    databaseFile,
    index,
    clock,
    libraryImporter: startTestImporter({ stores, unitOfWork, clock }),
    referenceReader: createReferenceReader(),
    manualRun: { run: () => Promise.resolve({ kind: 'empty' }), reschedule: () => undefined },
    discussionOpener: createDiscussionOpener({
      stores,
      unitOfWork,
      reader: { thread: () => Promise.resolve(undefined) },
      clock,
      log: createSilentLog(),
      deliverer: { deliver: () => Promise.resolve(undefined) },
      wake: () => undefined,
    }),
    remoteLookup: offlineLookup,
    cooldowns: createUserCooldowns(),
    pickCounter: createPickCounter({ paperPicks: stores.paperPicks, index, now: clock.now }),
    watchMatcher: createWatchIndex({ papersWith: term => index.papersWith(term) }),
    charts: { renderChart: () => Promise.resolve(new Uint8Array()) },
    attachments: { read: ({ url }) => Promise.reject(new Error(`no such file: ${url}`)) },
    shards: () => WHOLE_SHARE,
    hasMadeUpLists: false,
    readsMessageContent: false,
    roleMentions: createFakeRoleMentions(),
    clubDiscord: { deleteEvent: () => Promise.resolve() },
    clubAccess: {
      isTextChannel: () => true,
      canSendPolls: () => true,
      canCreateEvents: () => true,
      canPostInThreads: () => true,
      haveSameViewers: () => true,
    },
    channelAccess: { ...createFakeAccess(), ownerId: () => '3000000000000000009' },
    async addPapers(...papers) {
      const added: Paper[] = [];
      for (const fields of papers)
        added.push(await stores.papers.insert({ ...emptyPaper(fields.title), ...fields }));
      await syncIndex(stores.papers, index);
      return added;
    },
  };
}
