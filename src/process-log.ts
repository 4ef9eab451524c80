import { pino } from 'pino';
import type { Log } from './core/log.ts';
import type { LogLevel } from './config.ts';

/** A log of JSON lines on standard error, one event a line; standard output is for data. */
export function openLog(level: LogLevel): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { error: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (event, facts) => logger.debug(facts ?? {}, event),
    info: (event, facts) => logger.info(facts ?? {}, event),
    warn: (event, facts) => logger.warn(facts ?? {}, event),
    error: (event, facts) => logger.error(facts ?? {}, event),
  };
}

/**
 * An error's name, words and stack with its causes, and nothing else of it: the REST client's errors also carry the
 * request's URL and body, where interaction tokens stand.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
