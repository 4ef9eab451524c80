import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPendingWork } from '../../../src/discord/interactions/pending-work.ts';

/** Work that ends when the test says so. */
function openWork() {
  const end = new EventEmitter();
  const work = once(end, 'finish').then(() => undefined);
  return { work, finish: () => end.emit('finish'), fail: (error: Error) => end.emit('error', error) };
}

/** Whether a promise has settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise(resolve => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('pending work', () => {
  it('is waited for by the user it was added for, and by no one else', async () => {
    const pendingWork = createPendingWork();
    const { work, finish } = openWork();
    pendingWork.add('ada', work);
    const ada = pendingWork.settled('ada');
    expect(await isSettled(ada)).toBe(false);
    expect(await isSettled(pendingWork.settled('ben'))).toBe(true);
    finish();
    expect(await isSettled(ada)).toBe(true);
  });

  it('is waited for as a whole', async () => {
    const pendingWork = createPendingWork();
    const first = openWork();
    const second = openWork();
    pendingWork.add('ada', first.work);
    pendingWork.add('ada', second.work);
    const ada = pendingWork.settled('ada');
    second.finish();
    expect(await isSettled(ada)).toBe(false);
    first.finish();
    expect(await isSettled(ada)).toBe(true);
  });

  it('settles when it fails', async () => {
    const pendingWork = createPendingWork();
    const { work, fail } = openWork();
    pendingWork.add('ada', work);
    fail(new Error('the disk is full'));
    await expect(pendingWork.settled('ada')).resolves.toBeUndefined();
  });
});
