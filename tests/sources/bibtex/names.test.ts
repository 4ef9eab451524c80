import { describe, expect, it } from 'vitest';
import { paperWith } from './read-bibtex.ts';

describe('authors of a BibTeX entry', () => {
  it.each([
    ['Byron, Ada', ['Ada Byron'], 1],
    ['von Neumann, Jr, Ada M. and Ben\n AND Cleo', ['Ada M. von Neumann Jr', 'Ben', 'Cleo'], 3],
    ['King, Ada, Jr.', ['Ada King Jr.'], 1],
    ['{Mail and Dogs, Inc.} and Sch\\"on, {\\L}ucja', ['Mail and Dogs, Inc.', 'Łucja Schön'], 2],
    ['Byron, Ada and Turing, J.\\,A.', ['Ada Byron', 'J. A. Turing'], 2],
    [' and Byron, Ada and ', ['Ada Byron'], 1],
    ['', [], null],
  ])('has the names in %j in natural order', (field, authors, authorCount) => {
    expect(paperWith(`author = {${field}}`)).toMatchObject({ authors, authorCount });
  });

  it.each([
    'Ada Byron and others',
    'Byron, Ada and et al.',
    'Byron, Ada and et. al',
    'Ada Byron et al.',
    'Byron, Ada, et al.',
  ])('counts at least one more author of %j, which leaves some unnamed', field => {
    expect(paperWith(`author = {${field}}`)).toMatchObject({ authors: ['Ada Byron'], authorCount: 2 });
  });

  it.each([
    ['Byron, Ada; Turing, Alan', ['Ada Byron', 'Alan Turing']],
    ['Ada Byron, Alan Turing, Grace Hopper', ['Ada Byron', 'Alan Turing', 'Grace Hopper']],
    [
      'Ada Byron, Alan Turing, Grace Hopper and Mary Shelley',
      ['Ada Byron', 'Alan Turing', 'Grace Hopper', 'Mary Shelley'],
    ],
    ['Byron, A., Turing, A. M.', ['A. Byron', 'A. M. Turing']],
    ['van Berg, Anna P.', ['Anna P. van Berg']],
  ])('splits %j, which lacks an `and`, where it holds several names', (field, authors) => {
    expect(paperWith(`author = {${field}}`)).toMatchObject({ authors, authorCount: authors.length });
  });

  it.each([
    [
      'family=Berg, given=Anna P., prefix=van, useprefix=false and Byron, Ada',
      ['Anna P. van Berg', 'Ada Byron'],
    ],
    ['given={Anna P.}, family={Berg}, given-i={AP}, suffix=Jr', ['Anna P. Berg Jr']],
    ['family = "Berg", given = "Anna P."', ['Anna P. Berg']],
  ])('reads the extended names of biblatex in %j', (field, authors) => {
    expect(paperWith(`author = {${field}}`).authors).toEqual(authors);
  });

  it.each([
    [
      "Nguy{\\~\\^e}n, V{\\'\\u a}n and Tr{\\`\\^{a}}n, H{\\h{a}}i and Pop, {\\textcommabelow{S}}tefan",
      ['Vắn Nguyễn', 'Hải Trần', 'Ștefan Pop'],
    ],
    ['{\\noopsort{steenis}}{van Steenis}, J.', ['J. van Steenis']],
    ["Andr{\\ifmmode\\acute{e}\\else\\'{e}\\fi} Byron", ['André Byron']],
    ['Andr&#233; Byron and A. O&apos;Neil', ['André Byron', "A. O'Neil"]],
  ])('shows the letters that %j means', (field, authors) => {
    expect(paperWith(`author = {${field}}`).authors).toEqual(authors);
  });
});
