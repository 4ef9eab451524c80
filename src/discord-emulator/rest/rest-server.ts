import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ApiError, apiError } from '../api-error.ts';
import type { FaultInjector } from '../faults.ts';
import { sendResponse } from '../http/http-response.ts';
import { readRequestBody } from '../http/request-body.ts';
import type { RequestBody } from '../http/request-body.ts';
import { createInvalidRequestBlock } from './invalid-request-block.ts';
import type { CountedClient } from './invalid-request-block.ts';
import { createFaultInjection } from './inject-fault.ts';
import type { Reply } from './inject-fault.ts';
import { botTokenOf, createResponder } from './responder.ts';
import type { ReceivedRequest, ResponderOptions } from './responder.ts';

/** The prefix of all paths of the API. */
const API_PREFIX = '/api/v10';

const INTERACTION_TOKEN = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/u;

/** A body that is not read. */
const UNREAD: RequestBody = { json: undefined, files: [] };

/**
 * Creates a listener that serves routes under `/api/v10`.
 * @param options.faults records the requests and decides which of them fail
 */
export function createRestListener(
  options: ResponderOptions & {
    readonly faults: FaultInjector;
    /** Returns true for the token of an interaction, which stands in the path in place of the bot's. */
    readonly isInteractionToken: (token: string) => boolean;
  },
): RequestListener {
  const { faults, limits, timers, onInternalError } = options;
  const block = createInvalidRequestBlock(limits.maxInvalidRequests, timers);
  const respond = createResponder(options);

  const clientOf = (authorization: string | undefined, path: string): CountedClient => {
    const isBot =
      authorization === undefined
        ? options.isInteractionToken(INTERACTION_TOKEN.exec(path)?.[1] ?? '')
        : options.isToken(botTokenOf(authorization));
    return isBot ? 'bot' : 'strangers';
  };
  const reply: Reply = ({ client, response, record }, result, send = sendResponse) => {
    block.record(client, result);
    faults.finishRecord(record, result.status, result.page ?? result.body);
    send(response, result);
  };
  const injectFault = createFaultInjection(faults, timers, reply);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://emulator');
    if (!pathname.startsWith(`${API_PREFIX}/`)) {
      return sendResponse(response, { status: 404, body: apiError('notFound').body() });
    }
    const path = pathname.slice(API_PREFIX.length);
    const client = clientOf(request.headers.authorization, path);
    const received = await receive(request, path, searchParams, client);
    const pending = {
      ...received,
      client,
      request,
      response,
      record: faults.startRecord(recordedFields(received)),
    };
    const refusal = block.refusal(client);
    if (refusal !== undefined) return reply(pending, refusal);
    if (await injectFault('before', pending)) return undefined;
    const result = respond(pending);
    if (await injectFault('after', pending, result)) return undefined;
    return reply(pending, result);
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that disconnects while it sends is no internal error.
      if (request.errored === null) onInternalError(error);
      response.destroy();
    });
  };
}

/** Reads a request. The body of a stranger is not read: no route uses it. */
async function receive(
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
  client: CountedClient,
): Promise<ReceivedRequest> {
  const { method = 'GET', headers, socket } = request;
  const body = client === 'bot' ? await readBody(request) : UNREAD;
  return {
    method,
    path,
    query,
    authorization: headers.authorization,
    address: socket.remoteAddress ?? '',
    body,
  };
}

/** Returns what is recorded of a request before it is responded to. An invalid body is not recorded. */
function recordedFields({ method, path, query, body }: ReceivedRequest) {
  const { json, files } = body instanceof ApiError ? { json: undefined, files: [] } : body;
  return { method, path: decodePath(path), query, body: json, files: files.map(file => file.filename) };
}

async function readBody(request: IncomingMessage): Promise<RequestBody | ApiError> {
  try {
    return await readRequestBody(request);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** Returns the decoded path, or the path itself if it cannot be decoded. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
