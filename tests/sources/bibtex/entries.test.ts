import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';
import { papersIn, readBibtex, titlesIn } from './read-bibtex.ts';

describe('entries of a .bib file', () => {
  it('accepts strings, concatenation, quotes, parentheses, comments and misplaced commas', () => {
    const text = `
A comment, with an address@a.example in it.
@string{town = {Suburb}}
@comment{jabref-meta: databaseType:bibtex;}
@ARTICLE(k1,, TITLE = "Mail of " # town # { and {"}More{"}} year = 2020 month = jan,)
@book{title = {No key}} @misc{k3, title = {Same line}}
`;
    expect(
      readBibtex(text).map(record => ('fields' in record ? [record.line, record.fields.title] : record)),
    ).toEqual([
      [5, 'Mail of Suburb and {"}More{"}'],
      [6, 'No key'],
      [6, 'Same line'],
    ]);
  });

  it('rejects what doubles a string until it would fill the memory, and continues', () => {
    const doubling = Array.from({ length: 40 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`);
    const text = [
      '@string{s0 = {0123456789}}',
      ...doubling,
      '@misc{a, title = s40}',
      '@misc{b, title = {Last} # s1}',
    ].join('\n');
    const records = readBibtex(text);
    expect(records[0]).toEqual({
      line: 14,
      rejected: '@string: s13: its parts are longer than 50000 characters',
    });
    expect(records.at(-1)).toMatchObject({ fields: { title: 'Last01234567890123456789' } });
  });

  it('rejects entries once the strings that they use are too long in all', () => {
    const entries = Array.from({ length: 900 }, (_, at) => `@misc{a, title = {Paper ${at}}, note = long}`);
    const text = [`@string{long = {${'x'.repeat(49_000)}}}`, ...entries, '@misc{b, title = {Last}}'].join(
      '\n',
    );
    const records = readBibtex(text);
    expect(records[0]).toMatchObject({ fields: { title: 'Paper 0' } });
    expect(records.at(-2)).toEqual({
      line: 901,
      rejected: '@misc: note: the @strings make the file too long',
    });
    expect(records.at(-1)).toMatchObject({ fields: { title: 'Last' } });
  });

  it('rejects a broken entry with its line and continues', () => {
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
    expect(readBibtex(text)).toEqual([
      { line: 1, fields: emptyPaper('First') },
      { line: 2, rejected: '@misc: title: its value is not closed, or missing' },
      { line: 5, fields: emptyPaper('Third') },
      { line: 6, rejected: '@misc: title is missing' },
      { line: 7, rejected: '@misc: expected a field, got "???}"' },
      { line: 8, fields: emptyPaper('Sixth') },
      { line: 9, rejected: '@misc: the entry is not closed' },
    ]);
  });

  it.each([
    ['@comment', '@comment{\n@misc{a, title={Hidden}}\n}\n@misc{b, title={Shown}}', ['Shown']],
    ['@comment on one line', '@Comment{ {x} @misc{a, title={Hidden}} } @misc{b, title={Shown}}', ['Shown']],
    [
      'a percent sign',
      '% Encoding: UTF-8\n%@misc{a, title={Hidden}}\n @misc{b, title={Shown}}\n  % @misc{c,\n',
      ['Shown'],
    ],
    [
      'a percent sign between fields',
      '@misc{a, % } of old\n title = {Shown}, % = {\n % year = 1999,\n year = 2020 % the year }\n}',
      ['Shown'],
    ],
  ])('hides what is commented out by %s', (_, text, titles) => {
    expect(titlesIn(text)).toEqual(titles);
  });

  it('reads the entries after a comment that is never closed', () => {
    expect(titlesIn('@comment{ {\n@misc{a, title={A}}\n@comment{x}\n@misc{b, title={B}}')).toEqual([
      'A',
      'B',
    ]);
  });

  it.each([
    ['parentheses', '@article{10.1016/0022-2836(81)90087-5, title={T}, year=1981}'],
    ['blanks', '@misc{Ada Byron_2011, title={T}, year={1981}}'],
    ['braces', '@article{{Byron1981}, title={T}, year=1981}'],
    ['no comma after it', '@article{byron1981\n  title={T}, year=1981}'],
    ['letters outside ASCII', '@article{Bÿron:1981, title={T}, year=1981}'],
    ['no letter at all', '@article{, title={T}, year=1981}'],
  ])('reads an entry whose key has %s', (_, text) => {
    expect(papersIn(text)).toEqual([{ ...emptyPaper('T'), publishedAt: '1981' }]);
  });

  it.each([
    ['blanks in its name', 'Early Access Date = {{MAR 2020}}'],
    ['underscores in front', '__markedentry = {[ada:6]}'],
    ['letters outside ASCII', 'título = {x}'],
    ['parentheses in its name', 'note (private) = {x}'],
    ['no value', 'doi='],
    ['no value but a blank', 'doi = '],
  ])('reads an entry with a field that has %s', (_, field) => {
    const paper = { ...emptyPaper('T'), publishedAt: '2020' };
    expect(papersIn(`@article{a, ${field}, title={T}, year={{2020}}}`)).toEqual([paper]);
    expect(papersIn(`@article{a, title={T}, year=2020, ${field}}`)).toEqual([paper]);
  });

  it('keeps the fields after a brace too many, and the entries after it', () => {
    const text = '@misc{a,\n  title={First}},\n  year={2020}, eprint={2312.00752}}\n@misc{b, title={Second}}';
    expect(papersIn(text)).toEqual([
      { ...emptyPaper('First'), publishedAt: '2020', arxivId: '2312.00752' },
      emptyPaper('Second'),
    ]);
  });

  it('joins keywords that are repeated, and takes the first of other fields', () => {
    const text =
      '@misc{a, title={T}, keywords = "Caves", keywords = "Bats", year=2020, keywords = "Lamps", year=2021}';
    expect(papersIn(text)).toEqual([
      { ...emptyPaper('T'), keywords: ['Caves', 'Bats', 'Lamps'], publishedAt: '2020' },
    ]);
  });

  it('never throws, and returns no paper without a title', () => {
    const piece = fc.constantFrom(
      ...'@misc{a, @string{ @comment{ % title = { } " # , ; \n ( ) a 2020 \\" and'.split(' '),
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        for (const record of readBibtex(pieces.join(''))) {
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
    '@comment{',
    '%\n',
    '{',
    '@',
    ' ',
    ' and ',
    '@string{a=',
  ])('takes time proportional to the length of a file that repeats %j', piece => {
    const read = (length: number) => {
      const text = piece.repeat(length / piece.length);
      readBibtex(text);
      readBibtex(`@misc{a, title={T}, author={${text.replaceAll('{', '')}}}`);
    };
    expect(growth(read)).toBeLessThan(MAX_GROWTH);
  });

  it.each(['author', 'abstract', 'eprint', 'url', 'date', 'keywords', 'note'])(
    'takes time proportional to the length of the field %s',
    field => {
      const pieces = [
        ' ',
        'x ',
        '<a ',
        '&amp',
        '$\\less$',
        '{}',
        '\\',
        '[a',
        ', ',
        '; ',
        "\\'",
        '=',
        '1comment:',
      ];
      const read = (length: number) => {
        for (const piece of pieces) {
          readBibtex(`@misc{a, title={T}, ${field}={x${piece.repeat(length / piece.length)}y}}`);
        }
      };
      expect(growth(read)).toBeLessThan(MAX_GROWTH);
    },
  );
});
