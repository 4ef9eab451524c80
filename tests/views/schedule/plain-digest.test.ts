import { describe, expect, it } from 'vitest';
import { plainDigest } from '../../../src/views/schedule/plain-digest.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';

const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';

describe('a plain digest', () => {
  it('has titles and arXiv ids alone', () => {
    const body = plainDigest({ heading: 'Daily papers', papers: [fullPaper, aPaper({ id: 8 })], nonce });
    expect(textsOf(body)).toEqual([
      '## Daily papers',
      '1️⃣ Paper routes of the suburbs: a bicycle study · arXiv 2507.12345\n2️⃣ Paper routes of the suburbs',
      '-# Press a number or react with 1️⃣ or 2️⃣ to save that paper, 🔖 to save all',
    ]);
  });

  it('carries its nonce in its buttons', () => {
    const ids = [[fullPaper], [fullPaper, aPaper({ id: 8 })]].flatMap(papers =>
      customIdsOf(plainDigest({ heading: 'A', papers, nonce })),
    );
    expect(ids).toEqual([
      `v1|save|7|1|${nonce}`,
      `v1|save|7|1|${nonce}`,
      `v1|save|8|2|${nonce}`,
      `v1|save-all|${nonce}`,
    ]);
  });

  it('throws without papers', () => {
    expect(() => plainDigest({ heading: 'A', papers: [], nonce })).toThrow(RangeError);
  });
});
