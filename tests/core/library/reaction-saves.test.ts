import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReactors } from '../../../src/core/library/reaction-saves.ts';

const user = fc.constantFrom('ada', 'ben', 'cleo', 'dora', 'emil');
const known = fc.uniqueArray(fc.record({ userId: user, isCleared: fc.boolean() }), {
  selector: ({ userId }) => userId,
});
const reactors = fc.uniqueArray(user).map(users => new Set(users));

/** Returns the users with a save after a difference was applied. */
function saversAfter(
  before: readonly { readonly userId: string }[],
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): Set<string> {
  const savers = new Set([...before.map(({ userId }) => userId), ...added]);
  for (const userId of removed) savers.delete(userId);
  return savers;
}

describe('the difference between known and present reactors', () => {
  it('finds a user who reacts in place of another', () => {
    expect(compareReactors([{ userId: 'ada', isCleared: false }], new Set(['ben']), false)).toEqual({
      added: ['ben'],
      removed: ['ada'],
      cleared: [],
    });
  });

  it('leaves the savers that react, and those whose reactions a moderator cleared', () => {
    fc.assert(
      fc.property(known, reactors, (before, present) => {
        const kept = before.filter(({ isCleared }) => isCleared).map(({ userId }) => userId);
        const after = saversAfter(before, compareReactors(before, present, false));
        expect(after).toEqual(new Set([...present, ...kept]));
      }),
    );
  });

  it('removes no save when the reactions were cleared', () => {
    fc.assert(
      fc.property(known, reactors, (before, present) => {
        const difference = compareReactors(before, present, true);
        const after = saversAfter(before, difference);
        expect(after).toEqual(new Set([...present, ...before.map(({ userId }) => userId)]));
        expect(difference.removed).toEqual([]);
      }),
    );
  });

  it('is empty once it was applied', () => {
    fc.assert(
      fc.property(known, reactors, fc.boolean(), (before, present, wereCleared) => {
        const { cleared, added, removed } = compareReactors(before, present, wereCleared);
        const after = before
          .filter(({ userId }) => !removed.includes(userId) && !added.includes(userId))
          .map(({ userId, isCleared }) => ({ userId, isCleared: isCleared || cleared.includes(userId) }));
        const again = [...after, ...added.map(userId => ({ userId, isCleared: false }))];
        expect(compareReactors(again, present, false)).toEqual({ added: [], removed: [], cleared: [] });
      }),
    );
  });
});
