import { describe, expect, it } from 'vitest';
import { read } from './read-all.ts';

async function namesOf(text: string, fileName = '') {
  return (await read(text, fileName)).map(each =>
    'fields' in each
      ? `${each.line}: ${each.fields.title ?? each.fields.arxivId ?? each.fields.doi ?? each.fields.url}`
      : each,
  );
}

const MIXED = `2312.00752
https://arxiv.org/abs/2206.12037, 10.1234/mud.7
% 2401.00001 2401.00002
from my notes of 2401.00003
@misc{a, title = {On Mud},
  note = {
2401.00004
}}
- 2410.23168
@article{b, title = {On Rivers}}`;

describe('ids and links between entries', () => {
  it('are read in a list that was put together by hand, unlike comments and lines of entries', async () => {
    expect(await namesOf(MIXED)).toEqual([
      '5: On Mud',
      '10: On Rivers',
      '1: 2312.00752',
      '2: 2206.12037',
      '2: 10.1234/mud.7',
      '9: 2410.23168',
    ]);
  });

  it('are comments in a file of BibTeX', async () => {
    expect(await namesOf(MIXED, 'refs.bib')).toEqual(['5: On Mud', '10: On Rivers']);
  });

  it('are read between entries of RIS', async () => {
    const ris = ['TY  - JOUR', 'TI  - On Mud', 'N1  -', '2401.00004', 'ER  - ', '2312.00752'].join('\r\n');
    expect(await namesOf(ris, 'list.txt')).toEqual(['1: On Mud', '6: 2312.00752']);
    expect(await namesOf(ris, 'list.ris')).toEqual(['1: On Mud']);
  });
});

describe('an entry', () => {
  it('of BibTeX without a title is found by its id', async () => {
    expect(await namesOf('@misc{a, eprint = {2312.00752v2}}\n@misc{b, year = 2020}')).toEqual([
      '1: 2312.00752',
      { line: 2, rejected: 'no title, id or link' },
    ]);
  });

  it('of RIS has the first date with a year', async () => {
    const [reference] = await read('TY  - JOUR\nTI  - On Mud\nDA  - Jul 15\nPY  - 2020\nER  - ');
    expect(reference).toMatchObject({ fields: { publishedAt: '2020' } });
  });

  it('has no keywords that are only quote marks', async () => {
    const [reference] = await read('@misc{a, title = {On Mud}, keywords = {mud; ""; river}}');
    expect(reference).toMatchObject({ fields: { keywords: ['mud', 'river'] } });
  });
});
