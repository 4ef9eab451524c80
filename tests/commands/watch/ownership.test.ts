import fc from 'fast-check';
import { expect, it } from 'vitest';
import { subscribe } from '../../../commands/subscribe/subscribe.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { textsOf } from '../../views/message-parts.ts';
import { invocation } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { call, press, submit } from './watch-calls.ts';

const USERS = ['3000000000000000001', '3000000000000000002'] as const;

/** Any call, of any user, with any number of a watch or subscription: own, another user's, or one that does not exist. */
const step = fc.record({
  user: fc.constantFrom(0, 1),
  kind: fc.constantFrom(
    'add',
    'edit',
    'pause',
    'remove',
    'preview',
    'list',
    'pause-watch',
    'resume-watch',
    'preview-watch',
    'undo-watch',
    'watches',
    'resume-all',
    'subscribe',
    'pause-sub',
    'resume-sub',
    'stop-sub',
    'public-saves',
    'timezone',
  ),
  id: fc.integer({ min: 1, max: 6 }),
  managesGuild: fc.boolean(),
  word: fc.integer({ min: 1, max: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does a step; returns the text of the reply, or of the error that the user sees. */
async function run(app: TestApp, { user, kind, id, managesGuild, word }: Step): Promise<string> {
  const caller = { userId: USERS[user] ?? '', managesGuild };
  const words = `secret${user} word${word}`;
  const reply = () => {
    if (kind === 'add') return call(app, kind, { words }, caller);
    if (kind === 'edit') return call(app, kind, { watch: String(id), words }, caller);
    if (['pause', 'remove', 'preview', 'list'].includes(kind))
      return call(app, kind, { watch: String(id) }, caller);
    if (kind === 'subscribe') return subscribe.run(invocation('daily', { count: word }, caller), app);
    if (kind === 'timezone') return submit(app, 'v1|timezone', { timezone: 'Tokyo' }, caller);
    if (kind === 'resume-all') return press(app, 'v1|resume-all', caller);
    return press(app, `v1|${kind}|${id}`, caller);
  };
  try {
    return textsOf((await reply()).body).join('\n');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Everything that a user owns here. */
async function ownedBy(app: TestApp, userId: string) {
  return {
    watches: await app.watches.list(userId),
    subscriptions: await app.subscriptions.list(userId),
    settings: await app.userSettings.get(userId),
  };
}

it('no call, with any number, reads or changes what another user watches, subscribes to or has set', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
      const app = await openTestApp();
      for (const each of steps) {
        const other = USERS[1 - each.user] ?? '';
        const before = await ownedBy(app, other);
        expect(await run(app, each)).not.toContain(`secret${1 - each.user}`);
        expect(await ownedBy(app, other)).toEqual(before);
      }
    }),
    { numRuns: 12 },
  );
});
