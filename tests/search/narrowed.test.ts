import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOf, paper, starterIndex, starterPapers } from './starter-papers.ts';

const starter = starterIndex();
const everything = { limit: starterPapers.length };
const id = fc.integer({ min: 1, max: starterPapers.length });
const query = fc
  .array(fc.constantFrom('pruning', 'mamba', 'the', 'language models', 'atention', 'zzqq'), { minLength: 1 })
  .map(words => words.join(' '));

describe('a search among some papers', () => {
  it('returns and counts only those papers of the unfiltered search', () => {
    fc.assert(
      fc.property(query, fc.uniqueArray(id), fc.integer({ min: 1, max: 20 }), (text, ids, limit) => {
        const among = new Set(ids);
        const whole = starter.search(text, everything);
        const left = whole.hits.map(hit => hit.id).filter(each => among.has(each));
        const { hits, total, ...result } = starter.search(text, { limit, among });
        expect(whole).toMatchObject(result);
        expect(total).toBe(left.length);
        expect(hits).toHaveLength(Math.min(limit, total));
        const leftIds = new Set(left);
        expect(hits.filter(hit => !leftIds.has(hit.id))).toEqual([]);
      }),
    );
  });

  it('finds nothing among no papers', () => {
    expect(starter.search('pruning', { limit: 5, among: new Set() })).toMatchObject({ hits: [], total: 0 });
  });
});

describe('ignored words', () => {
  const index = indexOf([
    paper({ id: 1, title: 'FlashAttention for everyone', abstract: 'attention', authors: ['Zoë Quokka'] }),
    paper({ id: 2, title: 'Réseaux de neurones', abstract: 'attention 学习' }),
  ]);
  const ignored = (text: string) => index.search(text, { limit: 5 }).ignored;

  it('are the words that no paper has and that have no correction, as typed, each once', () => {
    expect(ignored('XQZV réseaux xqzv Wörgl’s attention 1,234')).toEqual(['XQZV', 'Wörgl’s', '1,234']);
    expect(ignored('xqzv-blorp')).toEqual(['xqzv', 'blorp']);
  });

  it.each([
    ['stop words', 'what is all this'],
    ['corrected words', 'atention'],
    ['parts of a compound that a paper has', 'flash attention'],
    ['names', 'quokka'],
    ['known stems', 'neurone'],
    ['signs', '… $$ 🔥'],
  ])('are no %s', (_, text) => {
    expect(ignored(text)).toEqual([]);
  });

  it('in a script without spaces are returned as typed, unless part of them is known', () => {
    expect(ignored('未知语言 attention')).toEqual(['未知语言']);
    expect(ignored('学习语言')).toEqual([]);
  });

  it('are limited in a query of random words', () => {
    const noise = Array.from({ length: 500 }, (_, at) => `qx${at}zv`).join(' ');
    expect(ignored(noise).length).toBeLessThanOrEqual(32);
  });
});
