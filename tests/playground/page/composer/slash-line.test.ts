import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSlashLine, formatSlashLine } from '../../../../src/playground/page/composer/slash-line.ts';
import { anyCodePoint } from '../../../support/any-code-point.ts';
import { callable, create, option, search } from './command-fixtures.ts';

const help = callable('help');
const commands = [search, create, callable('schedule list'), help];

function textsOf(line: string): [string, Record<string, string>] | string {
  const read = parseSlashLine(line, commands);
  if (read.kind === 'call') return [read.command.path, Object.fromEntries(read.texts)];
  return read.kind === 'problem' ? read.problem : 'text';
}

describe('a pasted line', () => {
  it.each([
    ['/search query:mamba sort:newest', ['search', { query: 'mamba', sort: 'newest' }]],
    ['/search mamba', ['search', { query: 'mamba' }]],
    ['/search state space models sort:newest', ['search', { query: 'state space models', sort: 'newest' }]],
    ['/search query:state space models', ['search', { query: 'state space models' }]],
    [
      '/search query: state space sort: newest first',
      ['search', { query: 'state space', sort: 'newest first' }],
    ],
    ['/search sort:newest mamba', ['search', { sort: 'newest', query: 'mamba' }]],
    ['/search author:"Albert Gu" mamba', ['search', { author: 'Albert Gu', query: 'mamba' }]],
    ['/search query:"say \\"hi\\" \\\\"', ['search', { query: 'say "hi" \\' }]],
    ['/search "sort:newest"', ['search', { query: 'sort:newest' }]],
    ['/search https://arxiv.org/abs/2312.00752', ['search', { query: 'https://arxiv.org/abs/2312.00752' }]],
    ['/search arXiv:2312.00752', ['search', { query: 'arXiv:2312.00752' }]],
    ['/search query:arXiv:2312.00752', ['search', { query: 'arXiv:2312.00752' }]],
    ['/search Mamba: Linear-Time', ['search', { query: 'Mamba: Linear-Time' }]],
    ['/schedule  create #papers count:3', ['schedule create', { channel: '#papers', count: '3' }]],
    ['/Search mamba', ['search', { query: 'mamba' }]],
    ['/help', ['help', {}]],
  ])('%s is parsed', (line, expected) => {
    expect(textsOf(line)).toEqual(expected);
  });

  it.each(['hello', '', '/', '/searching', '/schedule', ' /search mamba', 'a /search'])(
    '%j is not a command',
    line => {
      expect(textsOf(line)).toBe('text');
    },
  );

  it('with an unknown option is refused, with the names of all options', () => {
    const words =
      '/search has no option “colour”; it has query, author, sort. Put words with a colon in quotes.';
    expect(textsOf('/search query:mamba colour:red')).toBe(words);
    expect(textsOf('/search colour:red')).toBe(words);
    expect(textsOf('/help me:now')).toBe(
      '/help has no option “me”; it has none. Put words with a colon in quotes.',
    );
  });

  it('with an option twice, or a word for which there is no option, is refused', () => {
    expect(textsOf('/search query:a query:b')).toBe('The option “query” is given twice.');
    expect(textsOf('/help me')).toBe('/help has no option for “me”.');
  });

  it('has a complete command name once a space follows', () => {
    expect(parseSlashLine('/help', commands)).toMatchObject({ isNameComplete: false });
    expect(parseSlashLine('/help ', commands)).toMatchObject({ isNameComplete: true });
  });

  it('never makes the parser throw', () => {
    const piece = fc.oneof(
      fc.string({ unit: anyCodePoint }),
      fc.constantFrom('/search ', 'query:', '"', '\\', ' ', 'sort:', 'x:y', '\n', '://'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        expect(['text', 'call', 'problem']).toContain(
          parseSlashLine(`/search ${pieces.join('')}`, commands).kind,
        );
        expect(['text', 'call', 'problem']).toContain(parseSlashLine(pieces.join(''), commands).kind);
      }),
    );
  });

  it('formatted from entries is parsed into the same entries', () => {
    const name = fc.stringMatching(/^[-_'a-z0-9äß語]{1,32}$/u);
    const entry = fc.tuple(name, fc.string({ unit: 'grapheme' }));
    const entries = fc.uniqueArray(entry, { selector: ([key]) => key, maxLength: 6 });
    fc.assert(
      fc.property(entries, name, (given, path) => {
        const command = callable(
          path,
          given.map(([key]) => option(key, Type.String)),
        );
        const read = parseSlashLine(formatSlashLine(command, new Map(given)), [command]);
        expect(read).toMatchObject({ kind: 'call', texts: new Map(given) });
      }),
    );
  });
});
