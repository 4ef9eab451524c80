import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSlashLine, writeSlashLine } from '../../../../src/playground/page/composer/slash-line.ts';
import { callable, create, option, search } from './offered.ts';

const help = callable('help');
const commands = [search, create, callable('schedule list'), help];

function textsOf(line: string): [string, Record<string, string>] | string {
  const read = readSlashLine(line, commands);
  if (read.kind === 'call') return [read.command.path, Object.fromEntries(read.texts)];
  return read.kind === 'problem' ? read.why : 'text';
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
  ])('%s is read', (line, expected) => {
    expect(textsOf(line)).toEqual(expected);
  });

  it.each(['hello', '', '/', '/searching', '/schedule', ' /search mamba', 'a /search'])(
    '%j is no call',
    line => {
      expect(textsOf(line)).toBe('text');
    },
  );

  it('with an option that is not there is told so, and which there are', () => {
    const words =
      '/search has no option “colour”; it has query, author, sort. Words with a colon go in quotes.';
    expect(textsOf('/search query:mamba colour:red')).toBe(words);
    expect(textsOf('/search colour:red')).toBe(words);
    expect(textsOf('/help me:now')).toBe(
      '/help has no option “me”; it has none. Words with a colon go in quotes.',
    );
  });

  it('with an option twice, or words that nothing takes, is told so', () => {
    expect(textsOf('/search query:a query:b')).toBe('The option “query” is there twice.');
    expect(textsOf('/help me')).toBe('/help takes no “me”.');
  });

  it('has left the command’s name behind once a space follows', () => {
    expect(readSlashLine('/help', commands)).toMatchObject({ hasLeftName: false });
    expect(readSlashLine('/help ', commands)).toMatchObject({ hasLeftName: true });
  });

  it('never makes the reader throw', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('/search ', 'query:', '"', '\\', ' ', 'sort:', 'x:y', '\n', '://'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        expect(['text', 'call', 'problem']).toContain(
          readSlashLine(`/search ${pieces.join('')}`, commands).kind,
        );
        expect(['text', 'call', 'problem']).toContain(readSlashLine(pieces.join(''), commands).kind);
      }),
    );
  });

  it('that was written from entries is read back as those entries', () => {
    const name = fc.stringMatching(/^[-_'a-z0-9äß語]{1,32}$/u);
    const entry = fc.tuple(name, fc.string({ unit: 'grapheme' }));
    const entries = fc.uniqueArray(entry, { selector: ([key]) => key, maxLength: 6 });
    fc.assert(
      fc.property(entries, name, (given, path) => {
        const command = callable(
          path,
          given.map(([key]) => option(key, Type.String)),
        );
        const read = readSlashLine(writeSlashLine(command, new Map(given)), [command]);
        expect(read).toMatchObject({ kind: 'call', texts: new Map(given) });
      }),
    );
  });
});
