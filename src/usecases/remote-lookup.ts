import { SECOND_MS } from '../core/time/duration.ts';
import type { ArxivPapers, FetchOptions } from '../core/source/live-sources.ts';
import type { Log } from '../core/log.ts';
import type { PaperFields, PaperStore } from '../core/paper/paper.ts';
import type { LookupResult, RemoteLookup } from '../core/paper/remote-lookup.ts';
import type { SourceRecord } from '../core/paper/record.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { SOURCE_TITLES } from '../core/source/source-runs.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { titleKey } from '../core/paper/title-key.ts';
import { singleFlight } from './single-flight.ts';
import { ingest } from './ingest.ts';

/** How long somebody is let wait for a source, ms; arXiv alone may take three seconds to be asked. */
const PATIENCE_MS = 8 * SECOND_MS;

/** A title that a source has stands among its first answers. */
const LOOKED_AT = 10;

/** What is asked of Hugging Face. */
export interface AsksHuggingFace {
  paper(arxivId: string, options: FetchOptions): Promise<PaperFields | undefined>;
  search(words: string, options: FetchOptions & { readonly limit: number }): Promise<readonly SourceRecord[]>;
}

/** A finder over the live sources: Hugging Face first, which answers at once, then arXiv. */
export function openRemoteLookup(using: {
  readonly huggingFace: AsksHuggingFace;
  readonly arxiv: Pick<ArxivPapers, 'byIds'>;
  readonly papers: Pick<PaperStore, 'byArxivId' | 'byTitleKey'>;
  readonly unitOfWork: UnitOfWork;
  readonly index: Pick<PaperIndex, 'put' | 'remove'>;
  readonly now: () => number;
  readonly log: Log;
}): RemoteLookup {
  const { huggingFace, arxiv, papers, unitOfWork, index, now, log } = using;
  const once = singleFlight(now);

  /** What a source tells, or `unasked` where it cannot be asked: the operator learns why. */
  async function told<T>(
    source: string,
    ask: (options: FetchOptions) => Promise<T>,
  ): Promise<T | typeof unasked> {
    try {
      return await ask({ signal: AbortSignal.timeout(PATIENCE_MS), isHurried: true });
    } catch (error) {
      log.warn('paper not looked for elsewhere', { source, error });
      return unasked;
    }
  }

  async function join(fields: PaperFields, source: string): Promise<LookupResult> {
    await ingest(one({ line: 1, fields }), {
      unitOfWork,
      now,
      onChanged: paper => index.put(paper),
      onGone: id => index.remove(id),
      onRejected: (_line, reason) => log.warn('paper found elsewhere was rejected', { source, reason }),
    });
    const paper =
      fields.arxivId === null
        ? (await papers.byTitleKey(titleKey(fields.title)))[0]
        : await papers.byArxivId(fields.arxivId);
    return paper ? { kind: 'found', paper, source } : { kind: 'notFound' };
  }

  async function ofArxiv(arxivId: string, options: FetchOptions): Promise<PaperFields | undefined> {
    for await (const record of arxiv.byIds([arxivId], options))
      if ('fields' in record && record.fields.arxivId === arxivId) return record.fields;
    return undefined;
  }

  async function lookForId(arxivId: string): Promise<LookupResult> {
    const listed = await told(HUGGING_FACE, options => huggingFace.paper(arxivId, options));
    if (listed !== unasked && listed?.arxivId === arxivId) return join(listed, HUGGING_FACE);
    const known = await told(ARXIV, options => ofArxiv(arxivId, options));
    // arXiv has every paper of arXiv: what it does not have, nobody has.
    if (known === unasked) return { kind: 'unreachable' };
    return known ? join(known, ARXIV) : { kind: 'notFound' };
  }

  async function lookForTitle(title: string, key: string): Promise<LookupResult> {
    const records = await told(HUGGING_FACE, options =>
      huggingFace.search(title, { ...options, limit: LOOKED_AT }),
    );
    if (records === unasked) return { kind: 'unreachable' };
    const same = records
      .flatMap(record => ('fields' in record ? [record.fields] : []))
      .find(fields => titleKey(fields.title) === key);
    return same ? join(same, HUGGING_FACE) : { kind: 'notFound' };
  }

  return {
    byArxivId: arxivId => once(`arXiv:${arxivId}`, () => lookForId(arxivId)),
    byTitle(title) {
      const key = titleKey(title);
      return once(`title:${key}`, () => lookForTitle(title, key));
    },
  };
}

/** Stands for the answer of a source that could not be asked. */
const unasked = Symbol('unasked');
const HUGGING_FACE = SOURCE_TITLES.huggingface;
const ARXIV = SOURCE_TITLES.arxiv;

async function* one(record: SourceRecord): AsyncGenerator<SourceRecord> {
  yield await Promise.resolve(record);
}
