import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { createDedupedLog } from '../../jobs/sync/deduped-log.ts';
import type { ImportContext } from '../../jobs/sync/import-records.ts';
import { untilStopped } from '../../process/stop-signal.ts';
import type { Locks } from '../../store/database/database.ts';
import { userAgent } from '../../sources/http/user-agent.ts';
import { classifySourceError } from '../../sources/remote-source-error.ts';
import { openRemoteSources, type RemoteSourceClients } from '../../sources/remote-sources.ts';
import type { CliContext } from '../context.ts';
import { withStores } from '../open-stores.ts';
import { createWarningLog } from '../warning-log.ts';

/** What a verb needs to ingest papers from the remote sources. */
export interface SourceTools {
  readonly sources: RemoteSourceClients;
  readonly stores: Stores;
  readonly locks: Locks;
  readonly importContext: ImportContext & { readonly unitOfWork: UnitOfWork };
}

/**
 * Runs work on the sources and the database until it is done or the operator stops it, which aborts
 * `importContext.signal`. Warnings of the sources are printed with `printWarning`.
 */
export async function withSources<T>(
  { config, version, clock, random }: CliContext,
  printWarning: (line: string) => void,
  work: (tools: SourceTools) => Promise<T>,
): Promise<T> {
  const { database, sources: sourcesConfig } = await config();
  return untilStopped(signal =>
    withStores(database, async ({ stores, unitOfWork, locks }) => {
      const sources = openRemoteSources({
        ...sourcesConfig,
        userAgent: userAgent(version, sourcesConfig.contact),
        clock,
        log: createDedupedLog(createWarningLog(printWarning), clock.now),
        random,
        reserveArxivRequest: locks.reserveArxivRequest,
      });
      try {
        const importContext = { unitOfWork, now: clock.now, classifySourceError, signal };
        return await work({ sources, stores, locks, importContext });
      } finally {
        await sources.close();
      }
    }),
  );
}
