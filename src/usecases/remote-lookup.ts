import { SECOND_MS } from '../core/time/duration.ts';
import type { ArxivApiClient, FetchOptions, HuggingFaceClient } from '../core/source/remote-sources.ts';
import type { Log } from '../core/log.ts';
import type { PaperFields, PaperStore } from '../core/paper/paper.ts';
import type { LookupCaller, LookupResult, RemoteLookup } from '../core/paper/remote-lookup.ts';
import type { SourceRecord } from '../core/paper/record.ts';
import { SOURCE_TITLES } from '../core/source/source-runs.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { titleKey } from '../core/paper/title-key.ts';
import { createLookupAllowance } from './lookup-allowance.ts';
import { singleFlight } from './single-flight.ts';
import { ingest } from './ingest.ts';

/** How long a user waits for one source, ms; arXiv's rate limit alone may take three seconds. */
const SOURCE_TIMEOUT_MS = 8 * SECOND_MS;

/** Search hits among which a title is looked for; a source that has the title ranks it first or nearly so. */
const MAX_TITLE_CANDIDATES = 10;

const HUGGING_FACE = SOURCE_TITLES.huggingface;
const ARXIV = SOURCE_TITLES.arxiv;

/** The result of a request that failed. */
const FAILED = Symbol('failed');

export interface RemoteLookupOptions {
  readonly huggingFace: Pick<HuggingFaceClient, 'paper' | 'search'>;
  readonly arxiv: Pick<ArxivApiClient, 'byIds'>;
  readonly papers: Pick<PaperStore, 'byArxivId' | 'byTitleKey'>;
  readonly unitOfWork: UnitOfWork;
  /** Called after a paper was added to the corpus, which the index gets by it or by a sync in the background. */
  readonly syncIndex: () => Promise<unknown>;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Creates a lookup at the remote sources: Hugging Face first, which responds at once, then arXiv. Each person, each server
 * and all of them together have an allowance, and requests for the papers of the day go first.
 */
export function createRemoteLookup(options: RemoteLookupOptions): RemoteLookup {
  const { huggingFace, arxiv, log, now } = options;
  const allowance = createLookupAllowance();
  const lookUpOnce = singleFlight(now);

  /** Returns the response of a source, or `FAILED` after logging the error. */
  async function request<T>(
    source: string,
    send: (options: FetchOptions) => Promise<T>,
  ): Promise<T | typeof FAILED> {
    try {
      return await send({ signal: AbortSignal.timeout(SOURCE_TIMEOUT_MS), retries: 0, yields: true });
    } catch (error) {
      log.warn('remote_lookup_failed', { source, error });
      return FAILED;
    }
  }

  async function lookUpId(arxivId: string): Promise<LookupResult> {
    const listed = await request(HUGGING_FACE, fetching => huggingFace.paper(arxivId, fetching));
    if (listed !== FAILED && listed?.arxivId === arxivId) {
      return addToCorpus(listed, HUGGING_FACE, options);
    }
    const fields = await request(ARXIV, fetching => fetchFromArxiv(arxivId, arxiv, fetching));
    // arXiv has every paper with an arXiv id, so a failure at Hugging Face does not matter here.
    if (fields === FAILED) return { kind: 'unreachable' };
    return fields ? addToCorpus(fields, ARXIV, options) : { kind: 'notFound' };
  }

  async function lookUpTitle(title: string, key: string): Promise<LookupResult> {
    const records = await request(HUGGING_FACE, fetching =>
      huggingFace.search(title, { ...fetching, limit: MAX_TITLE_CANDIDATES }),
    );
    if (records === FAILED) return { kind: 'unreachable' };
    const match = records
      .flatMap(record => ('fields' in record ? [record.fields] : []))
      .find(fields => titleKey(fields.title) === key);
    return match ? addToCorpus(match, HUGGING_FACE, options) : { kind: 'notFound' };
  }

  /** Looks up within the caller's allowance. What needs no request of its own is not counted. */
  function lookUp(
    key: string,
    caller: LookupCaller,
    send: () => Promise<LookupResult>,
  ): Promise<LookupResult> {
    return lookUpOnce(key, async () => {
      const waitMs = allowance.take(caller, now());
      return waitMs > 0 ? { kind: 'limited', waitMs } : await send();
    });
  }

  return {
    byArxivId: (arxivId, caller) => lookUp(`arXiv:${arxivId}`, caller, () => lookUpId(arxivId)),
    byTitle(title, caller) {
      const key = titleKey(title);
      return lookUp(`title:${key}`, caller, () => lookUpTitle(title, key));
    },
  };
}

async function fetchFromArxiv(
  arxivId: string,
  arxiv: RemoteLookupOptions['arxiv'],
  options: FetchOptions,
): Promise<PaperFields | undefined> {
  for await (const record of arxiv.byIds([arxivId], options)) {
    if ('fields' in record && record.fields.arxivId === arxivId) return record.fields;
  }
  return undefined;
}

/** Ingests a paper that `source` returned, has the index synced and returns the paper as it is in the corpus. */
async function addToCorpus(
  fields: PaperFields,
  source: string,
  { papers, unitOfWork, syncIndex, now, log }: RemoteLookupOptions,
): Promise<LookupResult> {
  await ingest(singleRecord({ line: 1, fields }), {
    unitOfWork,
    now,
    onRejected: (_line, reason) => log.warn('remote_paper_rejected', { source, reason }),
  });
  await syncIndex();
  const paper =
    fields.arxivId === null
      ? (await papers.byTitleKey(titleKey(fields.title)))[0]
      : await papers.byArxivId(fields.arxivId);
  return paper ? { kind: 'found', paper, source } : { kind: 'notFound' };
}

async function* singleRecord(record: SourceRecord): AsyncGenerator<SourceRecord> {
  yield await Promise.resolve(record);
}
