import { createHmac, randomBytes } from 'node:crypto';
import { pino, type DestinationStream } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Log } from '../core/log.ts';
import { createRedaction, type Redaction } from './redact.ts';
import type { LogLevel } from './config.ts';

/** File descriptor of standard error; standard output is for data. */
const STDERR_FD = 2;

/**
 * Opens a log on standard error, one event a line: JSON, or with `pretty` readable text, in colour on a terminal. Both
 * forms are redacted. Lines are written synchronously, so that a crash loses none.
 */
export function openLog(
  level: LogLevel,
  options: { readonly pretty?: boolean; readonly redaction?: Redaction } = {},
): Log {
  const { pretty = false, redaction = createProcessRedaction() } = options;
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    pretty ? prettyStream() : pino.destination({ dest: STDERR_FD, sync: true }),
  );
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (event, fields) => {
      if (logger.isLevelEnabled(name)) logger[name](redaction.fields(fields ?? {}), redaction.text(event));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * Creates the redaction of one process. A user has the same pseudonym, such as `@1a2b3c4d`, throughout the process and
 * another one after a restart, since the key is not stored; trying all ids does not reveal who a pseudonym is.
 */
export function createProcessRedaction(secrets: readonly string[] = []): Redaction {
  const key = randomBytes(32);
  return createRedaction({
    pseudonym: id => `@${createHmac('sha256', key).update(id).digest('hex').slice(0, 8)}`,
    secrets,
  });
}

function prettyStream(): DestinationStream {
  return PinoPretty({
    destination: STDERR_FD,
    sync: true,
    colorize: process.stderr.isTTY && process.stderr.hasColors(),
    messageKey: 'event',
    errorLikeObjectKeys: ['error'],
    // The operator's local time; the date is left out for short lines.
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
  });
}
