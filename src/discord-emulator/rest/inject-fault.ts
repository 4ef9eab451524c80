import type { Fault, FaultInjector, FaultTime } from '../faults.ts';
import type { HttpResponse } from '../http/http-response.ts';
import { sendStalled, sendTruncated } from '../http/http-response.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { PendingRequest } from './pending-request.ts';
import { tooManyRequests } from './rate-limit-response.ts';

/** Records a response and sends it. @param send by default `sendResponse` */
export type Reply = (pending: PendingRequest, result: HttpResponse, send?: typeof sendTruncated) => void;

/**
 * Injects a fault into requests.
 * @param result the response of the request, after its effect
 * @returns true if no other response is to be sent
 */
export type InjectFault = (
  when: FaultTime,
  pending: PendingRequest,
  result?: HttpResponse,
) => Promise<boolean>;

/** Creates the injection of the faults that are set in an injector. */
export function createFaultInjection(
  faults: Pick<FaultInjector, 'faultFor'>,
  timers: WireTimers,
  reply: Reply,
): InjectFault {
  const apply = async (
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
      case 'stall':
        if (result !== undefined) reply(pending, result, sendStalled);
        return result !== undefined;
      case 'drop':
        pending.request.socket.resetAndDestroy();
        return true;
      case 'hang':
      default:
        return true;
    }
  };

  return async (when, pending, result) => {
    const fault = faults.faultFor(when, pending.record);
    return fault !== undefined && apply(fault, pending, result);
  };
}
