import type { Log } from '../../core/log.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { createDedupedLog } from '../../jobs/sync/deduped-log.ts';
import type { ImportContext } from '../../jobs/sync/import-records.ts';
import { untilStopped } from '../../process/stop-signal.ts';
import { userAgent } from '../../sources/http/user-agent.ts';
import { classifySourceError } from '../../sources/remote-source-error.ts';
import { openRemoteSources, type RemoteSourceClients } from '../../sources/remote-sources.ts';
import type { CliContext } from '../context.ts';
import { withStores } from '../open-stores.ts';

/** What verbs that fetch from the remote sources work with. */
export interface SourceTools {
  readonly sources: RemoteSourceClients;
  readonly stores: Stores;
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
  const { databaseFile, sources: sourcesConfig } = await config();
  return untilStopped(signal =>
    withStores(databaseFile, async ({ stores, unitOfWork }) => {
      const sources = openRemoteSources({
        ...sourcesConfig,
        userAgent: userAgent(version, sourcesConfig.contact),
        clock,
        log: createDedupedLog(createWarningLog(printWarning), clock.now),
        random,
      });
      try {
        const importContext = { unitOfWork, now: clock.now, classifySourceError, signal };
        return await work({ sources, stores, importContext });
      } finally {
        await sources.close();
      }
    }),
  );
}

/** Creates a log that prints warnings and errors; the rest is only of use in a bot's log. */
function createWarningLog(printWarning: (line: string) => void): Log {
  const warn: Log['warn'] = (event, fields = {}) => printWarning(formatEvent(event, fields));
  return { debug: ignore, info: ignore, warn, error: warn };
}

function ignore(): void {
  // On purpose: the verb prints its result itself.
}

/** `source retried (source: arXiv, reason: ECONNRESET)`. */
function formatEvent(event: string, fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  const words = event.replaceAll('_', ' ');
  return parts.length === 0 ? words : `${words} (${parts.join(', ')})`;
}
