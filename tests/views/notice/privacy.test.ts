import { describe, expect, it } from 'vitest';
import type { PersonalDataCounts } from '../../../src/core/personal-data.ts';
import {
  deletedNotice,
  deletionForm,
  deletionQuestion,
  personalDataNotice,
} from '../../../src/views/notice/privacy.ts';
import { activeMarkdown } from '../active-markdown.ts';
import { limitsBroken } from '../discord-limits.ts';
import { textsOf } from '../message-parts.ts';

const BUTTON = { userId: '99999999999999999999', askedAt: 8.64e15 };

/** So many rows of each kind. */
function countsOf(saves: number, searches: number, others: number, schedules: number): PersonalDataCounts {
  return {
    save_origins: saves,
    result_lists: searches,
    unmatched_reactions: others,
    schedules,
    watches: others,
    subscriptions: others,
  };
}

describe('the messages about personal data', () => {
  it.each([
    ['question', deletionQuestion(countsOf(12_345, 9_999, 20_000, 5_000), BUTTON)],
    ['question about nothing', deletionQuestion(countsOf(0, 0, 0, 0), BUTTON)],
    ['notice', deletedNotice()],
    ['export', personalDataNotice(Array.from({ length: 10 }, (_, n) => `paperboy-data-${n + 1}-of-10.json`))],
  ])('keep to the limits of Discord: %s', (_, body) => {
    expect(limitsBroken(body)).toEqual([]);
    expect(activeMarkdown(body, [])).toEqual([]);
  });

  it('say how much is deleted', () => {
    const [text] = textsOf(deletionQuestion(countsOf(1, 2, 0, 1), BUTTON));
    expect(text).toMatch(/- 1 saved paper, .*\n- 2 result lists .*\n- that you made or changed 1 schedule\n/);
    const [more] = textsOf(deletionQuestion(countsOf(0, 0, 2, 0), BUTTON));
    expect(more).toMatch(/- 2 watches\n- 2 subscriptions\n- 2 reactions /);
    const [named] = textsOf(deletionQuestion({ clubs: 1, discussions: 2 }, BUTTON));
    expect(named).toMatch(/- that you made 1 club\n- that you opened 2 discussions\n/);
  });

  it('open a form within the limits of Discord', () => {
    const { custom_id: customId, title } = deletionForm(BUTTON);
    expect(customId.length).toBeLessThanOrEqual(100);
    expect(title.length).toBeLessThanOrEqual(45);
  });
});
