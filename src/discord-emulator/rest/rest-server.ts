import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ApiError, apiError } from '../api-error.ts';
import type { Fault, FaultDesk, FaultTime, RecordedRequest } from '../faults.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { HttpAnswer } from '../http/http-response.ts';
import { sendAnswer, sendHalf } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-answer.ts';
import { createAddressBlock } from './rate-limit-block.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { RateLimits } from './rate-limits.ts';
import { readRequestBody } from '../http/request-body.ts';
import type { RequestBody } from '../http/request-body.ts';
import type { Router } from './router.ts';

/** Where the API's paths begin. */
export const API_PREFIX = '/api/v10';

/** A request as far as it is read. */
interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: URLSearchParams;
  /** What is wrong with a body is told when the request has found its route. */
  readonly body: RequestBody | ApiError;
  readonly record: RecordedRequest;
}

/**
 * Serves a table of routes under `/api/v10`.
 * @param options.isToken whether it is the bot's token
 * @param options.onBug told of what is no refusal but a mistake of the stand-in; the client gets a 500
 */
export function serveRest(options: {
  readonly router: Router;
  readonly isToken: (token: string) => boolean;
  readonly faults: FaultDesk;
  readonly limits: RateLimits;
  readonly timers: WireTimers;
  readonly onBug: (error: unknown) => void;
}): RequestListener {
  const { router, isToken, faults, limits, timers, onBug } = options;
  const limiter = createRateLimiter(limits, timers);
  const block = createAddressBlock(limits.invalid, timers);

  const answerTo = ({ request, path, query, body }: Arrived): HttpAnswer => {
    let headers = {};
    try {
      const { method = 'GET' } = request;
      const { authorization } = request.headers;
      const { route, param } = router.match(method, path);
      const client = authorization ?? addressOf(request);
      const counted = limiter.count({ method, pattern: route.path, path, client });
      if (counted.refusal !== undefined) return counted.refusal;
      headers = counted.headers;
      const token = /^Bot (.+)$/u.exec(authorization ?? '')?.[1] ?? '';
      if (route.auth === 'bot' && !isToken(token)) throw apiError('unauthorized');
      if (body instanceof ApiError) throw body;
      return { ...route.answer({ param, query, body: body.json, files: body.files }), headers };
    } catch (error) {
      if (error instanceof ApiError) {
        return { status: error.status, body: error.body(), headers: { ...headers, ...error.headers() } };
      }
      onBug(error);
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 }, headers };
    }
  };

  const reply = ({ request, response, record }: Arrived, answer: HttpAnswer, send = sendAnswer): void => {
    block.note(addressOf(request), answer);
    faults.answered(record, answer.status, answer.page ?? answer.body);
    send(response, answer);
  };

  /** Lets a fault come over a request. @returns whether nothing else is to be answered */
  const suffer = async (fault: Fault, arrived: Arrived, answer: HttpAnswer | undefined): Promise<boolean> => {
    switch (fault.kind) {
      case 'answer': {
        const { status, body, headers = {} } = fault;
        reply(arrived, { status, body, headers });
        return true;
      }
      case 'rateLimit':
        reply(arrived, tooManyRequests(fault));
        return true;
      case 'slow':
        await new Promise<void>(resolve => void timers.after(fault.ms, resolve));
        return false;
      case 'truncate':
        if (answer !== undefined) reply(arrived, answer, sendHalf);
        return answer !== undefined;
      case 'drop':
        arrived.request.socket.resetAndDestroy();
        return true;
      case 'hang':
      default:
        return true;
    }
  };

  const befallen = async (when: FaultTime, arrived: Arrived, answer?: HttpAnswer): Promise<boolean> => {
    const fault = faults.ask(when, arrived.record);
    return fault !== undefined && suffer(fault, arrived, answer);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in');
    if (!pathname.startsWith(`${API_PREFIX}/`)) {
      sendAnswer(response, { status: 404, body: apiError('notFound').body() });
      return;
    }
    const path = pathname.slice(API_PREFIX.length);
    const body = await bodyOf(request);
    const record = faults.record({
      method: request.method ?? 'GET',
      path: readable(path),
      query,
      body: 'json' in body ? body.json : undefined,
      files: 'json' in body ? body.files.map(file => file.filename) : [],
    });
    const arrived: Arrived = { request, response, path, query, body, record };
    const refusal = block.refusal(addressOf(request));
    if (refusal !== undefined) return reply(arrived, refusal);
    if (await befallen('before', arrived)) return undefined;
    const answer = answerTo(arrived);
    if (await befallen('after', arrived, answer)) return undefined;
    return reply(arrived, answer);
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that hung up while sending is no mistake of ours.
      if (request.errored === null) onBug(error);
      response.destroy();
    });
  };
}

async function bodyOf(request: IncomingMessage): Promise<RequestBody | ApiError> {
  try {
    return await readRequestBody(request);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
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
