import type { UploadedFile } from '../state/message.ts';

/** A request, read and matched to its route. */
export interface RestRequest {
  /** A part of the path that the route's pattern names. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The JSON body; undefined when there is none. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** What is answered; no body means no content. */
export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One line of the table of routes. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Parts that begin with a colon are parameters; those that end in `_id` have to be ids. */
  readonly path: string;
  /** Whether the bot's token is asked for; the endpoints of an interaction carry their own in the path. */
  readonly auth: 'bot' | 'none';
  /** @throws ApiError a refusal */
  answer(request: RestRequest): RestAnswer;
}

/** 200 with a body. */
export function ok(body: unknown): RestAnswer {
  return { status: 200, body };
}

/** 204. */
export const NO_CONTENT: RestAnswer = { status: 204 };
