import { createHmac, randomBytes } from 'node:crypto';
import { pino, type DestinationStream } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Log } from '../core/log.ts';
import { createRedaction, type Redaction } from './redact.ts';
import type { LogLevel } from './config.ts';

/** Standard error: standard output is for data. */
const STDERR = 2;

/**
 * A log on standard error, one event a line: JSON, or with `pretty` readable text, in colour on a terminal. All of it
 * goes through the redaction first, in both forms. Lines are written at once, so that a crash loses none.
 */
export function openLog(
  level: LogLevel,
  options: { readonly pretty?: boolean; readonly redaction?: Redaction } = {},
): Log {
  const { pretty = false, redaction = openRedaction() } = options;
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    pretty ? readable() : pino.destination({ dest: STDERR, sync: true }),
  );
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (event, fields) => {
      if (logger.isLevelEnabled(name)) logger[name](redaction.fields(fields ?? {}), redaction.text(event));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * The redaction of one process: a person is the same `@1a2b3c4d` wherever this process writes of them, and somebody
 * else after a restart, since the key is nowhere kept; nobody can find out a person by trying ids.
 */
export function openRedaction(secrets: readonly string[] = []): Redaction {
  const key = randomBytes(32);
  return createRedaction({
    pseudonym: id => `@${createHmac('sha256', key).update(id).digest('hex').slice(0, 8)}`,
    secrets,
  });
}

function readable(): DestinationStream {
  return PinoPretty({
    destination: STDERR,
    sync: true,
    colorize: process.stderr.isTTY && process.stderr.hasColors(),
    messageKey: 'event',
    errorLikeObjectKeys: ['error'],
    // The operator's own time of day; the date is what the terminal scrolls by.
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
  });
}
