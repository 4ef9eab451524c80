import type { TooMuch } from './rest/rate-limit-answer.ts';

/** A request of a client, and its answer once there is one. */
export interface RecordedRequest {
  readonly method: string;
  /** Below `/api/v10`, decoded, without the query: `/channels/123/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON body, `payload_json` of a multipart one; undefined when there is none. */
  readonly body: unknown;
  /** Names of the files sent along. */
  readonly files: readonly string[];
  /** HTTP status answered; null while under way, and for ever when the answer was held back. */
  readonly status: number | null;
  /** JSON body answered, or the text of a page. */
  readonly response: unknown;
  /** Whether a fault took the place of the true answer. */
  readonly injected: boolean;
}

/** What befalls a request on its way there or back. */
export type Fault =
  /** Another answer than the true one. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A 429 of the given kind, whatever the limits say. */
  | ({ readonly kind: 'rateLimit' } & TooMuch)
  /** The true answer, `ms` later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Half of the true answer's body, then the connection is cut. Only after the effect. */
  | { readonly kind: 'truncate' }
  /** No answer until the stand-in stops or the client gives up. */
  | { readonly kind: 'hang' }
  /** The connection is reset. */
  | { readonly kind: 'drop' };

/** Before a request has any effect, or when it has had its effect and the answer is about to be sent. */
export type FaultTime = 'before' | 'after';

/** Which requests are meant; every given field has to fit. */
export interface RequestMatch {
  readonly method?: string;
  /** The whole path, or a pattern for it. */
  readonly path?: string | RegExp;
  /** Anything else that has to be true. */
  readonly where?: (request: RecordedRequest) => boolean;
}

/** Asked for each request; undefined lets things run. */
export type FaultHook = (request: RecordedRequest) => Fault | undefined;

/** What goes wrong between the client and the stand-in, and the record of all that went on. */
export interface Faults {
  /** The requests so far, oldest first; the last 10,000 of them. */
  readonly requests: readonly RecordedRequest[];
  /** The requests that fit. */
  find(match: RequestMatch): readonly RecordedRequest[];
  /** Listens to each request as its answer is sent. @returns a function that ends it */
  onRequest(listener: (request: RecordedRequest) => void): () => void;
  /** Asked before a request has any effect. @returns a function that ends it */
  before(hook: FaultHook): () => void;
  /** Asked when a request has had its effect and the answer is about to be sent. @returns a function that ends it */
  after(hook: FaultHook): () => void;
  /**
   * Lets the next fitting requests meet a fault: once, and before they have any effect, when nothing is said.
   * @throws TypeError for a truncated answer before there is one
   */
  befallNext(
    match: RequestMatch,
    fault: Fault,
    options?: { readonly when?: FaultTime; readonly times?: number },
  ): void;
  /** Gives the next fitting requests this answer, without any effect. */
  answerNext(
    match: RequestMatch,
    answer: { status: number; body?: unknown; headers?: Readonly<Record<string, string>> },
    times?: number,
  ): void;
  /** Lets the next fitting requests take effect, and answers that they failed. */
  failAfterStoring(match: RequestMatch, status?: number, times?: number): void;
  /** Leaves the next fitting request without an answer, before or after its effect. */
  hangNext(match: RequestMatch, when: FaultTime): void;
  /** Ends all hooks; the record stays. */
  clear(): void;
}

/** Requests kept on record: more than any test makes, and little enough for a playground that runs for weeks. */
const KEPT = 10_000;

/** What the REST server needs of the faults. */
export interface FaultDesk extends Faults {
  /** Begins the record of a request. */
  record(request: Omit<RecordedRequest, 'status' | 'response' | 'injected'>): RecordedRequest;
  ask(when: FaultTime, request: RecordedRequest): Fault | undefined;
  /** Ends the record of a request. */
  answered(request: RecordedRequest, status: number, response: unknown): void;
}

/** Makes a desk with an empty record and nothing going wrong. */
export function createFaults(): FaultDesk {
  const requests: RecordedRequest[] = [];
  const listeners = new Set<(request: RecordedRequest) => void>();
  const hooks = { before: new Set<FaultHook>(), after: new Set<FaultHook>() };

  const add = (when: FaultTime, hook: FaultHook): (() => void) => {
    hooks[when].add(hook);
    return () => {
      hooks[when].delete(hook);
    };
  };

  const befallNext: Faults['befallNext'] = (match, fault, { when = 'before', times = 1 } = {}) => {
    if (fault.kind === 'truncate' && when === 'before') {
      throw new TypeError("There is no answer to truncate before the effect; say when: 'after'");
    }
    let left = times;
    const remove = add(when, request => {
      if (!fits(request, match)) return undefined;
      left -= 1;
      if (left <= 0) remove();
      return fault;
    });
  };

  return {
    requests,
    find: match => requests.filter(request => fits(request, match)),
    onRequest(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    before: hook => add('before', hook),
    after: hook => add('after', hook),
    befallNext,
    answerNext(match, answer, times = 1) {
      befallNext(match, { kind: 'answer', ...answer }, { times });
    },
    failAfterStoring(match, status = 500, times = 1) {
      const body = { message: 'Internal Server Error', code: 0 };
      befallNext(match, { kind: 'answer', status, body }, { when: 'after', times });
    },
    hangNext(match, when) {
      befallNext(match, { kind: 'hang' }, { when });
    },
    clear() {
      hooks.before.clear();
      hooks.after.clear();
    },
    record(request) {
      const entry = { ...request, status: null, response: undefined, injected: false };
      requests.push(entry);
      if (requests.length > KEPT) requests.shift();
      return entry;
    },
    ask(when, request) {
      for (const hook of hooks[when]) {
        const fault = hook(request);
        if (fault === undefined) continue;
        // A slow answer is the true one all the same.
        Object.assign(request, { injected: fault.kind !== 'slow' });
        return fault;
      }
      return undefined;
    },
    answered(request, status, response) {
      Object.assign(request, { status, response });
      for (const listener of listeners) listener(request);
    },
  };
}

function fits(request: RecordedRequest, { method, path, where }: RequestMatch): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (typeof path === 'string' && path !== request.path) return false;
  if (path instanceof RegExp && !path.test(request.path)) return false;
  return where === undefined || where(request);
}
