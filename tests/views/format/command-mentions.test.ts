import { describe, expect, it } from 'vitest';
import { card } from '../../../src/views/paper/card.ts';
import { mentionCommands } from '../../../src/views/format/command-mentions.ts';
import { about } from '../../../src/views/notice/about.ts';
import { errorNotice, trustedNotice } from '../../../src/views/notice/notice.ts';
import { aPaper } from '../paper-fixtures.ts';
import { textsOf } from '../message-parts.ts';

const ids = new Map([
  ['search', '11'],
  ['schedule list', '12'],
]);

describe('the commands in a message', () => {
  it('are mentions that can be clicked, by the ids of their registration', () => {
    const [text] = textsOf(mentionCommands(about(), ids));
    expect(text).toContain('</search:11> finds papers');
    expect(text).toContain('</schedule list:12> shows it');
  });

  it('stay as they are written where no id is known', () => {
    const [text] = textsOf(mentionCommands(about(), ids));
    expect(text).toContain('`/schedule delete` removes it');
    expect(mentionCommands(about(), new Map())).toEqual(about());
  });

  it('are found in errors too, and their other text is still escaped', () => {
    const error = errorNotice('“*” is no paper: run `/search` or `/schedule list`, or say `/x`.');
    expect(textsOf(mentionCommands(error, ids))).toEqual([
      '⚠️ “\\*” is no paper: run </search:11> or </schedule list:12>, or say `/x`.',
    ]);
  });

  it('are never made from the texts of papers', () => {
    const body = card(aPaper({ title: '`/search`', abstract: 'We run `/search` and \\`/search`.' }), {
      saved: false,
    });
    expect(mentionCommands(body, ids)).toEqual(body);
  });

  it('stay as they are written if their mentions make the message too long', () => {
    const long = trustedNotice(`${'x'.repeat(3980)} \`/search\``);
    const manyDigits = new Map([['search', '9'.repeat(20)]]);
    expect(mentionCommands(long, manyDigits)).toEqual(long);
  });
});
