import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** Pause between two groups of calls. */
const STEP_MS = 10;

/** A call of a load: when it was sent, ms since the begin, and how long its answer took; `undefined` if it came too late. */
export interface LoadedCall {
  readonly sentMs: number;
  readonly answerMs: number | undefined;
}

export interface LoadOptions {
  readonly perSecond: number;
  readonly seconds: number;
  /** Sends the nth call; resolves with whether it was answered in time. */
  readonly call: (at: number) => Promise<boolean>;
}

/** Sends calls evenly, whether or not they are answered, and resolves when each is answered or too late. */
export async function runLoad({ perSecond, seconds, call }: LoadOptions): Promise<readonly LoadedCall[]> {
  const count = perSecond * seconds;
  const calls: Promise<LoadedCall>[] = [];
  const startedAt = performance.now();
  const send = async (at: number): Promise<LoadedCall> => {
    const sentAt = performance.now();
    const isAnswered = await call(at);
    return {
      sentMs: sentAt - startedAt,
      answerMs: isAnswered ? performance.now() - sentAt : undefined,
    };
  };
  while (calls.length < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - startedAt) / 1000) * perSecond));
    while (calls.length < due) calls.push(send(calls.length));
    await sleep(STEP_MS);
  }
  return Promise.all(calls);
}

/** Returns how many calls of a time were answered, in seconds since the begin. */
export function answeredBetween(calls: readonly LoadedCall[], from: number, to: number): number {
  const within = calls.filter(({ sentMs }) => sentMs >= from * 1000 && sentMs < to * 1000);
  return within.filter(({ answerMs }) => answerMs !== undefined).length;
}
