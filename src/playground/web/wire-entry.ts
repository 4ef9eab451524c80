import * as z from 'zod';
import type { RecordedRequest } from '../../discord-emulator/faults.ts';
import type { Dispatch } from '../../discord-emulator/gateway/event.ts';
import { formErrorLines } from './form-error-lines.ts';
import type { WireEntry } from './protocol.ts';

/** An entry that is not in the log yet. */
export type NewEntry = Omit<WireEntry, 'id' | 'at'>;

/** Longer bodies are truncated, because each page holds hundreds of them; UTF-16 code units. */
const MAX_JSON_LENGTH = 20_000;

/** Replaces secrets such as tokens. */
const PLACEHOLDER = '…';

/** The token of an interaction follows its id (docs, "Receiving and Responding"). */
const TOKEN_IN_PATH = /^(\/(?:interactions|webhooks)\/[^/]+\/)[^/]+/u;

const errorBody = z.object({
  message: z.string(),
  code: z.number().optional(),
  errors: z.unknown().optional(),
});

const interaction = z.object({
  token: z.string(),
  data: z.object({ name: z.string().optional(), custom_id: z.string().optional() }),
});

/** Returns the entry of a request and its response. @param secret the bot's token */
export function requestEntry(request: RecordedRequest, secret: string): NewEntry {
  const { method, path, query, body, files, status, response } = request;
  const queryText = query.size === 0 ? '' : `?${query.toString()}`;
  const title = `${method} ${readablePath(path)}${queryText}`;
  return {
    kind: 'request',
    title: title.replaceAll(secret, PLACEHOLDER),
    status,
    refusal: refusalText(status, response)?.replaceAll(secret, PLACEHOLDER) ?? null,
    body: toShownJson(body, secret),
    response: toShownJson(response, secret),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** Returns the entry of a gateway event. @param secret the bot's token */
export function eventEntry({ t, d }: Dispatch, secret: string): NewEntry {
  return {
    kind: 'event',
    title: [t, interactionName(d)].filter(word => word !== undefined).join(' '),
    status: null,
    refusal: null,
    body: toShownJson(d, secret),
    response: null,
  };
}

/** Returns the command name or custom_id of an interaction. */
function interactionName(data: unknown): string | undefined {
  const { name, custom_id } = interaction.safeParse(data).data?.data ?? {};
  return name ?? custom_id;
}

/** Returns a path without an interaction's token, and with `@` and `:` unescaped. */
function readablePath(path: string): string {
  return path.replace(TOKEN_IN_PATH, `$1${PLACEHOLDER}`).replaceAll('%40', '@').replaceAll('%3A', ':');
}

/** Returns the text of a 4xx response: the error's message and code, then a line for each path. */
function refusalText(status: number | null, response: unknown): string | null {
  if (status === null || status < 400 || status >= 500) return null;
  const found = errorBody.safeParse(response);
  // Not an error of Discord's API, such as a proxy's page.
  if (!found.success) return `HTTP ${status}`;
  const { message, code, errors } = found.data;
  const numbered = code === undefined || code === 0 ? message : `${message} (code ${code})`;
  return [numbered, ...formErrorLines(errors)].join('\n');
}

/** Returns a copy without tokens; a text if it is truncated. */
function toShownJson(value: unknown, secret: string): unknown {
  if (value === undefined) return null;
  const json = JSON.stringify(value, (key, each: unknown) =>
    key === 'token' && typeof each === 'string' ? PLACEHOLDER : each,
  ).replaceAll(secret, PLACEHOLDER);
  if (json.length <= MAX_JSON_LENGTH) return JSON.parse(json);
  return `${json.slice(0, MAX_JSON_LENGTH)}${PLACEHOLDER} (cut here: the first ${MAX_JSON_LENGTH} of ${json.length} characters)`;
}
