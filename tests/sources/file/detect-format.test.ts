import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/sources/file/detect-format.ts';

describe('detectFormat', () => {
  it.each([
    ['{"title":"A"}', 'papers.txt', 'json-lines'],
    ['\uFEFF\n { "title": "A', 'papers', 'json-lines'],
    ['nonsense', 'papers.jsonl', 'json-lines'],
    ['new\r\n\r\nGet trending papers in your email inbox!', 'page.txt', 'saved-page'],
    ['A Title\n\nAn abstract.\n\n  • 7 authors\n·\nJul 8, 2024', 'page', 'saved-page'],
    ['byAK and the research community\n\nA Title', 'page.md', 'saved-page'],
    ['{"id":"0704.0001","versions":[],"authors_parsed":[]}\n{"title"', 'dump.json', 'arxiv-snapshot'],
    ['{"id":"0704.0001","authors":"', 'arxiv-metadata-oai-snapshot.json', 'arxiv-snapshot'],
    ['{"title":"A"}\n{"versions":[],"authors_parsed":[]}', 'papers.jsonl', 'json-lines'],
    ['% from a library\n\n@article{a, title = {A}}', 'references', 'bibtex'],
    ['', 'references.bib', 'bibtex'],
    ['Dear all,\n\nplease find below', 'mail.txt', undefined],
    ['{1} Introduction', 'text.txt', undefined],
    ['[{"title":"A"}]', 'papers.json', undefined],
    ['', 'empty.txt', undefined],
  ])('detects %j in %s as %s', (head, fileName, format) => {
    expect(detectFormat(head, fileName)).toBe(format);
  });
});
