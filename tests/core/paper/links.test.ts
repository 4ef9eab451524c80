import { describe, expect, it } from 'vitest';
import { paperLinks, safeUrl, titleUrl } from '../../../src/core/paper/links.ts';
import { aPaper } from '../../views/paper-fixtures.ts';

function labelsOf(fields: Parameters<typeof aPaper>[0]): string[] {
  return paperLinks(aPaper(fields)).map(link => link.label);
}

describe('links of a paper', () => {
  it('are made from its arXiv id', () => {
    const paper = aPaper({ arxivId: '2507.12345', url: 'https://a.example/' });
    expect(titleUrl(paper)).toBe('https://arxiv.org/abs/2507.12345');
    expect(paperLinks(paper)).toEqual([
      { label: 'arXiv', url: 'https://arxiv.org/abs/2507.12345' },
      { label: 'PDF', url: 'https://arxiv.org/pdf/2507.12345' },
      { label: 'Hugging Face', url: 'https://huggingface.co/papers/2507.12345' },
    ]);
  });

  it('do not include Hugging Face for an old id', () => {
    expect(paperLinks(aPaper({ arxivId: 'math/0611800' })).map(link => link.label)).toEqual(['arXiv', 'PDF']);
  });

  it("fall back to the source's page", () => {
    const paper = aPaper({ url: 'https://a.example/paper' });
    expect(titleUrl(paper)).toBe('https://a.example/paper');
    expect(paperLinks(paper)).toEqual([{ label: 'Open paper', url: 'https://a.example/paper' }]);
  });

  it('fall back to the DOI', () => {
    const paper = aPaper({ doi: '10.1000/(a)_b' });
    expect(titleUrl(paper)).toBe('https://doi.org/10.1000/%28a%29_b');
    expect(paperLinks(paper)).toEqual([{ label: 'Open paper', url: 'https://doi.org/10.1000/%28a%29_b' }]);
    expect(titleUrl(aPaper({ doi: '10.1000/a;2-#' }))).toBe('https://doi.org/10.1000/a;2-%23');
  });

  it('include the publication of a preprint, unless it is there already', () => {
    const arxivId = '2507.12345';
    expect(labelsOf({ arxivId, doi: '10.1000/a', githubRepo: 'suburb/bicycles' })).toEqual([
      'arXiv',
      'PDF',
      'Hugging Face',
      'DOI',
      'GitHub',
    ]);
    expect(labelsOf({ doi: '10.1000/a', url: 'https://doi.org/10.1000/A' })).toEqual(['Open paper']);
    expect(labelsOf({ doi: '10.1000/a', url: 'https://a.example/paper' })).toEqual(['Open paper', 'DOI']);
  });

  it('are none without either, and none for an invalid id', () => {
    expect(titleUrl(aPaper())).toBeUndefined();
    expect(paperLinks(aPaper({ arxivId: '2507.12345) [x](https://evil.example' }))).toEqual([]);
  });

  it.each([
    'suburb/bicycles',
    'https://github.com/suburb/bicycles',
    'github.com/suburb/bicycles.git',
    ' suburb/bicycles/ ',
  ])('include the repository in %j', githubRepo => {
    expect(paperLinks(aPaper({ githubRepo }))).toEqual([
      { label: 'GitHub', url: 'https://github.com/suburb/bicycles' },
    ]);
  });

  it.each([
    'https://evil.example/a/b',
    'a',
    'a/..',
    'a/b/c',
    '-a/b',
    'a/b?c',
    'https://github.com.evil.example/a/b',
    '',
  ])('include no repository for %j', githubRepo => {
    expect(paperLinks(aPaper({ githubRepo }))).toEqual([]);
  });
});

describe('a URL of a source', () => {
  it.each([
    ['https://a.example/p?q=1#f', 'https://a.example/p?q=1#f'],
    ['https://a.example/(x)[y]*', 'https://a.example/%28x%29%5By%5D%2A'],
    ['http://müller.example/ä', 'http://xn--mller-kva.example/%C3%A4'],
  ])('%s', (text, url) => {
    expect(safeUrl(text)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'discord://x.example/',
    'ftp://a.example/',
    'https://user:pw@a.example/',
    'https://localhost/',
    'https://[::1]/',
    `https://a.example/${'x'.repeat(500)}`,
    'a.example',
    '',
    null,
  ])('is not used: %s', text => {
    expect(safeUrl(text)).toBeUndefined();
  });
});
