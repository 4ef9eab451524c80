import { describe, expect, it } from 'vitest';
import { parseQuery, type ParsedQuery } from '../../../src/core/search/parse-query.ts';

const filled = (record: object) => Object.entries(record).filter(([, value]) => value.length > 0);

/** The only alternative of a query. */
function onlyAlternative(text: string): ParsedQuery {
  const [first, ...others] = parseQuery(text);
  if (!first || others.length > 0) throw new Error(`alternatives: ${text}`);
  return first;
}

/** The parts of an alternative that are not empty. */
const partsIn = ({ filters, ...parts }: ParsedQuery): object =>
  Object.fromEntries([...filled({ ...parts, text: '' }), ...filled(filters)]);

const partsOf = (text: string): object => partsIn(onlyAlternative(text));

const textsOf = (text: string): string[] => parseQuery(text).map(each => each.text);

describe('a query', () => {
  it.each<[string, object]>([
    ['state space models', { words: 'state space models' }],
    ['', {}],
    [' \n ', {}],
    ['"state space" models', { words: 'state space models', phrases: ['state space'] }],
    [
      '“state space” „mixture of experts“',
      { words: 'state space mixture of experts', phrases: ['state space', 'mixture of experts'] },
    ],
    ['«espace d’états» "mixed”', { words: 'espace d’états mixed', phrases: ['espace d’états', 'mixed'] }],
    ['("in brackets")', { words: '( in brackets )', phrases: ['in brackets'] }],
    ['mamba -vision', { words: 'mamba', excludedWords: ['vision'] }],
    ['mamba −pre-training, scan', { words: 'mamba scan', excludedWords: ['pre-training'] }],
    ['mamba -"state space" scan', { words: 'mamba scan', excludedPhrases: ['state space'] }],
    ['author:Gu mamba', { words: 'mamba', author: ['Gu'] }],
    ['mamba author:"Albert Gu" from:2024', { words: 'mamba', author: ['Albert Gu'], from: ['2024'] }],
    ['AUTHOR:“Albert Gu”', { author: ['Albert Gu'] }],
    ['author：Gu, mamba', { words: 'mamba', author: ['Gu'] }],
    ['author:Gu author:Dao', { author: ['Gu', 'Dao'] }],
    ['category:cs.LG. to:2024-05-01', { category: ['cs.LG'], to: ['2024-05-01'] }],
    ['org:"Allen AI" organization:MIT organisation:X', { organization: ['Allen AI', 'MIT', 'X'] }],
    ['min_votes:10 trams', { words: 'trams', minVotes: ['10'] }],
    ['trams -author:Gu', { words: 'trams', excludedFilters: ['-author:Gu'] }],
    ['trams -author:"Albert Gu"', { words: 'trams', excludedFilters: ['-author:"Albert Gu"'] }],
  ])('has operators: %j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'an "unbalanced quote',
    'author:"unbalanced Gu',
    '-author:"unbalanced',
    'a 5" screen and a 7" one',
    'state-of-the-art models',
    'trams - a survey',
    'trams -- a survey',
    'trams --survey',
    'Mamba: linear-time',
    'title:mamba',
    'https://example.org/a-b',
    'author: Gu',
    'author:',
    'my.author:Gu',
    '"" "?!" -',
    'c++ ->',
  ])('is plain text: %j', text => {
    expect(partsOf(text)).toEqual({ words: text });
  });

  it('of more than six words has dashes, no exclusions', () => {
    expect(partsOf('one two three four five six -seven')).toEqual({
      words: 'one two three four five six',
      excludedWords: ['seven'],
    });
    expect(partsOf('one two three four five six seven -eight -"nine ten"')).toEqual({
      words: 'one two three four five six seven eight nine ten',
      phrases: ['nine ten'],
    });
  });

  it('keeps its text as typed, but for filters', () => {
    expect(onlyAlternative(' a  "b c" author:"D E" -f, from:2024').text).toBe('a "b c" -f,');
  });

  it('has sixteen operators of a kind at most, each once', () => {
    const text = Array.from({ length: 99 }, (_, at) => `"a ${at}" -b${at} author:c${at} "d e" author:f`).join(
      ' ',
    );
    const { phrases, excludedWords, filters } = onlyAlternative(text);
    expect([phrases.length, new Set(phrases).size, filters.author.length]).toEqual([16, 16, 16]);
    expect(excludedWords).toHaveLength(16);
  });

  it('has 32 operators of a kind in all its alternatives', () => {
    const alternative = Array.from({ length: 20 }, (_, at) => `a -b${at} author:c${at}`).join(' ');
    const parsed = (count: number) =>
      parseQuery(Array.from({ length: count }, () => alternative).join(' OR '));
    for (const [count, operators] of [
      [2, 16],
      [4, 8],
      [8, 4],
    ] as const)
      expect(parsed(count).map(({ filters }) => filters.author.length)).toEqual(
        Array.from({ length: count }, () => operators),
      );
  });

  it('does not count words in quotes, exclusions and filters as words of a sentence', () => {
    const text = 'trams "one two three four five six seven" -a -b -c -d -e -f -g author:"Ada Byron" -h';
    expect(onlyAlternative(text).excludedWords).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it.each<[string, string[]]>([
    ['state space OR mamba', ['state space', 'mamba']],
    ['a b OR c d OR e', ['a b', 'c d', 'e']],
    ['OR a OR OR b c OR', ['a', 'b c']],
    ['a\nOR\tb', ['a', 'b']],
    ['"a b"  OR  "c d"', ['"a b"', '"c d"']],
    ['author:Gu OR b', ['', 'b']],
    ['a "unbalanced OR b', ['a "unbalanced', 'b']],
    ['a 5" screen OR a 7" one', ['a 5" screen', 'a 7" one']],
    ['TRAMS OR TRAINS', ['TRAMS', 'TRAINS']],
    ['OR', ['']],
    [' OR OR ', ['']],
  ])('has alternatives: %j', (text, texts) => {
    expect(textsOf(text)).toEqual(texts);
  });

  it.each([
    'a or b',
    'a Or b',
    'ORB slam',
    'a OR-b',
    'a (OR b)',
    'AND/OR trees',
    '"day OR night"',
    'a -"b OR c"',
    'author:"A OR B" d',
    'a -OR b',
    'a "OR" b',
    'the odds (OR) of it',
  ])('has one alternative: %j', text => {
    expect(parseQuery(text)).toHaveLength(1);
  });

  it('has exclusions and filters for each alternative', () => {
    expect(parseQuery('"a b" -c OR author:"Ada Byron" d from:2024').map(partsIn)).toEqual([
      { words: 'a b', phrases: ['a b'], excludedWords: ['c'] },
      { words: 'd', author: ['Ada Byron'], from: ['2024'] },
    ]);
  });

  it('has dashes in an alternative of more than six words only', () => {
    expect(parseQuery('one two three four five six seven -eight OR one -two').map(partsIn)).toEqual([
      { words: 'one two three four five six seven eight' },
      { words: 'one', excludedWords: ['two'] },
    ]);
  });
});
