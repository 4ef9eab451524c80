import type { Log } from '../core/log.ts';

/** Creates a log that prints warnings and errors as text; the other events are only useful in a bot's log. */
export function createWarningLog(print: (line: string) => void): Log {
  const warn: Log['warn'] = (event, fields = {}) => print(formatEvent(event, fields));
  return { debug: ignore, info: ignore, warn, error: warn };
}

function ignore(): void {
  // On purpose: the verb prints its result itself.
}

/** Formats an event for people: `source request failed (source: arXiv, reason: ECONNRESET)`. */
function formatEvent(event: string, fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  const words = event.replaceAll('_', ' ');
  return parts.length === 0 ? words : `${words} (${parts.join(', ')})`;
}
