import { describe, expect, it } from 'vitest';
import { about } from '../../../src/views/notice/about.ts';
import { errorNotice, notice, trustedNotice } from '../../../src/views/notice/notice.ts';
import { savedNotice, undoneNotice } from '../../../src/views/notice/saved-notice.ts';
import { textOf } from '../../support/rendered-message.ts';
import { customIdsOf, labelsOf, textsOf } from '../message-parts.ts';
import { aPaper } from '../paper-fixtures.ts';

describe('a notice', () => {
  it('shows plain text as it is', () => {
    expect(textsOf(notice('**no** <@1>'))).toEqual(['\\*\\*no\\*\\* \\<\\@1>']);
    expect(textsOf(errorNotice('“*” is no time'))).toEqual(['⚠️ “\\*” is no time']);
    const kept = 'Leave out `where`, or use `/watch add`.';
    expect(textsOf(errorNotice(kept))).toEqual([`⚠️ ${kept}`]);
  });

  it('shows trusted markdown as markdown', () => {
    expect(textsOf(trustedNotice('**yes** <#1>'))).toEqual(['**yes** <#1>']);
  });

  it.each(['', ' ', 'x'.repeat(4001)])('throws for markdown that Discord would reject', markdown => {
    expect(() => trustedNotice(markdown)).toThrow(RangeError);
  });
});

describe('the notice of saved papers', () => {
  it('links each paper on a line of its own', () => {
    const text = textOf(
      savedNotice([aPaper({ title: 'A *title*', arxivId: '2501.00001' }), aPaper({ title: 'B' })]),
    );
    expect(text.split('\n')).toEqual([
      '🔖 Saved to your library:',
      expect.stringMatching(/^- \[A .title.\]\(https:\/\/arxiv\.org\/abs\/2501\.00001\)$/),
      '- B',
      '-# `/library list` shows all your saved papers.',
    ]);
  });
});

describe('the notice that several papers were saved', () => {
  it.each([
    [3, 'All 3 are new.'],
    [2, '2 of 3 are new.'],
    [1, '1 of 3 is new.'],
    [0, 'All 3 were there already.'],
  ])('says that %d of 3 are new', (newCount, text) => {
    const three = [1, 2, 3].map(id => aPaper({ id }));
    expect(textsOf(savedNotice(three, { added: [], newCount })).join()).toContain(`\n-# ${text} \`/library`);
  });
});

describe('the button of a notice', () => {
  it('undoes the saving of several papers, but of none that were saved before', () => {
    const two = [aPaper({ id: 1 }), aPaper({ id: 2 })];
    expect(customIdsOf(savedNotice(two, { added: [2], newCount: 1 }))).toEqual(['v1|undo-save|2']);
    expect(labelsOf(savedNotice(two, { added: [1, 2], newCount: 2 }))).toEqual(['Undo']);
    expect(customIdsOf(savedNotice(two))).toEqual([]);
  });

  it('says that it removes a single paper', () => {
    expect(labelsOf(savedNotice([aPaper()]))).toEqual(['Saved ✓ · Remove', 'Status, tags, note']);
  });

  it('leaves the ids to the menu if they do not fit', () => {
    const ids = Array.from({ length: 10 }, (_, at) => 10 ** 14 + at);
    expect(
      customIdsOf(
        savedNotice(
          ids.map(id => aPaper({ id })),
          { added: ids, newCount: ids.length },
        ),
      ),
    ).toEqual(['v1|pick-saved', 'v1|undo-save']);
  });
});

describe('the notice of an undo', () => {
  it('tells papers that were removed from those that are still saved', () => {
    expect(textOf(undoneNotice([aPaper({ title: 'A' })], [aPaper({ title: 'B' })])).split('\n')).toEqual([
      'Removed from your library:',
      '- A',
      'Still saved, since you reacted to a post that shows them:',
      '- B',
    ]);
    expect(textOf(undoneNotice([], []))).toBe('These papers are not in your library.');
  });
});

describe('about', () => {
  it('names the permission that decides what is posted', () => {
    expect(textOf(about())).toContain('Manage Server');
  });
});
