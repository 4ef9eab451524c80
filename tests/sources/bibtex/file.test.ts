import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import { parseBibtex } from '../../../src/sources/bibtex/file.ts';

function read(text: string) {
  return [...parseBibtex(text)];
}

/** The paper of an entry with these fields beside its title. */
function told(fields: string): PaperFields {
  const [record] = read(`@misc{key,\n  title = {A Title},\n  ${fields}\n}`);
  if (!record || 'rejected' in record) throw new Error(record?.rejected ?? 'nothing was read');
  return record.fields;
}

describe('parseBibtex', () => {
  it('reads an entry as arXiv writes it', () => {
    const text = `
@misc{byron2024routes,
      title={{Postmatic}: Routes of $\\alpha$-carriers},
      author={Ada Byron and H{\\"u}gel, Bernhard and {The Mail Team}},
      year={2024},
      eprint={2401.01234},
      archivePrefix={arXiv},
      primaryClass={cs.RO},
      url={https://arxiv.org/abs/2401.01234},
      abstract={We walk.
        Then we rest.},
      keywords={mail, {d}ogs; mail}
}`;
    expect(read(text)).toEqual([
      {
        line: 2,
        fields: {
          ...emptyPaper('{Postmatic}: Routes of $\\alpha$-carriers'),
          arxivId: '2401.01234',
          abstract: 'We walk. Then we rest.',
          keywords: ['mail', 'dogs'],
          authors: ['Ada Byron', 'Bernhard Hügel', 'The Mail Team'],
          authorCount: 3,
          publishedAt: '2024',
          categories: ['cs.RO'],
        },
      },
    ]);
  });

  it.each([
    ['eprint = "1706.03762v5"', '1706.03762'],
    ['eprint = {math.CA/0611800}, eprinttype = {arxiv}', 'math/0611800'],
    ['eprint = {1706.03762}, archivePrefix = {HAL}', null],
    ['eprint = {PMC1234}', null],
    ['url = {http://arxiv.org/pdf/1706.03762.pdf}', '1706.03762'],
    ['url = {\\url{https://arxiv.org/abs/1706.03762}}', '1706.03762'],
    ['doi = {10.48550/arXiv.1706.03762}', '1706.03762'],
    ['journal = {CoRR}, volume = {abs/1706.03762}', '1706.03762'],
    ['journal = {arXiv preprint arXiv:1706.03762}', '1706.03762'],
    ['journal = {Proceedings 1706.03762}', null],
  ])('finds the arXiv id in %s', (fields, arxivId) => {
    expect(told(fields).arxivId).toBe(arxivId);
  });

  it.each([
    ['primaryclass = {CS.lg}', ['cs.LG']],
    ['eprintclass = "hep-th"', ['hep-th']],
    ['primaryclass = {machine learning}', []],
    ['primaryclass = {}', []],
  ])('has the category of %s', (fields, categories) => {
    expect(told(fields).categories).toEqual(categories);
  });

  it.each([
    ['year = 2024', '2024'],
    ['year = {2024}, month = mar', '2024-03'],
    ['year = {2024}, month = "March", day = 7', '2024-03-07'],
    ['year = {2024}, month = 12, day = 40', '2024-12'],
    ['year = {2024}, month = {Spring}', '2024'],
    ['date = {2024-03-07}, year = 1999', '2024-03-07'],
    ['date = {2024-03/2024-05}', '2024-03'],
    ['year = {in press}', null],
  ])('dates by %s', (fields, publishedAt) => {
    expect(told(fields).publishedAt).toBe(publishedAt);
  });

  it.each([
    ['author = {Byron, Ada}', ['Ada Byron'], 1],
    ['author = {von Neumann, Jr, Ada M. and Ben\n AND Cleo}', ['Ada M. von Neumann Jr', 'Ben', 'Cleo'], 3],
    ['author = {Ada Byron and others}', ['Ada Byron'], null],
    ['author = {{Mail and Dogs, Inc.} and Sch\\"on, {\\L}ucja}', ['Mail and Dogs, Inc.', 'Łucja Schön'], 2],
  ])('names the authors of %s', (fields, authors, authorCount) => {
    expect(told(fields)).toMatchObject({ authors, authorCount });
  });

  it.each([
    ['url = {https://a.example/x\\_y}', 'https://a.example/x_y'],
    ['doi = {10.1000/182}', 'https://doi.org/10.1000/182'],
    ['doi = {https://doi.org/10.1000/182}, url = {nowhere}', 'https://doi.org/10.1000/182'],
    ['url = {https://arxiv.org/abs/1706.03762}', null],
  ])('links by %s', (fields, url) => {
    expect(told(fields).url).toBe(url);
  });

  it('never takes a citation key for an identifier', () => {
    expect(told('year = 2024').externalId).toBeNull();
  });

  it('knows strings, pieces joined by #, quotes, parentheses, comments and careless commas', () => {
    const text = `
A comment, with an address@a.example in it.
@string{town = {Suburb}}
@comment{jabref-meta: databaseType:bibtex;}
@ARTICLE(k1,, TITLE = "Mail of " # town # { and {"}More{"}} year = 2020 month = jan,)
@book{title = {No key}} @misc{k3, title = {Same line}}
`;
    expect(
      read(text).map(record => ('fields' in record ? [record.line, record.fields.title] : record)),
    ).toEqual([
      [5, 'Mail of Suburb and {"}More{"}'],
      [6, 'No key'],
      [6, 'Same line'],
    ]);
  });

  it('rejects a broken entry with its line and reads on', () => {
    const text = [
      '@misc{a, title = {First}}',
      '@misc{b,',
      '  title = {Never closed,',
      '  year = 2020',
      '@misc{c, title = {Third}}',
      '@misc{d, year = 2020}',
      '@misc{e, title = {Fifth}, ???}',
      '@misc{f, title = {Sixth}}',
      '@misc{g, title = {Seventh}',
    ].join('\n');
    expect(read(text)).toEqual([
      { line: 1, fields: emptyPaper('First') },
      { line: 2, rejected: '@misc: title: its value is not closed, or missing' },
      { line: 5, fields: emptyPaper('Third') },
      { line: 6, rejected: '@misc: title is missing' },
      { line: 7, rejected: '@misc: expected a field, got "???}"' },
      { line: 8, fields: emptyPaper('Sixth') },
      { line: 9, rejected: '@misc: the entry is not closed' },
    ]);
  });

  it('never throws, and tells of no paper without a title', () => {
    const sign = fc.constantFrom(
      ...'@misc{a, @string{ title = { } " # , \n ( ) a 2020 \\" and'.split(' '),
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), signs => {
        for (const record of read(signs.join(''))) {
          expect('fields' in record ? record.fields.title : record.rejected).not.toBe('');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '@misc{',
    '@misc{a,',
    '\n@misc{a, title={',
    '@misc{a,title={x}}',
    '{',
    '@',
    ' and ',
    '@string{a=',
  ])('takes time in proportion to the file when it is nothing but %j', piece => {
    const began = performance.now();
    read(piece.repeat(400_000 / piece.length));
    read(`@misc{a, title={T}, author={${piece.replaceAll('{', '').repeat(20_000)}}}`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
