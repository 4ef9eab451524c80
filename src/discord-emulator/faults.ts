import type { RateLimitHit } from './rest/rate-limit-response.ts';

/** A request of a client and its response. */
export interface RecordedRequest {
  readonly method: string;
  /** Below `/api/v10`, decoded, without the query: `/channels/123/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON body, or `payload_json` of a multipart body; undefined if there is none. */
  readonly body: unknown;
  /** Names of the uploaded files. */
  readonly files: readonly string[];
  /** HTTP status; null until the response is sent, which a fault can prevent. */
  readonly status: number | null;
  /** JSON body of the response, or its HTML. */
  readonly response: unknown;
  /** Whether a fault replaced the real response. */
  readonly injected: boolean;
}

/** A fault of a request or its response. */
export type Fault =
  /** Sends this response instead of the real one. */
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Sends a 429, regardless of the limits. */
  | ({ readonly kind: 'rateLimit' } & RateLimitHit)
  /** Delays the real response. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Sends half of the real body, then cuts the connection. Only after the effect. */
  | { readonly kind: 'truncate' }
  /** Sends half of the real body, and never the rest. Only after the effect. */
  | { readonly kind: 'stall' }
  /** Sends no response; the request ends when the emulator stops or the client aborts. */
  | { readonly kind: 'hang' }
  /** Resets the connection. */
  | { readonly kind: 'drop' };

/** Before a request takes effect, or after its effect and before the response is sent. */
export type FaultTime = 'before' | 'after';

/** A filter for requests; all given fields must match. */
export interface RequestMatch {
  readonly method?: string;
  /** The whole path, or a pattern. */
  readonly path?: string | RegExp;
  /** A further condition. */
  readonly where?: (request: RecordedRequest) => boolean;
}

/** Returns the fault to inject into a request; undefined for none. */
export type FaultHook = (request: RecordedRequest) => Fault | undefined;

/** Recorded requests and fault injection. */
export interface Faults {
  /** The last 10,000 requests, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Returns the matching requests. */
  find(match: RequestMatch): readonly RecordedRequest[];
  /** Calls a listener with each request when its response is sent. @returns a function that removes the listener */
  onRequest(listener: (request: RecordedRequest) => void): () => void;
  /** Adds a hook that is called before a request takes effect. @returns a function that removes it */
  before(hook: FaultHook): () => void;
  /** Adds a hook that is called after the effect of a request, before its response. @returns a function that removes it */
  after(hook: FaultHook): () => void;
  /**
   * Injects a fault into the next matching requests; by default into one, before it takes effect.
   * @throws TypeError for `truncate` and `stall` before the effect
   */
  injectFault(
    match: RequestMatch,
    fault: Fault,
    options?: { readonly when?: FaultTime; readonly times?: number },
  ): void;
  /** Sends this response to the next matching requests, which have no effect. */
  respondNext(
    match: RequestMatch,
    response: { status: number; body?: unknown; headers?: Readonly<Record<string, string>> },
    times?: number,
  ): void;
  /** Lets the next matching requests take effect, but responds with an error. */
  failAfterStoring(match: RequestMatch, status?: number, times?: number): void;
  /** Sends no response to the next matching request, before or after its effect. */
  hangNext(match: RequestMatch, when: FaultTime): void;
  /** Removes all hooks and faults; recorded requests stay. */
  clear(): void;
}

/** More than any test sends, and few enough for a playground that runs for weeks. */
const MAX_RECORDED_REQUESTS = 10_000;

/** The faults as the REST server uses them. */
export interface FaultInjector extends Faults {
  /** Records a request without a response. */
  startRecord(request: Omit<RecordedRequest, 'status' | 'response' | 'injected'>): RecordedRequest;
  /** Returns the fault to inject into a request. */
  faultFor(when: FaultTime, request: RecordedRequest): Fault | undefined;
  /** Adds the response to a recorded request. */
  finishRecord(request: RecordedRequest, status: number, response: unknown): void;
}

/** Creates an injector without recorded requests and faults. */
export function createFaults(): FaultInjector {
  const hooks = { before: new Set<FaultHook>(), after: new Set<FaultHook>() };

  const add = (when: FaultTime, hook: FaultHook): (() => void) => {
    hooks[when].add(hook);
    return () => {
      hooks[when].delete(hook);
    };
  };

  const injectFault: Faults['injectFault'] = (match, fault, { when = 'before', times = 1 } = {}) => {
    if ((fault.kind === 'truncate' || fault.kind === 'stall') && when === 'before') {
      throw new TypeError(`There is no response to ${fault.kind} before the effect; use when: 'after'`);
    }
    let remaining = times;
    const remove = add(when, request => {
      if (!matches(request, match)) return undefined;
      remaining -= 1;
      if (remaining <= 0) remove();
      return fault;
    });
  };

  return {
    ...createRequestLog(),
    before: hook => add('before', hook),
    after: hook => add('after', hook),
    injectFault,
    respondNext(match, response, times = 1) {
      injectFault(match, { kind: 'response', ...response }, { times });
    },
    failAfterStoring(match, status = 500, times = 1) {
      const body = { message: 'Internal Server Error', code: 0 };
      injectFault(match, { kind: 'response', status, body }, { when: 'after', times });
    },
    hangNext(match, when) {
      injectFault(match, { kind: 'hang' }, { when });
    },
    clear() {
      hooks.before.clear();
      hooks.after.clear();
    },
    faultFor(when, request) {
      for (const hook of hooks[when]) {
        const fault = hook(request);
        if (fault === undefined) continue;
        // A delayed response is still the real one.
        Object.assign(request, { injected: fault.kind !== 'slow' });
        return fault;
      }
      return undefined;
    },
  };
}

/** Creates an empty log of requests. */
function createRequestLog(): Pick<
  FaultInjector,
  'requests' | 'find' | 'onRequest' | 'startRecord' | 'finishRecord'
> {
  const requests: RecordedRequest[] = [];
  const listeners = new Set<(request: RecordedRequest) => void>();
  return {
    requests,
    find: match => requests.filter(request => matches(request, match)),
    onRequest(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    startRecord(request) {
      const entry = { ...request, status: null, response: undefined, injected: false };
      requests.push(entry);
      if (requests.length > MAX_RECORDED_REQUESTS) requests.shift();
      return entry;
    },
    finishRecord(request, status, response) {
      Object.assign(request, { status, response });
      for (const listener of listeners) listener(request);
    },
  };
}

function matches(request: RecordedRequest, { method, path, where }: RequestMatch): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (typeof path === 'string' && path !== request.path) return false;
  if (path instanceof RegExp && !path.test(request.path)) return false;
  return where === undefined || where(request);
}
