import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/core/paper/identity.ts';
import {
  emptyPaper,
  type Paper,
  type PaperCandidates,
  type PaperFields,
} from '../../../src/core/paper/paper.ts';

const NOBODY: PaperCandidates = { byArxivId: undefined, byExternalId: undefined, byTitle: [] };

function record(facts: Partial<PaperFields> = {}): PaperFields {
  return { ...emptyPaper('A title'), ...facts };
}

function paper(id: number, facts: Partial<PaperFields> = {}): Paper {
  return { ...record(facts), id, rev: id };
}

function known(...papers: Paper[]) {
  return { kind: 'known', papers };
}

describe('identify', () => {
  it('takes a record that nothing fits as new', () => {
    expect(identify(record({ arxivId: '2405.19561' }), NOBODY)).toEqual({ kind: 'new' });
  });

  it('goes by the arXiv id before everything else', () => {
    const named = paper(1, { arxivId: '2405.19561', title: 'Another title' });
    const byTitle = [paper(2, { arxivId: '2405.00002' })];
    const found = identify(record({ arxivId: '2405.19561' }), { ...NOBODY, byArxivId: named, byTitle });
    expect(found).toEqual(known(named));
  });

  it('goes by the own id before the title', () => {
    const named = paper(1, { externalId: 'x1', title: 'Another title' });
    const byTitle = [paper(2, { externalId: 'x2' })];
    const found = identify(record({ externalId: 'x1' }), { ...NOBODY, byExternalId: named, byTitle });
    expect(found).toEqual(known(named));
  });

  it('lets a paper known by title take over an arXiv id, and an own id', () => {
    const titled = paper(1);
    for (const facts of [{ arxivId: '2405.19561' }, { externalId: 'x1' }, {}]) {
      expect(identify(record(facts), { ...NOBODY, byTitle: [titled] })).toEqual(known(titled));
    }
  });

  it('lets a paper known by its own id take over an arXiv id', () => {
    const named = paper(1, { externalId: 'x1' });
    const found = identify(record({ externalId: 'x1', arxivId: '2405.19561' }), {
      ...NOBODY,
      byExternalId: named,
    });
    expect(found).toEqual(known(named));
  });

  it('takes the papers of its two ids for one, the oldest first', () => {
    const byArxivId = paper(2, { arxivId: '2405.19561' });
    const byExternalId = paper(1, { externalId: 'x1' });
    const found = identify(record({ arxivId: '2405.19561', externalId: 'x1' }), {
      byArxivId,
      byExternalId: byExternalId,
      byTitle: [byExternalId, byArxivId],
    });
    expect(found).toEqual(known(byExternalId, byArxivId));
  });

  it('takes the paper of its id and one known by its title alone for one', () => {
    const byArxivId = paper(2, { arxivId: '2405.19561', title: 'An older title' });
    const titled = paper(1);
    const found = identify(record({ arxivId: '2405.19561' }), { ...NOBODY, byArxivId, byTitle: [titled] });
    expect(found).toEqual(known(titled, byArxivId));
  });

  it('never merges different arXiv ids or different own ids by title', () => {
    const byTitle = [paper(1, { arxivId: '2405.00001' })];
    expect(identify(record({ arxivId: '2405.19561' }), { ...NOBODY, byTitle })).toEqual({ kind: 'new' });
    expect(
      identify(record({ externalId: 'x1' }), { ...NOBODY, byTitle: [paper(1, { externalId: 'x2' })] }),
    ).toEqual({
      kind: 'new',
    });
  });

  it('picks the one compatible paper among several of the same title', () => {
    const fits = paper(2, { arxivId: '2405.00002' });
    const byTitle = [paper(1, { externalId: 'x1', arxivId: '2405.00001' }), fits];
    expect(identify(record({ externalId: 'x9' }), { ...NOBODY, byTitle })).toEqual(known(fits));
  });

  it('rejects a title that fits several papers and names them', () => {
    const byTitle = [
      paper(1, { arxivId: '2405.00001' }),
      paper(2, { externalId: 'x2' }),
      paper(3, { externalId: 'x3' }),
    ];
    const found = identify(record(), { ...NOBODY, byTitle });
    expect(found).toEqual({
      kind: 'rejected',
      reason:
        'ambiguous: its title fits 3 papers (arXiv:2405.00001, id x2, id x3); give the record an arXiv id or an id',
    });
  });

  it('takes a record with an id whose title fits several papers as new', () => {
    const byTitle = [paper(1, { externalId: 'x1' }), paper(2, { externalId: 'x2' })];
    expect(identify(record({ arxivId: '2405.19561' }), { ...NOBODY, byTitle })).toEqual({ kind: 'new' });
  });

  it('rejects a record whose two ids belong to papers with two arXiv ids', () => {
    const found = identify(record({ arxivId: '2405.19561', externalId: 'x1' }), {
      ...NOBODY,
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

  it('rejects a record whose own id belongs to a paper with another arXiv id', () => {
    const found = identify(record({ arxivId: '2405.19561', externalId: 'x1' }), {
      ...NOBODY,
      byExternalId: paper(2, { externalId: 'x1', arxivId: '2405.00001' }),
    });
    expect(found).toEqual({
      kind: 'rejected',
      reason:
        'its own id x1 belongs to arXiv:2405.00001, but it says arXiv:2405.19561; ' +
        'correct the arXiv id, or give the record an id of its own',
    });
  });
});
