import { describe, expect, it } from 'vitest';
import { about } from '../../src/views/notice/about.ts';
import { digestHeading, emptyText } from '../../src/views/schedule/digest-heading.ts';
import { savedNotice } from '../../src/views/notice/saved-notice.ts';
import { textOf } from '../support/rendered-message.ts';
import { aPaper } from './paper/a-paper.ts';

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

describe('what is said instead of a digest', () => {
  it('depends on what is posted', () => {
    expect(emptyText({ what: 'daily' })).toBe('There is no new daily list today.');
    expect(emptyText({ what: 'archive' })).toMatch(/^Every paper of the archive that fits has been posted/);
  });
});

describe('the notice of what was saved', () => {
  it('links the papers, each on its line', () => {
    const text = textOf(
      savedNotice([aPaper({ title: 'A *title*', arxivId: '2501.00001' }), aPaper({ title: 'B' })]),
    );
    expect(text.split('\n')).toEqual([
      '🔖 In your library now:',
      expect.stringMatching(/^- \[A .title.\]\(https:\/\/arxiv\.org\/abs\/2501\.00001\)$/),
      '- B',
      '-# `/library list` shows all you saved.',
    ]);
  });
});

describe('about', () => {
  it('says who decides what is posted', () => {
    expect(textOf(about())).toContain('Manage Server');
  });
});
