import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import type { ByIdsOptions, FetchOptions } from '../../core/source/remote-sources.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { SourceRefusedError } from '../remote-source-error.ts';
import type { ArxivEntry, ArxivRecord, FetchQueryPage, QueryPage } from './query-page.ts';

// A hundred ids make a URL of 1.5 kB, which every proxy accepts.
const IDS_PER_REQUEST = 100;

/**
 * Fetches the newest versions of papers by their ids, in any usual form and any number. Ids that arXiv does not have are
 * left out; texts that are not ids are yielded as rejected.
 */
export async function* papersByIds(
  fetchPage: FetchQueryPage,
  ids: readonly string[],
  { maxRequests = Infinity, ...options }: ByIdsOptions,
): AsyncGenerator<ArxivRecord, void> {
  let line = 0;
  const parsed = new Set<string>();
  for (const text of ids) {
    const id = parseArxivId(text)?.id;
    if (id !== undefined) parsed.add(id);
    else yield { line: ++line, rejected: `not an arXiv id: "${excerpt(cleanText(text))}"` };
  }
  const all = [...parsed];
  const budget = { requests: maxRequests };
  for (let at = 0; at < all.length; at += IDS_PER_REQUEST) {
    const batch = all.slice(at, at + IDS_PER_REQUEST);
    for await (const entry of fetchBatch(batch, { fetchPage, options, budget }))
      yield { line: ++line, ...entry };
  }
}

interface BatchContext {
  readonly fetchPage: FetchQueryPage;
  readonly options: FetchOptions;
  /** The requests that are left. */
  readonly budget: { requests: number };
}

/**
 * Fetches a batch. arXiv refuses a whole batch for one id: then each half is fetched by itself. A single id without an entry
 * is unknown to arXiv, also if it keeps counting one: so it answers for some papers that were removed.
 */
async function* fetchBatch(ids: readonly string[], context: BatchContext): AsyncGenerator<ArxivEntry> {
  const { fetchPage, options, budget } = context;
  if (budget.requests <= 0) {
    for (const id of ids)
      yield { rejected: `${id}: not asked for, since arXiv refuses other ids of its request` };
    return;
  }
  budget.requests -= 1;
  let page: QueryPage;
  try {
    const parameters = { id_list: ids.join(','), start: '0', max_results: String(ids.length) };
    const mayBeEmpty = ({ total }: QueryPage, isLastAttempt: boolean) =>
      ids.length === 1 ? isLastAttempt || (total ?? 0) === 0 : isLastAttempt && total === 0;
    page = await fetchPage(parameters, mayBeEmpty, options);
  } catch (error) {
    if (!(error instanceof SourceRefusedError) || error.status !== 400) throw error;
    const [only] = ids;
    if (ids.length === 1) {
      yield { rejected: `${only}: ${error.message}` };
      return;
    }
    const half = Math.ceil(ids.length / 2);
    yield* fetchBatch(ids.slice(0, half), context);
    yield* fetchBatch(ids.slice(half), context);
    return;
  }
  const wanted = new Set(ids);
  for (const entry of page.entries) {
    // Not by position: unknown ids leave no gap.
    const id = 'fields' in entry ? entry.fields.arxivId : null;
    if (id === null || wanted.delete(id)) yield entry;
  }
}
