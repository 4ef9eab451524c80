import { describe, expect, it } from 'vitest';
import { deletedNotice, deletionQuestion, exportNotice } from '../../../src/views/notice/privacy.ts';
import { activeMarkdown } from '../active-markdown.ts';
import { limitsBroken } from '../discord-limits.ts';
import { textsOf } from '../message-parts.ts';

const MANY = { saves: 123_456, searches: 9_999, reactions: 20_000, schedules: 5_000 };
const BUTTON = { userId: '99999999999999999999', askedAt: 8.64e15 };

describe('the messages about personal data', () => {
  it.each([
    ['question', deletionQuestion(MANY, BUTTON)],
    [
      'question about nothing',
      deletionQuestion({ saves: 0, searches: 0, reactions: 0, schedules: 0 }, BUTTON),
    ],
    ['notice', deletedNotice()],
    ['export', exportNotice()],
  ])('keep to the limits of Discord: %s', (_, body) => {
    expect(limitsBroken(body)).toEqual([]);
    expect(activeMarkdown(body, [])).toEqual([]);
  });

  it('say how much is deleted', () => {
    const [text] = textsOf(deletionQuestion({ saves: 1, searches: 2, reactions: 0, schedules: 1 }, BUTTON));
    expect(text).toMatch(/- 1 saved paper, .*\n- 2 result lists .*\n- your name on 1 schedule\n/);
  });
});
