import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { orAborted, orGiveUp, untilAborted } from '../../../src/core/time/abortable.ts';

const never = new Promise<never>(() => undefined);

describe('orAborted', () => {
  it('settles as the promise does, and leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    expect(await orAborted(Promise.resolve(1), signal)).toBe(1);
    expect(await orAborted(Promise.resolve(2), undefined)).toBe(2);
    await expect(orAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('rejects with the reason of the signal, aborted before or meanwhile', async () => {
    const controller = new AbortController();
    const pending = orAborted(never, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(pending).rejects.toThrow('stopped');
    await expect(orAborted(never, controller.signal)).rejects.toThrow('stopped');
  });
});

describe('orGiveUp', () => {
  it('resolves as the promise does and ends the wait', async () => {
    let waiting: AbortSignal | undefined;
    const wait = (signal: AbortSignal) => {
      waiting = signal;
      return sleep(60_000, undefined, { signal });
    };
    expect(await orGiveUp(Promise.resolve('done'), wait)).toBe('done');
    expect(waiting?.aborted).toBe(true);
  });

  it('resolves with undefined when the wait ends first', async () => {
    expect(await orGiveUp(never, () => Promise.resolve())).toBeUndefined();
  });
});

describe('untilAborted', () => {
  it('resolves when the signal is aborted, at once if it is already', async () => {
    const controller = new AbortController();
    const aborted = untilAborted(controller.signal);
    controller.abort();
    await expect(aborted).resolves.toBeUndefined();
    await expect(untilAborted(controller.signal)).resolves.toBeUndefined();
  });
});
