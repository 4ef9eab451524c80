import type { Log } from '../../core/log.ts';
import { createInvalidRequests } from './invalid-requests.ts';
import type { RequestKind } from './rest-route.ts';

/** Times in which requests of some kinds must not be sent. Instants are ms. */
export interface RequestPauses {
  /** Counts a response that Discord may count as an invalid request. */
  responded(status: number, scope: string | null, now: number): void;
  /** Pauses everything but callbacks: the network in front of Discord limits this address. */
  limitedByEdge(until: number): void;
  /** Returns how long a request has to wait, ms; 0 if it can be sent now. Logs once when requests stop and go on. */
  waitMs(kind: RequestKind, now: number): number;
  /** Returns false after so many invalid requests that only answers are sent, and while the address is limited. */
  canRunInBackground(now: number): boolean;
}

/** Creates pauses of which none has begun. */
export function createRequestPauses(log: Log): RequestPauses {
  const invalidRequests = createInvalidRequests();
  let edgeLimitedUntil = 0;
  let stopped: 'nothing' | 'background' | 'everything' = 'nothing';

  function logChange(backgroundMs: number, allMs: number, now: number): void {
    const next = allMs > 0 ? 'everything' : backgroundMs > 0 ? 'background' : 'nothing';
    if (next === stopped) return;
    stopped = next;
    const count = invalidRequests.count(now);
    if (next === 'nothing') log.info('requests_resumed', { invalidRequests: count });
    else {
      const waitMs = Math.max(allMs, backgroundMs);
      log.error('requests_stopped', { stopped, invalidRequests: count, waitMs });
    }
  }

  return {
    responded: (status, scope, now) => invalidRequests.add(status, scope, now),
    limitedByEdge(until) {
      edgeLimitedUntil = Math.max(edgeLimitedUntil, until);
    },
    waitMs(kind, now) {
      const backgroundMs = invalidRequests.backgroundPauseMs(now);
      const allMs = invalidRequests.pauseMs(now);
      logChange(backgroundMs, allMs, now);
      if (kind === 'callback') return allMs;
      return Math.max(allMs, edgeLimitedUntil - now, kind === 'background' ? backgroundMs : 0);
    },
    canRunInBackground: now => invalidRequests.backgroundPauseMs(now) === 0 && edgeLimitedUntil <= now,
  };
}
