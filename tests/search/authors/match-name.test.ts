import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseNames, createNameMatcher, nameTermsOf } from '../../../src/search/authors/match-name.ts';
import { nameKeyOf } from '../../../src/search/authors/name-key.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';
import { starterPapers } from '../starter-papers.ts';

const match = (typed: string, name: string) => createNameMatcher(typed).match(nameKeyOf(name));

/** Returns how many of so many family names and given names are used. */
const chosen = (family: number, given: number) =>
  chooseNames([
    ...Array.from({ length: family }, () => ({ name: 'family', match: 'name' as const })),
    ...Array.from({ length: given }, () => ({ name: 'given', match: 'givenName' as const })),
  ]).length;

describe('a typed name', () => {
  it.each([
    // full names
    ['Song Han', 'Song Han'],
    ['han song', 'Song Han'],
    ['Han, Song', 'Song Han'],
    ['Song Han', 'Han, Song'],
    ['SONG HAN', 'Song Han'],
    ['Geoffrey Hinton', 'Geoffrey E. Hinton'],
    ['Geoffrey E. Hinton', 'Geoffrey Hinton'],
    ['Geoffrey Everest Hinton', 'Geoffrey E. Hinton'],
    ['Geoffrey Hinton', 'Geoffrey Everest Hinton'],
    ['Hinton, Geoffrey', 'Geoffrey E. Hinton'],
    ['Yilin Sung', 'Yi-Lin Sung'],
    ['yi lin sung', 'Yi-Lin Sung'],
    ['Kim Minjun', 'Min-jun Kim'],
    ['Minjun Kim', 'Kim Min-jun'],
    ['min jun kim', 'Kim Minjun'],
    ['Kim, Min-jun', 'Kim Min-jun'],
    ['Anandu A S', 'Anandu A S'],
    ['S A Anandu', 'Anandu A S'],
    ['Weinan E', 'Weinan E'],
    ['E, Weinan', 'Weinan E'],
    // family names
    ['han', 'Song Han'],
    ['Anandu', 'Anandu A S'],
    ['Downey', 'Robert Downey Jr.'],
    ['Downey, Robert, Jr.', 'Robert Downey'],
    ['van der Maaten', 'Laurens van der Maaten'],
    ['Van Der Maaten', 'Maaten, Laurens van der'],
    ['Maaten', 'Laurens van der Maaten'],
    ['vandermaaten', 'Laurens van der Maaten'],
    ['Laurens Maaten', 'Laurens van der Maaten'],
    ['L. van der Maaten', 'Laurens van der Maaten'],
    ['Maaten, L. van der', 'Laurens van der Maaten'],
    ['van den Oord', 'Aäron van den Oord'],
    ['Van Gool', 'Luc Van Gool'],
    ['L. Van Gool', 'Luc Van Gool'],
    ['García Márquez', 'Gabriel García Márquez'],
    ['garcia', 'García Márquez, Gabriel'],
    ['Smith', 'Anna Smith-Jones'],
    ['Jones', 'Anna Smith-Jones'],
    ['A. Jones', 'Anna Smith-Jones'],
    ['Smith-Jones', 'Anna Smith Jones'],
    ['Anna Smith Jones', 'Anna Smith-Jones'],
    ['Al-Rfou', 'Rami Al-Rfou'],
    ['Rfou', 'Rami Al-Rfou'],
    ["O'Brien", 'Miles O’Brien'],
    ['obrien', "Miles O'Brien"],
    ['O Brien', "Miles O'Brien"],
    ['M. O’Brien', "Miles O'Brien"],
    ['Mc Donald', 'Ann McDonald'],
    ['Vaswani et al.', 'Ashish Vaswani'],
    ['Vaswani, et al', 'Ashish Vaswani'],
    ['Vaswani et al., 2017', 'Ashish Vaswani'],
    // initials
    ['S. Han', 'Song Han'],
    ['S Han', 'S. Han'],
    ['S.Han', 'Song Han'],
    ['Han S', 'Song Han'],
    ['Han, S.', 'Song Han'],
    ['G. E. Hinton', 'Hinton, Geoffrey E.'],
    ['G. Hinton', 'Geoffrey E. Hinton'],
    ['G. E. Hinton', 'Geoffrey Hinton'],
    ['Hinton G E', 'Geoffrey E. Hinton'],
    ['J.-P. Serre', 'Jean-Pierre Serre'],
    ['J. Serre', 'Jean-Pierre Serre'],
    ['G. Hinton', 'GE Hinton'],
    // other letters
    ['Müller', 'Anna Mueller'],
    ['Mueller', 'Anna Müller'],
    ['Muller', 'Anna Müller'],
    ['Jurgen Schmidhuber', 'Jürgen Schmidhuber'],
    ['Juergen Schmidhuber', 'Jürgen Schmidhuber'],
    ['Odegaard', 'Martin Ødegård'],
    ['Ødegård', 'Martin Odegaard'],
    ['Sørensen', 'Ada Soerensen'],
    ['Soerensen', 'Ada Sørensen'],
    ['Sorensen', 'Ada Sørensen'],
    ['Jäger', 'Ada Jaeger'],
    ['Åberg', 'Ada Aaberg'],
    ['Djordjevic', 'Ada Đorđević'],
    ['Đorđević', 'Ada Djordjevic'],
    ['Dordevic', 'Ada Đorđević'],
    ['Weiss', 'Ada Weiß'],
    ['Weiß', 'Ada Weiss'],
    ['Müller-Lüdenscheidt', 'Ada Mueller-Luedenscheidt'],
    ['Smolinski', 'Ada Smoliński'],
    // other scripts
    ['张伟', '张伟'],
    ['张', '张伟'],
    ['張伟', '張 伟'],
    ['田中', '田中太郎'],
    ['Иванов', 'Пётр Иванов'],
    // groups
    ['ATLAS', 'ATLAS Collaboration'],
    ['ATLAS', 'The ATLAS Collaboration'],
    ['The ATLAS Collaboration', 'ATLAS Collaboration'],
    ['Gemini Team', 'Gemini Team, Google'],
    ['Google', 'Gemini Team, Google'],
    ['Team Ling', 'Ling Team'],
    ['Collaboration, ATLAS', 'ATLAS Collaboration'],
    ['DeepSeek', 'DeepSeek-AI'],
    ['Deep Seek AI', 'DeepSeek-AI'],
    ['OpenAI', 'OpenAI'],
    ['LIGO', 'LIGO Scientific Collaboration'],
  ])('%s is %s', (typed, name) => {
    expect(match(typed, name)).toBe('name');
  });

  it.each([
    ['Song', 'Song Han'],
    ['Yann', 'LeCun, Yann'],
    ['Yi-Lin', 'Yi-Lin Sung'],
    ['yilin', 'Yi-Lin Sung'],
    ['Jean Pierre', 'Jean-Pierre Serre'],
    ['小明', '王小明'],
    ['张', '李张'],
    ['García', 'Gabriel García Márquez'],
    ['GE Hinton', 'Geoffrey Hinton'],
    ['Hinton GE', 'Geoffrey E. Hinton'],
  ])('%s may be %s', (typed, name) => {
    expect(match(typed, name)).toBe('givenName');
  });

  it.each([
    ['Song Han', 'S. Han'],
    ['Song Han', 'Song Li'],
    ['Song Han', 'Jun Han'],
    ['S. Song', 'Song Han'],
    ['Wei Li', 'Wei Zhang'],
    ['E. Hinton', 'Geoffrey E. Hinton'],
    ['J. Han', 'Song Han'],
    ['Han, J.', 'Song Han'],
    ['Han, Jun', 'Song Han'],
    ['Hint', 'Geoffrey Hinton'],
    ['Xu', 'Ming Xue'],
    ['Xue', 'Ming Xu'],
    ['Lee', 'Ada Le'],
    ['Muller', 'Anna Mueller'],
    ['der', 'Laurens van der Maaten'],
    ['van', 'Laurens van der Maaten'],
    ['S.', 'Song Han'],
    ['S. H.', 'Song Han'],
    ['jun', 'Min-jun Kim'],
    ['Team', 'Gemini Team, Google'],
    ['Collaboration', 'ATLAS Collaboration'],
    ['The', 'The ATLAS Collaboration'],
    ['ATLAS Team', 'ATLAS Collaboration'],
    ['Team Team', 'Ling Team'],
    ['AI', 'DeepSeek-AI'],
    ['Open', 'OpenAI'],
    ['', 'Song Han'],
    [' .,- ', 'Song Han'],
    ['et al.', 'Song Han'],
    ['ü, ü, 张', 'ü, ü, 张'],
    ['Han', ''],
  ])('%s is not %s', (typed, name) => {
    expect(match(typed, name)).toBeUndefined();
  });

  it('is a given name if no family name matches, or hardly any', () => {
    expect([chosen(0, 1), chosen(3, 0), chosen(1, 9), chosen(1, 10)]).toEqual([1, 3, 1, 11]);
  });
});

