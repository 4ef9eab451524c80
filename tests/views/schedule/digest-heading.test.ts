import { describe, expect, it } from 'vitest';
import { digestHeading, emptyDigestText } from '../../../src/views/schedule/digest-heading.ts';

describe('the heading of a digest', () => {
  it.each([
    [{ what: 'daily', query: null, category: null }, '2026-11-20', 'Daily papers · 20 Nov 2026'],
    [{ what: 'archive', query: null, category: null }, null, 'Papers from the archive'],
    [
      { what: 'archive', query: 'pruning', category: 'cs.LG' },
      null,
      'Papers from the archive · “pruning” · cs.LG',
    ],
  ] as const)('of %j on %s is %s', (spec, day, heading) => {
    expect(digestHeading(spec, day)).toBe(heading);
  });
});

describe('the text of an empty digest', () => {
  it('depends on what the schedule posts', () => {
    expect(emptyDigestText({ what: 'daily' })).toBe('There is no new daily list today.');
    expect(emptyDigestText({ what: 'archive' })).toMatch(
      /^All matching papers from the archive have been posted/,
    );
  });
});
