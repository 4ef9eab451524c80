import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arxivUrl, begunArxivId, findArxivIds, parseArxivId } from '../../../src/core/paper/arxiv-id.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

const newId = fc
  .tuple(fc.integer({ min: 7, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9_999 }))
  .filter(([year, month]) => year > 7 || month >= 4)
  .map(([year, month, number]) => {
    const yymm = `${String(year).padStart(2, '0')}${String(month).padStart(2, '0')}`;
    return `${yymm}.${String(number).padStart(yymm <= '1412' ? 4 : 5, '0')}`;
  });
const oldId = fc
  .tuple(
    fc.constantFrom('math', 'hep-th', 'cs', 'cond-mat', 'q-bio'),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(
    ([archive, month, number]) =>
      `${archive}/06${String(month).padStart(2, '0')}${String(number).padStart(3, '0')}`,
  );
const anyId = fc.oneof(newId, oldId);
const anyVersion = fc.option(fc.integer({ min: 1, max: 40 }));

const WRAPPINGS: readonly ((id: string) => string)[] = [
  id => id,
  id => ` ${id}\n`,
  id => `arXiv:${id}`,
  id => `ARXIV: ${id}`,
  id => `${id}.pdf`,
  id => `https://arxiv.org/abs/${id}`,
  id => `http://www.arxiv.org/abs/${id}/`,
  id => `https://export.arxiv.org/abs/${id}?context=cs.LG`,
  id => `https://arxiv.org/pdf/${id}`,
  id => `https://arxiv.org/pdf/${id}.pdf#page=2`,
  id => `https://arxiv.org/html/${id}#S3.SS1`,
  id => `arxiv.org/abs/${id}`,
  id => `https://www.alphaxiv.org/abs/${id}`,
  id => `https://alphaxiv.org/overview/${id}`,
  id => `https://huggingface.co/papers/${id}`,
  id => `https://huggingface.co/papers/${id}?ref=mail#community`,
  id => `10.48550/arXiv.${id}`,
  id => `doi:10.48550/ARXIV.${id}`,
  id => `https://doi.org/10.48550/arXiv.${id}`,
  id => `http://dx.doi.org/10.48550/arxiv.${id}`,
  id => `https://doi.org/10.48550%2FarXiv.${id}`,
  id => `arXiv.${id}`,
  id => `abs/${id}`,
  id => `CoRR abs/${id}`,
  id => `arXiv preprint arXiv:${id}`,
  id => `arXiv:${id} [cs.LG]`,
  id => `arXiv:${id} [cs.LG] 1 Dec 2023`,
  id => `\u200B${id}\u200B`,
  ...[
    'ar5iv.labs.arxiv.org',
    'ar5iv.org',
    'browse.arxiv.org',
    'de.arxiv.org',
    'cn.arxiv.org',
    'xxx.lanl.gov',
  ].map(host => (id: string) => `https://${host}/abs/${id}`),
  ...['format', 'e-print', 'src', 'ps', 'tb'].map(page => (id: string) => `https://arxiv.org/${page}/${id}`),
  id => `https://arxiv.org//abs//${id}`,
  id => `https://www.alphaxiv.org/ja/overview/${id}`,
  id => `https://scirate.com/arxiv/${id}`,
  id => `https://www.semanticscholar.org/arxiv/${id}`,
  id => `https://api.semanticscholar.org/arXiv:${id}`,
  id => `https://papers.cool/arxiv/${id}`,
  id => `https://inspirehep.net/arxiv/${id}`,
  id => `https://news.example/papers/${id}/discussion?page=2`,
  id => `<https://arxiv.org/abs/${id}>`,
  id => `https://arxiv.org/abs/${id}).`,
  id => `\`${id}\``,
  id => `[the paper](https://arxiv.org/abs/${id})`,
  id => `[the paper](<https://arxiv.org/abs/${id}> "here").`,
  id => `_https://arxiv.org/abs/${id}_`,
  id => `__${id}__`,
  id => `**https://arxiv.org/pdf/${id}.pdf**`,
  id => `“arXiv:${id}”`,
];

describe('parseArxivId', () => {
  it.each(WRAPPINGS.map(wrap => [wrap('2405.19561v2').trim(), wrap] as const))('reads %s', (_shown, wrap) => {
    fc.assert(
      fc.property(anyId, anyVersion, (id, version) => {
        expect(parseArxivId(wrap(version === null ? id : `${id}v${version}`))).toEqual({ id, version });
      }),
    );
  });

  it.each([
    ['math.CA/0611800', 'math/0611800'],
    ['https://arxiv.org/abs/math.CA/0611800v1', 'math/0611800'],
    ['astro-ph.CO/0703001', 'astro-ph/0703001'],
  ])('drops the subject class of %s', (text, id) => {
    expect(parseArxivId(text)?.id).toBe(id);
  });

  it.each([
    ['', 'nothing'],
    ['2405.1956', 'four digits after 2014'],
    ['1412.12345', 'five digits before 2015'],
    ['0703.1234', 'before the scheme began'],
    ['2413.12345', 'no such month'],
    ['2400.12345', 'no such month'],
    ['2405.00000', 'number 0'],
    ['1404.0000', 'number 0'],
    ['math/0611000', 'number 0'],
    ['2405.19561v0', 'version 0'],
    ['2405.19561v', 'no version'],
    ['2405.195612', 'too many digits'],
    ['Math/0611800', 'no archive'],
    ['2405.19561 2405.19562', 'two of them'],
    ['see 2405.19561', 'words around it'],
    ['https://arxiv.org/list/cs.LG/2405', 'a list'],
    ['https://openreview.net/forum?id=2405.19561', 'no part of the path'],
    ['https://example.org/either/0512123', 'no archive'],
    ['https://www.semanticscholar.org/paper/0123456789abcdef0123456789abcdef01234567', 'a hash'],
    ['https://doi.org/10.1000/arXiv.2405.19561', 'a DOI of another publisher'],
  ])('rejects %j: %s', text => {
    expect(parseArxivId(text)).toBeUndefined();
  });
});

describe('findArxivIds', () => {
  it('finds every form in running text, in order, each paper once', () => {
    const text =
      'We build on [this](https://arxiv.org/abs/2310.00001v3), (arXiv:1404.1234), <https://huggingface.co/papers/2405.19561>, ' +
      'hep-th/9901001 and 2310.00001v1; see https://doi.org/10.48550/arXiv.2501.12345.';
    expect(findArxivIds(text)).toEqual([
      { id: '2310.00001', version: 3 },
      { id: '1404.1234', version: null },
      { id: '2405.19561', version: null },
      { id: 'hep-th/9901001', version: null },
      { id: '2501.12345', version: null },
    ]);
  });

  it.each([
    'It costs $1012.3456 or 1012.3456% of either/0512123.',
    'Version 1.2405.19561 and 2405.19561.7',
    'https://example.com/?q=2405.19561 and x2405.19561y',
    'no digits here',
  ])('finds nothing in %j', text => {
    expect(findArxivIds(text)).toEqual([]);
  });

  it('finds everything that parseArxivId parses, between words', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyId, fc.constantFrom(...WRAPPINGS)), { maxLength: 6 }), mentions => {
        const text = mentions.map(([id, wrap]) => wrap(id)).join(' , and ');
        expect(findArxivIds(text).map(found => found.id)).toEqual([...new Set(mentions.map(([id]) => id))]);
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['https://arxiv.org/abs/', 'a-', 'arxiv:   ', 'a.', 'a/']) {
      expect(growth(length => findArxivIds(piece.repeat(length)))).toBeLessThan(MAX_GROWTH);
    }
  });
});

describe('begunArxivId', () => {
  it.each([
    ['2312.', '2312.'],
    [' arXiv: 2312.0075', '2312.0075'],
    ['1402.123', '1402.123'],
  ])('reads %j as the beginning %j', (text, beginning) => {
    expect(begunArxivId(text)).toBe(beginning);
  });

  it.each(['', '2312', '2313.', '2312.00752', '1402.1234', 'version 2312.', '2312.x'])(
    'reads nothing in %j',
    text => {
      expect(begunArxivId(text)).toBeUndefined();
    },
  );
});

describe('arxivUrl', () => {
  it('is parsed back to the identifier', () => {
    fc.assert(
      fc.property(anyId, fc.constantFrom('abs', 'pdf', 'html'), (id, kind) => {
        expect(parseArxivId(arxivUrl(id, kind))).toEqual({ id, version: null });
      }),
    );
  });

  it('keeps the slash of an old identifier', () => {
    expect(arxivUrl('math/0611800', 'pdf')).toBe('https://arxiv.org/pdf/math/0611800');
  });
});
