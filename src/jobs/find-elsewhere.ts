import { SECOND_MS } from '../core/duration.ts';
import type { Log } from '../core/log.ts';
import type { PaperFields, PaperStore } from '../core/paper.ts';
import type { FoundElsewhere, PaperFinder } from '../core/paper-finder.ts';
import type { SourceRecord } from '../core/record.ts';
import type { PaperIndex } from '../core/search.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { titleKey } from '../core/title-key.ts';
import { ingest } from './ingest.ts';

/** How long somebody is let wait for a source, ms; arXiv alone may take three seconds to be asked. */
const PATIENCE_MS = 8 * SECOND_MS;

/** A title that a source has stands among its first answers. */
const LOOKED_AT = 10;

type Asking = { readonly signal: AbortSignal; readonly isHurried: true };

/** What is asked of Hugging Face. */
export interface AsksHuggingFace {
  paper(arxivId: string, options: Asking): Promise<PaperFields | undefined>;
  search(words: string, options: Asking & { readonly limit: number }): Promise<readonly SourceRecord[]>;
}

/** What is asked of arXiv. */
export interface AsksArxiv {
  byIds(ids: readonly string[], options: Asking): AsyncIterable<SourceRecord>;
}

/** A finder over the live sources: Hugging Face first, which answers at once, then arXiv. */
export function openPaperFinder(using: {
  readonly huggingFace: AsksHuggingFace;
  readonly arxiv: AsksArxiv;
  readonly papers: Pick<PaperStore, 'byArxivId' | 'byTitleKey'>;
  readonly unitOfWork: UnitOfWork;
  readonly index: Pick<PaperIndex, 'put' | 'remove'>;
  readonly now: () => number;
  readonly log: Log;
}): PaperFinder {
  const { huggingFace, arxiv, papers, unitOfWork, index, now, log } = using;

  /** What a source tells, or `undefined` where it cannot be asked: that is for the operator to know, not for the asker. */
  async function told<T>(source: string, ask: (options: Asking) => Promise<T>): Promise<T | undefined> {
    try {
      return await ask({ signal: AbortSignal.timeout(PATIENCE_MS), isHurried: true });
    } catch (error) {
      log.warn('paper not looked for elsewhere', { source, error });
      return undefined;
    }
  }

  async function join(fields: PaperFields, source: string): Promise<FoundElsewhere | undefined> {
    await ingest(one({ line: 1, fields }), {
      unitOfWork,
      now,
      onChanged: paper => index.put(paper),
      onGone: id => index.remove(id),
    });
    const paper =
      fields.arxivId === null
        ? (await papers.byTitleKey(titleKey(fields.title)))[0]
        : await papers.byArxivId(fields.arxivId);
    return paper && { paper, source };
  }

  async function ofArxiv(arxivId: string, options: Asking): Promise<PaperFields | undefined> {
    for await (const record of arxiv.byIds([arxivId], options))
      if ('fields' in record && record.fields.arxivId === arxivId) return record.fields;
    return undefined;
  }

  return {
    async byArxivId(arxivId) {
      const listed = await told(HUGGING_FACE, options => huggingFace.paper(arxivId, options));
      if (listed?.arxivId === arxivId) return join(listed, HUGGING_FACE);
      const known = await told(ARXIV, options => ofArxiv(arxivId, options));
      return known && join(known, ARXIV);
    },

    async byTitle(title) {
      const key = titleKey(title);
      const records = await told(HUGGING_FACE, options =>
        huggingFace.search(title, { ...options, limit: LOOKED_AT }),
      );
      const same = records
        ?.flatMap(record => ('fields' in record ? [record.fields] : []))
        .find(fields => titleKey(fields.title) === key);
      return same && join(same, HUGGING_FACE);
    },
  };
}

const HUGGING_FACE = 'Hugging Face';
const ARXIV = 'arXiv';

async function* one(record: SourceRecord): AsyncGenerator<SourceRecord> {
  yield await Promise.resolve(record);
}
