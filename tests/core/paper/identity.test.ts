import { describe, expect, it } from 'vitest';
import { identify, isDoiOfOther } from '../../../src/core/paper/identity.ts';
import { NO_CANDIDATES, record, paper, known } from './known-papers.ts';

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
});
