import type { LibraryImport, OpenReference } from '../../core/library/library-import.ts';
import { maySharePaper } from '../../core/paper/same-work.ts';
import { titleKey } from '../../core/paper/title-key.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type {
  ArxivApiClient,
  ClassifySourceError,
  HuggingFaceClient,
} from '../../core/source/remote-sources.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';
import type { TokenBuckets } from '../../core/time/token-buckets.ts';
import { ingest } from '../../usecases/ingest.ts';
import { matchReferences } from '../../usecases/import-library.ts';
import { importRecords, toSourceFault, type SourceFault } from '../sync/import-records.ts';

/** As many as arXiv's client sends in one request, so that other requests get their turn in between. */
const IDS_AT_ONCE = 100;

/** Two refused ids of a hundred are found with fewer. With many, the others are not found: each request takes three seconds. */
const MAX_ID_REQUESTS = 30;

/** Search hits among which a title is looked for; a source that has the title ranks it first or nearly so. */
const MAX_TITLE_CANDIDATES = 10;

/**
 * Requests for titles, over all imports: Hugging Face allows 500 in 5 minutes, of which this is a third at most; the others
 * are for the papers of the day and for members who wait.
 */
export const TITLE_REQUESTS = { capacity: 10, refillMs: 2 * SECOND_MS };

/** The key of the one bucket of requests for titles. */
const ALL = 'all';

const MIN_RETRY_MS = 30 * SECOND_MS;
const MAX_RETRY_MS = 15 * MINUTE_MS;
/** A source that has not answered for so long is not asked again for this import. */
const GIVE_UP_AFTER_MS = 6 * HOUR_MS;

/** The sources that papers are asked of. */
export interface ImportSources {
  readonly arxiv: Pick<ArxivApiClient, 'byIds'>;
  readonly huggingFace: Pick<HuggingFaceClient, 'search'>;
}

export interface AskContext {
  readonly stores: Pick<Stores, 'libraryImports'>;
  readonly unitOfWork: UnitOfWork;
  readonly sources: ImportSources;
  readonly classifySourceError: ClassifySourceError;
  /** Called after papers were added to the corpus. */
  readonly syncIndex: () => Promise<unknown>;
  readonly titleRequests: TokenBuckets;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What came of a step: `nothing` was left to ask for, it was `asked` for, or is asked for later. */
export type AskResult = 'nothing' | 'asked' | 'postponed';

/** Asks arXiv for the next papers of an import that have ids, and saves those that it has. */
export async function askArxiv(running: LibraryImport, context: AskContext): Promise<AskResult> {
  const { stores, unitOfWork, sources, classifySourceError, now, signal } = context;
  const open = await stores.libraryImports.open(running.id, 'arxiv', IDS_AT_ONCE);
  if (open.length === 0) return 'nothing';
  const ids = open.flatMap(({ fields }) => fields.arxivId ?? []);
  // The retries are those of `postpone`: none keeps other imports waiting.
  const records = sources.arxiv.byIds(ids, {
    signal,
    retries: 0,
    yields: true,
    maxRequests: MAX_ID_REQUESTS,
  });
  const { report, fault } = await importRecords(records, { unitOfWork, now, classifySourceError, signal });
  if (report.added + report.updated > 0) await context.syncIndex();
  if (fault?.kind === 'unavailable') return postpone(running, 'arxiv', context);
  // The same request would fail again: only what came before the fault is known.
  const next = () => (fault ? 'unreachable' : 'not_found');
  await matchReferences(running.id, 'arxiv', { next, limit: open.length }, context);
  return answered(running, context);
}

/** Asks Hugging Face for the next paper of an import that has only a title, and saves it if it is there. */
export async function askForTitle(running: LibraryImport, context: AskContext): Promise<AskResult> {
  const { stores, unitOfWork, titleRequests, now } = context;
  const [open] = await stores.libraryImports.open(running.id, 'title', 1);
  if (!open) return 'nothing';
  const waitMs = titleRequests.waitMs(ALL, now());
  if (waitMs > 0) {
    await stores.libraryImports.postpone(running.id, now() + waitMs, running.failingSince);
    return 'postponed';
  }
  titleRequests.take(ALL, now());
  const found = await searchTitle(open, context);
  if (isFault(found) && found.kind === 'unavailable') return postpone(running, 'title', context);
  if (found && !isFault(found)) {
    await ingest(single(found), { unitOfWork, now });
    await context.syncIndex();
  }
  const next = () => (isFault(found) ? 'unreachable' : 'not_found');
  await matchReferences(running.id, 'title', { next, limit: 1 }, context);
  return answered(running, context);
}

function isFault(found: SourceRecord | SourceFault | undefined): found is SourceFault {
  return found !== undefined && 'kind' in found;
}

/** Returns the paper of a title, as far as it may be that of the reference. */
async function searchTitle(
  { fields }: OpenReference,
  { sources, classifySourceError, signal }: AskContext,
): Promise<SourceRecord | SourceFault | undefined> {
  const title = fields.title ?? '';
  const key = titleKey(title);
  try {
    const options = { signal, retries: 0, yields: true, limit: MAX_TITLE_CANDIDATES };
    const records = await sources.huggingFace.search(title, options);
    return records.find(
      record =>
        'fields' in record &&
        titleKey(record.fields.title) === key &&
        maySharePaper(title, fields, record.fields),
    );
  } catch (error) {
    signal.throwIfAborted();
    return toSourceFault(error, classifySourceError);
  }
}

/**
 * Has an import go on later, since a source does not answer or its database fails; after hours, its references of the stage,
 * or all, are given up.
 */
export async function postpone(
  { id, failingSince }: LibraryImport,
  stage: 'arxiv' | 'title' | undefined,
  { stores, now }: Pick<AskContext, 'stores' | 'now'>,
): Promise<AskResult> {
  const failingMs = now() - (failingSince ?? now());
  if (failingMs > GIVE_UP_AFTER_MS) {
    await stores.libraryImports.settleOpen(id, 'unreachable', stage);
    await stores.libraryImports.postpone(id, now(), null);
    return 'asked';
  }
  // As long as it has failed so far: the waits double.
  const waitMs = Math.min(MAX_RETRY_MS, Math.max(MIN_RETRY_MS, failingMs));
  await stores.libraryImports.postpone(id, now() + waitMs, failingSince ?? now());
  return 'postponed';
}

async function answered(
  { id, failingSince }: LibraryImport,
  { stores, now }: AskContext,
): Promise<AskResult> {
  if (failingSince !== null) await stores.libraryImports.postpone(id, now(), null);
  return 'asked';
}

async function* single(record: SourceRecord): AsyncGenerator<SourceRecord> {
  yield await Promise.resolve(record);
}
