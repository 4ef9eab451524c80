import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../src/core/paper/paper-reference.ts';

describe('a pasted reference', () => {
  it.each([
    '10.1234/Zork.5',
    'doi:10.1234/ZORK.5',
    'DOI: https://doi.org/10.1234/zork.5',
    'http://dx.doi.org/10.1234/zork.5/',
    'https://www.doi.org/10.1234%2Fzork.5',
    '(https://doi.org/10.1234/zork.5).',
  ])('is a DOI: %s', text => {
    expect(parseReference(text)).toEqual({ kind: 'doi', doi: '10.1234/zork.5' });
  });

  it.each(['doi:10.48550/ARXIV.2312.00752', 'https://doi.org/10.48550%2FarXiv.2312.00752'])(
    'is an arXiv id before it is a DOI: %s',
    text => {
      expect(parseReference(text)).toEqual({ kind: 'arxiv', arxivId: '2312.00752' });
    },
  );

  it.each([
    ['https://openreview.net/forum?id=Zork1', 'https://openreview.net/forum?id=Zork1'],
    ['`www.zork.example`', 'www.zork.example'],
    ['[x](<https://zork.example/S1(98)2>)', 'https://zork.example/S1(98)2'],
    ['zork.example/caves.', 'zork.example/caves'],
  ])('is an address: %s', (text, address) => {
    expect(parseReference(text)).toEqual({ kind: 'address', address });
  });

  it.each(['Zork', 'node.js', 'and/or', 'C/C++ in caves', 'see https://zork.example/a', '10.5 ways', ''])(
    'is neither, but words: %j',
    text => {
      expect(parseReference(text)).toBeUndefined();
    },
  );
});
