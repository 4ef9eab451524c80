import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type {
  Action,
  ActionResult,
  History,
  OfferedCommand,
  Problem,
} from '../../../src/playground/web/protocol.ts';

// Server and test are of one release: what the answers hold is what the tests look at.
const actReply = z.custom<ActionResult | Problem>();
const historyReply = z.custom<History>();
const commandsReply = z.custom<readonly OfferedCommand[]>();

/** An answer as it came. */
export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request with exactly these headers, `Host` too, and the path as it is written. */
export function raw(
  emulator: Emulator,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } = {},
): Promise<RawReply> {
  const { port } = new URL(emulator.url);
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** What a page's server answers to an act. */
export async function act(
  emulator: Emulator,
  as: string,
  what: Action,
): Promise<{ readonly status: number; readonly body: ActionResult | Problem }> {
  const response = await fetch(`${emulator.url}/playground/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: emulator.url },
    body: JSON.stringify({ as, act: what }),
  });
  return { status: response.status, body: actReply.parse(await response.json()) };
}

/** A piece of a channel's history for somebody. */
export async function history(
  emulator: Emulator,
  as: string,
  channel: string,
  before?: string,
): Promise<History> {
  const query = new URLSearchParams({ as, channel, ...(before === undefined ? {} : { before }) });
  const response = await fetch(`${emulator.url}/playground/messages?${query.toString()}`);
  return historyReply.parse(await response.json());
}

/** The commands offered to somebody. */
export async function commands(
  emulator: Emulator,
  as: string,
  channel: string,
): Promise<readonly OfferedCommand[]> {
  const query = new URLSearchParams({ as, channel });
  const response = await fetch(`${emulator.url}/playground/commands?${query.toString()}`);
  return commandsReply.parse(await response.json());
}
