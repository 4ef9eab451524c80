import { describe, expect, it } from 'vitest';
import { recogniseFormat } from '../../src/sources/recognise.ts';

describe('recogniseFormat', () => {
  it.each([
    ['{"title":"A"}', 'papers.txt', 'json-lines'],
    ['\uFEFF\n { "title": "A', 'papers', 'json-lines'],
    ['nonsense', 'papers.jsonl', 'json-lines'],
    ['new\r\n\r\nGet trending papers in your email inbox!', 'page.txt', 'saved-page'],
    ['A Title\n\nAn abstract.\n\n  • 7 authors\n·\nJul 8, 2024', 'page', 'saved-page'],
    ['byAK and the research community\n\nA Title', 'page.md', 'saved-page'],
    ['Dear all,\n\nplease find below', 'mail.txt', undefined],
    ['{1} Introduction', 'text.txt', undefined],
    ['[{"title":"A"}]', 'papers.json', undefined],
    ['', 'empty.txt', undefined],
  ])('takes %j in %s for %s', (head, fileName, format) => {
    expect(recogniseFormat(head, fileName)).toBe(format);
  });
});
