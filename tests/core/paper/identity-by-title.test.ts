import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/core/paper/identity.ts';
import { NO_CANDIDATES, record, paper, known } from './known-papers.ts';

describe('identify', () => {
  it('never merges different arXiv ids or different external ids by title', () => {
    const byTitle = [paper(1, { arxivId: '2405.00001' })];
    expect(identify(record({ arxivId: '2405.19561' }), { ...NO_CANDIDATES, byTitle })).toEqual({
      kind: 'new',
    });
    expect(
      identify(record({ externalId: 'x1' }), { ...NO_CANDIDATES, byTitle: [paper(1, { externalId: 'x2' })] }),
    ).toEqual({
      kind: 'new',
    });
  });

  it('picks the one compatible paper among several of the same title', () => {
    const fits = paper(2, { arxivId: '2405.00002' });
    const byTitle = [paper(1, { externalId: 'x1', arxivId: '2405.00001' }), fits];
    expect(identify(record({ externalId: 'x9' }), { ...NO_CANDIDATES, byTitle })).toEqual(known(fits));
  });

  it('rejects a title of several papers and names them', () => {
    const byTitle = [
      paper(1, { arxivId: '2405.00001' }),
      paper(2, { externalId: 'x2' }),
      paper(3, { externalId: 'x3' }),
    ];
    const found = identify(record(), { ...NO_CANDIDATES, byTitle });
    expect(found).toEqual({
      kind: 'rejected',
      reason:
        'ambiguous: its title fits 3 papers (arXiv:2405.00001, id x2, id x3); give the record an arXiv id, a DOI or an id',
    });
  });

  it('treats a record with an id as new if several papers have its title', () => {
    const byTitle = [paper(1, { externalId: 'x1' }), paper(2, { externalId: 'x2' })];
    expect(identify(record({ arxivId: '2405.19561' }), { ...NO_CANDIDATES, byTitle })).toEqual({
      kind: 'new',
    });
  });

  const ada = { authors: ['Ada Byron'], publishedAt: '2020' };

  it.each([
    ['other authors of another year', { authors: ['Alan Turing'], publishedAt: '2021' }, false],
    ['other authors of a year before the arXiv id', { authors: ['Alan Turing'], publishedAt: '1999' }, false],
    ['other authors of the same year', { authors: ['Alan Turing'], publishedAt: '2020-05' }, true],
    ['other authors of an unknown year', { authors: ['Alan Turing'] }, true],
    ['unknown authors of another year', { publishedAt: '2021' }, true],
    [
      'an author in common, written in another order, of another year',
      { authors: ['Byron Ada'], publishedAt: '2021' },
      true,
    ],
    [
      'an author of the same family name, of another year',
      { authors: ['Byron, Eve'], publishedAt: '2021' },
      false,
    ],
    [
      'an author in common, of another year',
      { authors: ['Alan Turing', 'A. Byron'], publishedAt: '2021' },
      true,
    ],
  ])('takes a paper of the same title by %s for the same: %s is %s', (_text, fields, isSame) => {
    for (const [a, b] of [
      [ada, fields],
      [fields, ada],
    ]) {
      const titled = paper(1, a);
      const found = identify(record(b), { ...NO_CANDIDATES, byTitle: [titled] });
      expect(found).toEqual(isSame ? known(titled) : { kind: 'new' });
    }
  });

  it('takes the year of a paper without a date from its arXiv id', () => {
    const byTitle = [paper(1, { arxivId: '2312.00752', authors: ['Ada Byron'] })];
    const other = record({ authors: ['Alan Turing'], publishedAt: '1999', doi: '10.1000/a' });
    expect(identify(other, { ...NO_CANDIDATES, byTitle })).toEqual({ kind: 'new' });
    const sameYear = { ...other, publishedAt: '2023' };
    expect(identify(sameYear, { ...NO_CANDIDATES, byTitle })).toMatchObject({ kind: 'known' });
  });

  it.each([
    ['the same authors and year', ada, true],
    [
      'the same authors, cut by et al., and year',
      { authors: ['Ada Byron', 'Alan Turing'], publishedAt: '2020' },
      true,
    ],
    ['the same authors of another year', { ...ada, publishedAt: '2021' }, false],
    ['the same authors of an unknown year', { authors: ['Ada Byron'] }, false],
    ['unknown authors of the same year', { publishedAt: '2020' }, false],
    ['nothing known', {}, false],
  ])('joins papers with a generic title by %s: %s is %s', (_text, fields, isSame) => {
    const titled = paper(1, { title: 'Introduction', ...ada });
    const found = identify(record({ title: 'Introduction', ...fields }), {
      ...NO_CANDIDATES,
      byTitle: [titled],
    });
    expect(found).toEqual(isSame ? known(titled) : { kind: 'new' });
  });

  it('identifies a record without identifiers as the paper of an equal record, whatever else has its title', () => {
    const byRecord = paper(1, { title: 'Introduction' });
    const byTitle = [byRecord, paper(2, { title: 'Introduction', doi: '10.1000/a' })];
    const found = identify(record({ title: 'Introduction' }), { ...NO_CANDIDATES, byRecord, byTitle });
    expect(found).toEqual(known(byRecord));
  });

  it('rejects a title that fits two papers which are not the same by their authors and years', () => {
    const byTitle = [paper(1, ada), paper(2, { authors: ['Alan Turing'], publishedAt: '1999' })];
    expect(identify(record(), { ...NO_CANDIDATES, byTitle })).toMatchObject({ kind: 'rejected' });
  });
});
