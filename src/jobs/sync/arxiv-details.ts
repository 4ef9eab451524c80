import { DAY_MS } from '../../core/time/duration.ts';
import type { ArxivPapers } from '../../core/source/live-sources.ts';
import type { Stores } from '../../core/stores.ts';
import { EMPTY_REPORT, importRecords, type ImportResult, type ImportContext } from './import-records.ts';

/** The query API may lag behind the feeds over a long weekend; what it does not know by then was withdrawn. */
const GIVEN_UP_MS = 5 * DAY_MS;

/** What came of the question; `areWanted` if the day of a paper is still unknown, so that it is to be asked again. */
export type DetailsImportResult = ImportResult & { readonly areWanted: boolean };

/**
 * Asks for what the feeds leave out, above all the published day, of the papers noted as wanted; those whose day is
 * known meanwhile are not asked for. Papers stay wanted until their day is known, but not for ever.
 */
export async function importDetails(
  using: ImportContext & {
    readonly arxivApi: ArxivPapers;
    readonly stores: Pick<Stores, 'arxivFollow' | 'papers'>;
    readonly onRejected?: (line: number, reason: string) => void;
  },
): Promise<DetailsImportResult> {
  const { arxivApi, stores, ...taking } = using;
  const missing = await missingDetails(stores, using.now());
  if (missing.length === 0) return { report: EMPTY_REPORT, fault: null, areWanted: false };
  const taken = await importRecords(arxivApi.byIds(missing, { signal: using.signal }), taking);
  return { ...taken, areWanted: (await missingDetails(stores, using.now())).length > 0 };
}

async function missingDetails(
  { arxivFollow, papers }: Pick<Stores, 'arxivFollow' | 'papers'>,
  now: number,
): Promise<string[]> {
  const missing: string[] = [];
  const settled: string[] = [];
  for (const { arxivId, since } of await arxivFollow.wanted()) {
    const day = (await papers.byArxivId(arxivId))?.publishedAt ?? '';
    (day.length === 10 || now - since > GIVEN_UP_MS ? settled : missing).push(arxivId);
  }
  await arxivFollow.unwant(settled);
  return missing;
}
