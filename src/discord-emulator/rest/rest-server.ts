import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ApiError, apiError } from '../api-error.ts';
import type { Fault, FaultInjector, FaultTime, RecordedRequest } from '../faults.ts';
import type { HttpResponse } from '../http/http-response.ts';
import { sendResponse, sendTruncated } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-response.ts';
import { createAddressBlock } from './address-block.ts';
import { readRequestBody } from '../http/request-body.ts';
import type { RequestBody } from '../http/request-body.ts';
import { createResponder } from './responder.ts';
import type { ReceivedRequest, ResponderOptions } from './responder.ts';

/** The prefix of all paths of the API. */
const API_PREFIX = '/api/v10';

/** A recorded request that waits for its response. */
interface PendingRequest extends ReceivedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly record: RecordedRequest;
}

/**
 * Creates a listener that serves routes under `/api/v10`.
 * @param options.faults records the requests and decides which of them fail
 */
export function createRestListener(
  options: ResponderOptions & { readonly faults: FaultInjector },
): RequestListener {
  const { faults, limits, timers, onInternalError } = options;
  const block = createAddressBlock(limits.maxInvalidRequests, timers);

  const respond = createResponder(options);

  const reply = (
    { address, response, record }: PendingRequest,
    result: HttpResponse,
    send = sendResponse,
  ): void => {
    block.record(address, result);
    faults.finishRecord(record, result.status, result.page ?? result.body);
    send(response, result);
  };

  /** Applies a fault to a request. @returns true if no other response is to be sent */
  const applyFault = async (
    fault: Fault,
    pending: PendingRequest,
    result: HttpResponse | undefined,
  ): Promise<boolean> => {
    switch (fault.kind) {
      case 'response': {
        const { status, body, headers = {} } = fault;
        reply(pending, { status, body, headers });
        return true;
      }
      case 'rateLimit':
        reply(pending, tooManyRequests(fault));
        return true;
      case 'slow':
        await new Promise<void>(resolve => void timers.after(fault.ms, resolve));
        return false;
      case 'truncate':
        if (result !== undefined) reply(pending, result, sendTruncated);
        return result !== undefined;
      case 'drop':
        pending.request.socket.resetAndDestroy();
        return true;
      case 'hang':
      default:
        return true;
    }
  };

  const injectFault = async (
    when: FaultTime,
    pending: PendingRequest,
    result?: HttpResponse,
  ): Promise<boolean> => {
    const fault = faults.faultFor(when, pending.record);
    return fault !== undefined && applyFault(fault, pending, result);
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
    const address = request.socket.remoteAddress ?? '';
    const { method = 'GET', headers } = request;
    const { authorization } = headers;
    const pending = { request, response, method, path, query, authorization, address, body, record };
    const refusal = block.refusal(address);
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
