import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type {
  Action,
  ActionResult,
  HistoryPage,
  OfferedCommand,
  Problem,
} from '../../../src/playground/web/protocol.ts';

// The responses are not validated: the tests check what they contain.
const actionReply = z.custom<ActionResult | Problem>();
const historyReply = z.custom<HistoryPage>();
const commandsReply = z.custom<readonly OfferedCommand[]>();

/** An HTTP response. */
export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request with exactly these headers, `Host` included, and an unnormalized path. */
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
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Performs an action as a user and returns the response. */
export async function performAction(
  emulator: Emulator,
  as: string,
  action: Action,
): Promise<{ readonly status: number; readonly body: ActionResult | Problem }> {
  const response = await fetch(`${emulator.url}/playground/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: emulator.url },
    body: JSON.stringify({ as, action }),
  });
  return { status: response.status, body: actionReply.parse(await response.json()) };
}

/** Fetches a page of a channel's history as a user. */
export async function history(
  emulator: Emulator,
  as: string,
  channel: string,
  before?: string,
): Promise<HistoryPage> {
  const query = new URLSearchParams({ as, channel, ...(before === undefined ? {} : { before }) });
  const response = await fetch(`${emulator.url}/playground/messages?${query.toString()}`);
  return historyReply.parse(await response.json());
}

/** Fetches the commands offered to a user. */
export async function commands(
  emulator: Emulator,
  as: string,
  channel: string,
): Promise<readonly OfferedCommand[]> {
  const query = new URLSearchParams({ as, channel });
  const response = await fetch(`${emulator.url}/playground/commands?${query.toString()}`);
  return commandsReply.parse(await response.json());
}
