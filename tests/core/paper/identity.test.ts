import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/core/paper/identity.ts';
import {
  emptyPaper,
  type Paper,
  type PaperCandidates,
  type PaperFields,
} from '../../../src/core/paper/paper.ts';

const NO_CANDIDATES: PaperCandidates = { byArxivId: undefined, byExternalId: undefined, byTitle: [] };

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
      byArxivId,
      byExternalId: byExternalId,
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
        'ambiguous: its title fits 3 papers (arXiv:2405.00001, id x2, id x3); give the record an arXiv id or an id',
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
});
