import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ApiError, apiError } from '../api-error.ts';
import type { Fault, FaultInjector, FaultTime, RecordedRequest } from '../faults.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { HttpResponse } from '../http/http-response.ts';
import { sendResponse, sendTruncated } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-response.ts';
import { createAddressBlock } from './address-block.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { RateLimits } from './rate-limits.ts';
import { readRequestBody } from '../http/request-body.ts';
import type { RequestBody } from '../http/request-body.ts';
import type { Router } from './router.ts';

/** The prefix of all paths of the API. */
export const API_PREFIX = '/api/v10';

/** A request with its body, before it is matched to a route. */
interface ReceivedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: URLSearchParams;
  /** An invalid body is reported after the request is matched to a route and limited. */
  readonly body: RequestBody | ApiError;
  readonly record: RecordedRequest;
}

/**
 * Creates a listener that serves routes under `/api/v10`.
 * @param options.isToken returns true for the bot's token
 * @param options.onInternalError called with errors of the emulator itself; the client gets a 500
 */
export function createRestListener(options: {
  readonly router: Router;
  readonly isToken: (token: string) => boolean;
  readonly faults: FaultInjector;
  readonly limits: RateLimits;
  readonly timers: WireTimers;
  readonly onInternalError: (error: unknown) => void;
}): RequestListener {
  const { router, isToken, faults, limits, timers, onInternalError } = options;
  const limiter = createRateLimiter(limits, timers);
  const block = createAddressBlock(limits.maxInvalidRequests, timers);

  const respondTo = ({ request, path, query, body }: ReceivedRequest): HttpResponse => {
    let headers = {};
    try {
      const { method = 'GET' } = request;
      const { authorization } = request.headers;
      const { route, param } = router.match(method, path);
      const client = authorization ?? remoteAddress(request);
      const limited = limiter.count({ method, pattern: route.path, path, client });
      if (limited.refusal !== undefined) return limited.refusal;
      headers = limited.headers;
      const token = /^Bot (.+)$/u.exec(authorization ?? '')?.[1] ?? '';
      if (route.auth === 'bot' && !isToken(token)) throw apiError('unauthorized');
      if (body instanceof ApiError) throw body;
      return { ...route.respond({ param, query, body: body.json, files: body.files }), headers };
    } catch (error) {
      if (error instanceof ApiError) {
        return { status: error.status, body: error.body(), headers: { ...headers, ...error.headers() } };
      }
      onInternalError(error);
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 }, headers };
    }
  };

  const reply = (
    { request, response, record }: ReceivedRequest,
    answer: HttpResponse,
    send = sendResponse,
  ): void => {
    block.record(remoteAddress(request), answer);
    faults.finishRecord(record, answer.status, answer.page ?? answer.body);
    send(response, answer);
  };

  /** Applies a fault to a request. @returns true if no other response is to be sent */
  const applyFault = async (
    fault: Fault,
    received: ReceivedRequest,
    answer: HttpResponse | undefined,
  ): Promise<boolean> => {
    switch (fault.kind) {
      case 'response': {
        const { status, body, headers = {} } = fault;
        reply(received, { status, body, headers });
        return true;
      }
      case 'rateLimit':
        reply(received, tooManyRequests(fault));
        return true;
      case 'slow':
        await new Promise<void>(resolve => void timers.after(fault.ms, resolve));
        return false;
      case 'truncate':
        if (answer !== undefined) reply(received, answer, sendTruncated);
        return answer !== undefined;
      case 'drop':
        received.request.socket.resetAndDestroy();
        return true;
      case 'hang':
      default:
        return true;
    }
  };

  const injectFault = async (
    when: FaultTime,
    received: ReceivedRequest,
    answer?: HttpResponse,
  ): Promise<boolean> => {
    const fault = faults.faultFor(when, received.record);
    return fault !== undefined && applyFault(fault, received, answer);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://emulator');
    if (!pathname.startsWith(`${API_PREFIX}/`)) {
      sendResponse(response, { status: 404, body: apiError('notFound').body() });
      return;
    }
    const path = pathname.slice(API_PREFIX.length);
    const body = await readBody(request);
    const record = faults.startRecord({
      method: request.method ?? 'GET',
      path: decodePath(path),
      query,
      body: 'json' in body ? body.json : undefined,
      files: 'json' in body ? body.files.map(file => file.filename) : [],
    });
    const received: ReceivedRequest = { request, response, path, query, body, record };
    const refusal = block.refusal(remoteAddress(request));
    if (refusal !== undefined) return reply(received, refusal);
    if (await injectFault('before', received)) return undefined;
    const answer = respondTo(received);
    if (await injectFault('after', received, answer)) return undefined;
    return reply(received, answer);
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that disconnects while it sends is no internal error.
      if (request.errored === null) onInternalError(error);
      response.destroy();
    });
  };
}

async function readBody(request: IncomingMessage): Promise<RequestBody | ApiError> {
  try {
    return await readRequestBody(request);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function remoteAddress(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
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
