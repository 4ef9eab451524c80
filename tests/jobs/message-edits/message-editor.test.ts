import { expect, it } from 'vitest';
import { SendError, type SendProblem } from '../../../src/core/delivery/sender.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { createMessageEditor } from '../../../src/jobs/message-edits/message-editor.ts';
import { createPacedRequests } from '../../../src/jobs/reactions/paced-requests.ts';
import { createFastClock } from '../../support/fast-clock.ts';

const BODY = { components: [] };

it.each([
  ['gone', 0, { kind: 'gone' }],
  ['deleted', 0, { kind: 'gone' }],
  ['rateLimited', 5 * SECOND_MS, { kind: 'postponed', retryAfterMs: 5 * SECOND_MS }],
  ['rateLimited', 9 * HOUR_MS, { kind: 'postponed', retryAfterMs: HOUR_MS }],
  ['unavailable', 0, { kind: 'postponed', retryAfterMs: MINUTE_MS }],
  ['forbidden', 0, { kind: 'refused', why: 'no', lacksAccess: true }],
  ['closed', 0, { kind: 'refused', why: 'no', lacksAccess: false }],
] as const)('an edit that fails as %s is not thrown', async (problem: SendProblem, retryAfterMs, outcome) => {
  const fail = () => Promise.reject(new SendError(problem, 'no', { retryAfterMs }));
  const editor = createMessageEditor({ read: fail, edit: fail }, { nextTurn: () => Promise.resolve() });
  expect(await editor.edit('7', '1', BODY)).toEqual(outcome);
  expect(await editor.read('7', '1')).toEqual(outcome);
});

it('an edit waits until nothing is to be posted', async () => {
  let posts = 3;
  const order: string[] = [];
  const pace = createPacedRequests({
    wireClock: createFastClock(0),
    canSend: () => true,
    async isPosting() {
      if (posts === 0) return false;
      posts -= 1;
      order.push('post');
      return true;
    },
    signal: new AbortController().signal,
  });
  const edit = async () => void order.push('edit');
  const editor = createMessageEditor({ read: async () => BODY, edit }, pace);
  await Promise.all([editor.edit('7', '1', BODY), editor.edit('7', '2', BODY)]);
  expect(order).toEqual(['post', 'post', 'post', 'edit', 'edit']);
});
