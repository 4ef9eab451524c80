import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupProse } from '../../../src/sources/file/title-abstract.ts';

const ABSTRACT = `We study how ${'very '.repeat(200)}long lines are told from short ones.`;

/** Returns the groups of lines of `T` (title), `A` (abstract), `s` (short sentence), `c` (cut off) as `TA T TA`. */
function grouped(kinds: string): string {
  const texts: Record<string, string> = {
    T: 'Short Lines: A Title?',
    A: ABSTRACT,
    s: 'We show that it holds.',
    c: 'We were about to',
  };
  const lines = kinds.split('').map(kind => ({ kind, text: texts[kind] ?? '' }));
  return groupProse(lines)
    .map(group => (group.kind === 'pair' ? group.title.kind + group.abstract.kind : group.line.kind))
    .join(' ');
}

describe('groupProse', () => {
  it.each([
    ['TATATA', 'TA TA TA'],
    ['TTATA', 'T TA TA'],
    ['TATTA', 'TA T TA'],
    ['TATTTA', 'TA T T TA'],
    ['TATAT', 'TA TA T'],
    ['ATATA', 'A TA TA'],
    ['TAATA', 'TA A TA'],
    ['TAAATA', 'TA A A TA'],
    ['TsTATs', 'Ts TA Ts'],
    ['TTsTA', 'T Ts TA'],
    ['TATATTATATAATA', 'TA TA T TA TA TA A TA'],
  ])('groups %s as %s', (kinds, groups) => {
    expect(grouped(kinds)).toBe(groups);
  });

  it('groups a last line that was cut off as an abstract, but not a second title', () => {
    expect(grouped('TATc')).toBe('TA Tc');
    expect(grouped('TATT')).toBe('TA T T');
    expect(grouped('TcTA')).toBe('T c TA');
  });

  it('groups all complete entries between broken ones', () => {
    const entries = fc.array(fc.constantFrom('TA', 'TA', 'TA', 'T'), { maxLength: 30 });
    fc.assert(
      fc.property(entries, parts => {
        expect(grouped(parts.join(''))).toBe(parts.join(' '));
      }),
    );
  });
});
