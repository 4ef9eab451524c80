import { describe, expect, it } from 'vitest';
import { identify, isDoiOfOther } from '../../../src/core/paper/identity.ts';
import {
  emptyPaper,
  type Paper,
  type PaperCandidates,
  type PaperFields,
} from '../../../src/core/paper/paper.ts';

const NO_CANDIDATES: PaperCandidates = {
  byArxivId: undefined,
  byDoi: undefined,
  byExternalId: undefined,
  byRecord: undefined,
  byTitle: [],
};

function record(fields: Partial<PaperFields> = {}): PaperFields {
  return { ...emptyPaper('A title'), ...fields };
}

function paper(id: number, fields: Partial<PaperFields> = {}): Paper {
  return { ...record(fields), id, rev: id };
}

function known(...papers: Paper[]) {
  return { kind: 'known', papers };
}

describe('identify', () => {
  it('treats a record without candidates as new', () => {
    expect(identify(record({ arxivId: '2405.19561' }), NO_CANDIDATES)).toEqual({ kind: 'new' });
  });

  it('identifies by the arXiv id first', () => {
    const named = paper(1, { arxivId: '2405.19561', title: 'Another title' });
    const byTitle = [paper(2, { arxivId: '2405.00002' })];
    const found = identify(record({ arxivId: '2405.19561' }), {
      ...NO_CANDIDATES,
      byArxivId: named,
      byTitle,
    });
    expect(found).toEqual(known(named));
  });

  it('identifies by the external id before the title', () => {
    const named = paper(1, { externalId: 'x1', title: 'Another title' });
    const byTitle = [paper(2, { externalId: 'x2' })];
    const found = identify(record({ externalId: 'x1' }), { ...NO_CANDIDATES, byExternalId: named, byTitle });
    expect(found).toEqual(known(named));
  });

  it('identifies a record with an arXiv id or an external id as the paper that has only its title', () => {
    const titled = paper(1);
    for (const fields of [{ arxivId: '2405.19561' }, { externalId: 'x1' }, {}]) {
      expect(identify(record(fields), { ...NO_CANDIDATES, byTitle: [titled] })).toEqual(known(titled));
    }
  });

  it('identifies a record with an arXiv id as the paper with its external id', () => {
    const named = paper(1, { externalId: 'x1' });
    const found = identify(record({ externalId: 'x1', arxivId: '2405.19561' }), {
      ...NO_CANDIDATES,
      byExternalId: named,
    });
    expect(found).toEqual(known(named));
  });

  it('returns the papers of both ids as one, the oldest first', () => {
    const byArxivId = paper(2, { arxivId: '2405.19561' });
    const byExternalId = paper(1, { externalId: 'x1' });
    const found = identify(record({ arxivId: '2405.19561', externalId: 'x1' }), {
      ...NO_CANDIDATES,
      byArxivId,
      byExternalId,
      byTitle: [byExternalId, byArxivId],
    });
    expect(found).toEqual(known(byExternalId, byArxivId));
  });

  it('returns the paper of its id and the one with only its title as one', () => {
    const byArxivId = paper(2, { arxivId: '2405.19561', title: 'An older title' });
    const titled = paper(1);
    const found = identify(record({ arxivId: '2405.19561' }), {
      ...NO_CANDIDATES,
      byArxivId,
      byTitle: [titled],
    });
    expect(found).toEqual(known(titled, byArxivId));
  });

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

  it('rejects a record whose two ids belong to papers with two arXiv ids', () => {
    const found = identify(record({ arxivId: '2405.19561', externalId: 'x1' }), {
      ...NO_CANDIDATES,
      byArxivId: paper(1, { arxivId: '2405.19561' }),
      byExternalId: paper(2, { externalId: 'x1', arxivId: '2405.00001' }),
    });
    expect(found).toEqual({
      kind: 'rejected',
      reason:
        'its arXiv id belongs to arXiv:2405.19561 and its own id to arXiv:2405.00001; ' +
        'correct one of the two, or leave one out',
    });
  });

  it('rejects a record whose external id belongs to a paper with another arXiv id', () => {
    const found = identify(record({ arxivId: '2405.19561', externalId: 'x1' }), {
      ...NO_CANDIDATES,
      byExternalId: paper(2, { externalId: 'x1', arxivId: '2405.00001' }),
    });
    expect(found).toEqual({
      kind: 'rejected',
      reason:
        'its own id x1 belongs to arXiv:2405.00001, but its arXiv id is 2405.19561; ' +
        'correct the arXiv id, or give the record another id',
    });
  });

  it('identifies by the DOI before the external id and the title', () => {
    const byDoi = paper(1, { doi: '10.1000/a', title: 'Another title' });
    const byTitle = [paper(2, { doi: '10.1000/b' })];
    const found = identify(record({ doi: '10.1000/a' }), { ...NO_CANDIDATES, byDoi, byTitle });
    expect(found).toEqual(known(byDoi));
  });

  it('returns the papers of its arXiv id and its DOI as one', () => {
    const byArxivId = paper(1, { arxivId: '2405.19561', doi: '10.1000/b' });
    const byDoi = paper(2, { doi: '10.1000/a' });
    const found = identify(record({ arxivId: '2405.19561', doi: '10.1000/a' }), {
      ...NO_CANDIDATES,
      byArxivId,
      byDoi,
    });
    expect(found).toEqual(known(byArxivId, byDoi));
  });

  it('keeps papers of two arXiv ids apart, although their authors give one DOI for both', () => {
    const byDoi = paper(1, { arxivId: '2405.00001', doi: '10.1000/a' });
    const fields = record({ arxivId: '2405.19561', doi: '10.1000/a' });
    expect(identify(fields, { ...NO_CANDIDATES, byDoi, byTitle: [byDoi] })).toEqual({ kind: 'new' });
    expect(isDoiOfOther(fields, byDoi)).toBe(true);
    expect(isDoiOfOther(record({ doi: '10.1000/a' }), byDoi)).toBe(false);
  });

  it('never merges different DOIs by title', () => {
    const byTitle = [paper(1, { doi: '10.1000/a' })];
    expect(identify(record({ doi: '10.1000/b' }), { ...NO_CANDIDATES, byTitle })).toEqual({ kind: 'new' });
  });

  it('rejects a record whose external id belongs to a paper with another DOI', () => {
    const byExternalId = paper(2, { externalId: 'x1', doi: '10.1000/a' });
    const found = identify(record({ doi: '10.1000/b', externalId: 'x1' }), {
      ...NO_CANDIDATES,
      byExternalId,
    });
    expect(found).toEqual({
      kind: 'rejected',
      reason:
        'its own id x1 belongs to doi:10.1000/a, but its DOI is 10.1000/b; ' +
        'correct the DOI, or give the record another id',
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
