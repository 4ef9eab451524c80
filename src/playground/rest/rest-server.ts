import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ApiError, refuse } from '../api-error.ts';
import type { Fault, FaultDesk, RecordedRequest } from '../faults.ts';
import { readRequestBody } from './request-body.ts';
import type { RequestBody } from './request-body.ts';
import type { RestAnswer } from './route.ts';
import type { Router } from './router.ts';

/** Where the API's paths begin. */
export const API_PREFIX = '/api/v10';

/**
 * Serves a table of routes under `/api/v10`.
 * @param options.onBug told of what is no refusal but a mistake of the stand-in; the client gets a 500
 */
export function serveRest(options: {
  readonly router: Router;
  readonly token: string;
  readonly faults: FaultDesk;
  readonly onBug: (error: unknown) => void;
}): RequestListener {
  const { router, token, faults, onBug } = options;

  const answerTo = (
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
    body: RequestBody,
  ): RestAnswer => {
    try {
      const { route, param } = router.match(request.method ?? 'GET', path);
      if (route.auth === 'bot' && request.headers.authorization !== `Bot ${token}`)
        throw refuse('unauthorized');
      return route.answer({ param, query, body: body.json, files: body.files });
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body() };
      onBug(error);
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    if (!pathname.startsWith(`${API_PREFIX}/`)) {
      send(response, { status: 404, body: refuse('notFound').body() });
      return;
    }
    const path = pathname.slice(API_PREFIX.length);
    let body: RequestBody;
    try {
      body = await readRequestBody(request);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      send(response, { status: error.status, body: error.body() });
      return;
    }
    const record = faults.record({
      method: request.method ?? 'GET',
      path: readable(path),
      query: searchParams,
      body: body.json,
      files: body.files.map(file => file.filename),
    });
    if (befallen(faults.ask('before', record), record, response)) return;
    const answer = answerTo(request, path, searchParams, body);
    if (befallen(faults.ask('after', record), record, response)) return;
    faults.answered(record, answer.status, answer.body);
    send(response, answer);
  };

  const befallen = (fault: Fault | undefined, record: RecordedRequest, response: ServerResponse): boolean => {
    if (fault === undefined) return false;
    if (fault.kind === 'answer') {
      faults.answered(record, fault.status, fault.body);
      send(response, { status: fault.status, body: fault.body }, fault.headers);
    } else if (fault.kind === 'drop') {
      response.destroy();
    }
    return true;
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that hung up while sending is no mistake of ours.
      if (request.errored === null) onBug(error);
      response.destroy();
    });
  };
}

/** The path as it is read by people; left as it is when it is not decodable. */
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

function send(
  response: ServerResponse,
  { status, body }: RestAnswer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
