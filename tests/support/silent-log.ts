import type { Log } from '../../src/core/log.ts';

/** One logged event. */
export interface LoggedEvent {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Creates a log that keeps its events for assertions. */
export function createSilentLog(): Log & { readonly events: LoggedEvent[] } {
  const events: LoggedEvent[] = [];
  const at =
    (level: LoggedEvent['level']) =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      void events.push({ level, event, fields });
  return { events, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
