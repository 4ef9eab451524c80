import type { Log } from '../../core/log.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { ImportContext } from '../../jobs/sync/import-records.ts';
import { openSources } from '../../app/open-sources.ts';
import { faultOf } from '../../sources/live-error.ts';
import type { LiveSources } from '../../sources/live.ts';
import { withStores, type CliContext } from '../context.ts';
import { untilStopped } from '../../process/stop-signal.ts';
import { readVersion } from '../../process/version.ts';

/** What verbs that ask the net work with. */
export interface AskingTools {
  readonly sources: LiveSources;
  readonly stores: Stores;
  readonly taking: ImportContext & { readonly unitOfWork: UnitOfWork };
}

/**
 * Runs work on the sources and the database until it is done or the operator stops it (then `taking.signal` is aborted).
 * What a source does not like is told to people by `tell`.
 */
export function withSources<T>(
  context: CliContext,
  tell: (line: string) => void,
  work: (tools: AskingTools) => Promise<T>,
): Promise<T> {
  const { clock, random } = context;
  const config = context.config();
  return untilStopped(signal =>
    withStores(config.databaseFile, async ({ stores, unitOfWork }) => {
      const log = tellingLog(tell);
      const sources = openSources({ config: config.sources, version: readVersion(), random }, { clock, log });
      try {
        return await work({ sources, stores, taking: { unitOfWork, now: clock.now, faultOf, signal } });
      } finally {
        await sources.close();
      }
    }),
  );
}

/** Warnings for people; the rest is for the log of a bot. */
function tellingLog(tell: (line: string) => void): Log {
  const warn: Log['warn'] = (event, facts = {}) => tell(inWords(event, facts));
  return { debug: quiet, info: quiet, warn, error: warn };
}

function quiet(): void {
  // On purpose: people asked for papers, and get the outcome.
}

/** `a source did not answer (source: arXiv, reason: ECONNRESET)`. */
function inWords(event: string, facts: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`);
  return told.length === 0 ? event : `${event} (${told.join(', ')})`;
}