const names = [...new Set(starterPapers.flatMap(({ authors }) => authors))];
const anyName = fc.oneof(
  fc.constantFrom(...names),
  fc.string({ unit: anyCodePoint }),
  fc
    .array(
      fc.constantFrom(
        'ü',
        'Ø',
        'ß',
        '-',
        ' ',
        ',',
        '.',
        'de',
        'van',
        'Jr.',
        'A',
        'Li',
        '张',
        '|',
        "'",
        '{\\"u}',
      ),
    )
    .map(parts => parts.join('')),
);

function rotationsOf(name: string): string[] {
  const words = name.split(' ');
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' '));
}

describe('any name', () => {
  it('of the starter corpus is found by itself, in any rotation of its words', () => {
    const unmatched = names.flatMap(name => rotationsOf(name).filter(typed => match(typed, name) !== 'name'));
    expect(unmatched).toEqual([]);
  });

  it('of accents alone matches nothing', () => {
    expect(match('˘', '˘')).toBeUndefined();
    expect(match('˘', 'Weinan E')).toBeUndefined();
  });

  it('that matches shares a term with the typed name', () => {
    fc.assert(
      fc.property(anyName, anyName, fc.boolean(), (name, other, isSame) => {
        const matcher = createNameMatcher(isSame ? name : other);
        const key = nameKeyOf(name);
        if (matcher.match(key) === undefined) return;
        const terms = nameTermsOf(key);
        expect(matcher.terms.some(term => terms.includes(term))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
