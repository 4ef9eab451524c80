import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitFields } from '../../../src/core/paper/field-limits.ts';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';

function limited(changes: Partial<PaperFields>): PaperFields {
  const result = limitFields({ ...emptyPaper('A paper'), ...changes });
  if ('rejected' in result) throw new Error(result.rejected);
  return result.fields;
}

describe('limitFields', () => {
  it('returns a paper within the limits unchanged', () => {
    const paper = {
      ...emptyPaper('t'.repeat(2_000)),
      abstract: 'a'.repeat(50_000),
      authors: ['n'.repeat(500)],
    };
    expect(limitFields(paper)).toEqual({ fields: paper });
  });

  it('rejects a title that is too long', () => {
    expect(limitFields(emptyPaper('t'.repeat(2_001)))).toEqual({
      rejected: 'title: expected at most 2000 characters, got 2001',
    });
  });

  it('rejects an external id that is too long', () => {
    expect(limitFields({ ...emptyPaper('A paper'), externalId: 'x'.repeat(501) })).toHaveProperty('rejected');
  });

  it('cuts abstracts, summaries and names', () => {
    const long = 'a'.repeat(60_000);
    const paper = limited({
      abstract: long,
      tldr: long,
      organization: long,
      authors: [long],
      keywords: [long],
    });
    expect([paper.abstract?.length, paper.tldr?.length]).toEqual([50_000, 50_000]);
    expect([paper.organization, ...paper.authors, ...paper.keywords].map(name => name?.length)).toEqual([
      500, 500, 500,
    ]);
  });

  it('keeps the first names, keywords and categories, and the newest list days', () => {
    const list = Array.from({ length: 17_000 }, (_, at) => `n${at}`);
    const days = list.map((_, at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
    const paper = limited({
      authors: list,
      authorCount: 17_000,
      keywords: list,
      categories: list,
      listedOn: days,
    });
    expect(paper.authors).toEqual(list.slice(0, 5_000));
    expect(paper.authorCount).toBe(17_000);
    expect(paper.keywords).toEqual(list.slice(0, 200));
    expect(paper.categories).toEqual(list.slice(0, 200));
    expect(paper.listedOn).toEqual(days.slice(-5_000));
  });

  it('drops addresses that are too long', () => {
    const url = `https://example.org/${'a'.repeat(2_048)}`;
    expect(limited({ url, thumbnail: url, githubRepo: url })).toMatchObject({
      url: null,
      thumbnail: null,
      githubRepo: null,
    });
  });

  it('never cuts a character in two', () => {
    const character = fc.constantFrom('a', 'é', 'e\u0301', '👩‍👩‍👧‍👦', '🏴', '字', ' ');
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 12 }), characters => {
        const text = characters.join('');
        const { abstract } = limited({ abstract: text.repeat(Math.ceil(60_000 / text.length)) });
        expect(abstract?.length).toBeLessThanOrEqual(50_000);
        const whole = text.repeat(Math.ceil(60_000 / text.length));
        const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
        const boundary = segmenter.segment(whole.slice(0, 50_100)).containing(abstract?.length ?? 0);
        expect(boundary?.index).toBe(abstract?.length);
      }),
      { numRuns: 30 },
    );
  });
});
