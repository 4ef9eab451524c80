import { describe, expect, it } from 'vitest';
import { createSaveMatcher } from '../../../src/core/library/match-saves.ts';
import { emptyPaper, type Paper } from '../../../src/core/paper/paper.ts';
import { parseSearchRequest } from '../../../src/core/search/parse-request.ts';

const PAPER: Paper = {
  ...emptyPaper('OpenMoE: Pre-training with a State Space'),
  id: 1,
  rev: 1,
  authors: ['Albert Gu', 'T. Dao', '王伟'],
  organization: 'Mud University',
  arxivId: '2312.00752',
  categories: ['cs.LG', 'stat.ML'],
  publishedAt: '2024-05',
  upvotes: 7,
};

/** Returns whether the paper fits a query, with a tag and a note. */
function fits(query: string, paper = PAPER): boolean {
  const parsed = parseSearchRequest({ query }, { mayOnlyExclude: true });
  if ('problem' in parsed) throw new Error(parsed.problem.wrong);
  return createSaveMatcher(parsed.request)(paper, { tags: ['group', '都市計画'], note: 'Read\n§2 again.' });
}

describe('createSaveMatcher', () => {
  it.each([
    'state space',
    'moe',
    'univ again',
    '"state space"',
    '"moe" OR space',
    '"pre training"',
    '"read 2 again"',
    '"都市"',
    'space -spacer -group-theory -ai -24 -ﾞ -"ﾞ" -"space state"',
    // No row of words goes from one author to the next, or from the title to an author.
    'space -"gu t" -"space albert"',
    'space -stat -gu -albert -states2',
    'author:Gu',
    'author:"Gu, A."',
    'author:"Tri Dao" author:gu',
    'author:王伟',
    'org:mud category:cs.lg category:stat.ML',
    'from:2024 to:2024',
    'from:2024-05 to:2024-05-01 min_votes:7',
    'missing OR author:Dao',
  ])('finds the paper by %s', query => {
    expect(fits(query)).toBe(true);
  });

  it.each([
    'mamba',
    '🙂',
    '"🙂"',
    '"space state"',
    '"state spac"',
    '"gu t"',
    'space -group',
    'space -都市',
    'space -pre-training',
    'space -2312.00752',
    'space -"state space"',
    'author:Albert-Dao',
    'author:"T. Gu"',
    'author:G',
    'author:Alb',
    'org:"Mud College"',
    'category:cs',
    'from:2024-06',
    'to:2024-04',
    'min_votes:8',
    'mamba OR space author:Byron OR -space',
  ])('does not find the paper by %s', query => {
    expect(fits(query)).toBe(false);
  });

  it('leaves out singular and plural of a word, and words with a sign as they are written', () => {
    const gans = { ...PAPER, title: 'GANs in C++', authors: ['Yann C. LeCun', 'Gang Wang'] };
    expect(['gans -gan', 'gans -gans', 'gans -c++'].map(query => fits(query, gans))).toEqual([
      false,
      false,
      false,
    ]);
    const other = { ...gans, title: 'A space of gangs' };
    expect(fits('space -gan -c++ -wang', other)).toBe(true);
  });

  it('leaves out a joined form of a word with a hyphen', () => {
    const joined = { ...PAPER, title: 'Pretraining' };
    expect(fits('pretraining -pre-training', joined)).toBe(false);
    expect(fits('pretraining -training', joined)).toBe(true);
  });

  it('finds no paper without a date or votes by a filter of these', () => {
    const unknown = { ...PAPER, publishedAt: null, upvotes: null };
    expect(['from:1900', 'to:2100', 'min_votes:1'].map(query => fits(query, unknown))).toEqual([
      false,
      false,
      false,
    ]);
    expect(fits('min_votes:0', unknown)).toBe(true);
  });
});
