import type { UploadedFile } from '../state/message.ts';

/** A parsed request that matches a route. */
export interface RestRequest {
  /** Returns a path parameter of the route's pattern. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The JSON body; undefined if there is none. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** A response; without a body if it has no content. */
export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** A route of the API. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Parts that begin with a colon are parameters. Parameters that end in `_id` must be snowflakes. */
  readonly path: string;
  /** `bot`: the bot's token is required. Interaction endpoints have their own token in the path instead. */
  readonly auth: 'bot' | 'none';
  /** Handles a request. @throws ApiError if the request is refused */
  respond(request: RestRequest): RestResponse;
}

/** Returns a 200 with a body. */
export function ok(body: unknown): RestResponse {
  return { status: 200, body };
}

/** A 204. */
export const NO_CONTENT: RestResponse = { status: 204 };
