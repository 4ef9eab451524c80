import { describe, expect, it } from 'vitest';
import { about } from '../../../src/views/notice/about.ts';
import { errorNotice, notice, trustedNotice } from '../../../src/views/notice/notice.ts';
import { savedNotice } from '../../../src/views/notice/saved-notice.ts';
import { textOf } from '../../support/rendered-message.ts';
import { textsOf } from '../message-parts.ts';
import { aPaper } from '../paper-fixtures.ts';

describe('a notice', () => {
  it('shows plain text as it is', () => {
    expect(textsOf(notice('**no** <@1>'))).toEqual(['\\*\\*no\\*\\* \\<\\@1>']);
    expect(textsOf(errorNotice('“*” is no time'))).toEqual(['⚠️ “\\*” is no time']);
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

describe('about', () => {
  it('names the permission that decides what is posted', () => {
    expect(textOf(about())).toContain('Manage Server');
  });
});
