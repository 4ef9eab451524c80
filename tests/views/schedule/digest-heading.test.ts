import { describe, expect, it } from 'vitest';
import { SCHEDULE_DEFAULTS } from '../../../src/core/schedule/schedule.ts';
import { digestHeading, emptyDigestText } from '../../../src/views/schedule/digest-heading.ts';

describe('the heading of a digest', () => {
  it.each([
    [{ what: 'daily' }, '2026-11-20', 'Daily papers · 20 Nov 2026'],
    [{ what: 'auto' }, '2026-11-20', 'Daily papers · 20 Nov 2026'],
    [{ what: 'weekly' }, '2026-W47', 'Weekly papers · Week 47, 2026'],
    [{ what: 'monthly' }, '2026-10', 'Monthly papers · October 2026'],
    [{ what: 'trending' }, 'trending', 'Trending papers'],
    [{ what: 'best' }, 'best:2026-W47', 'Best of the week · Week 47, 2026'],
    [{ what: 'best' }, null, 'Best of the week'],
    [{ what: 'archive' }, null, 'Papers from the archive'],
    [{ what: 'auto' }, null, 'Papers from the archive'],
    [{ what: 'weekly' }, null, 'Weekly papers'],
    [{ what: 'archive' }, '2026-W47', 'Weekly papers · Week 47, 2026'],
    [
      { what: 'archive', query: 'pruning', category: 'cs.LG' },
      null,
      'Papers from the archive · “pruning” · cs.LG',
    ],
    [
      { what: 'archive', author: 'Ada Byron', organization: 'Acme', minVotes: 10 },
      null,
      'Papers from the archive · Ada Byron · Acme · 10+ votes',
    ],
  ] as const)('of %j on %s is %s', (spec, day, heading) => {
    expect(digestHeading({ ...SCHEDULE_DEFAULTS, ...spec }, day)).toBe(heading);
  });
});

describe('the heading of a digest in another language than English', () => {
  it.each([
    [{ what: 'daily' }, '2026-11-20', /^20\. November 2026$/],
    [{ what: 'weekly' }, '2026-W47', /^16\.\s?–\s?22\. November 2026$/],
    [{ what: 'monthly' }, '2026-10', /^Oktober 2026$/],
    [{ what: 'best' }, 'best:2026-W47', /^⭐ 16\.\s?–\s?22\. November 2026$/],
    [{ what: 'daily', minVotes: 10 }, '2026-11-20', /^20\. November 2026 · ▲ 10\+$/],
    [{ what: 'trending' }, 'trending', /^Trending papers$/],
  ] as const)('of %j on %s has no English words beside its date', (spec, day, heading) => {
    expect(digestHeading({ ...SCHEDULE_DEFAULTS, ...spec }, day, 'de')).toMatch(heading);
  });
});

describe('the text of an empty digest', () => {
  it('depends on what the schedule posts', () => {
    expect(emptyDigestText({ what: 'daily' })).toBe('There is no new daily list today.');
    expect(emptyDigestText({ what: 'archive' })).toMatch(
      /^All matching papers from the archive have been posted/,
    );
    expect(emptyDigestText({ what: 'auto' }, '2026-11-20')).toBe('There is no new daily list today.');
    expect(emptyDigestText({ what: 'auto' })).toMatch(/^All matching papers from the archive/);
    expect(emptyDigestText({ what: 'weekly' })).toBe('There are no further papers of the last week.');
    expect(emptyDigestText({ what: 'trending' })).toMatch(/^All matching papers that are trending/);
  });
});
