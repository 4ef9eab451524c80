import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmojiOnly } from '../../../../src/playground/page/markdown/emoji-only.ts';
import type { MarkdownNode } from '../../../../src/playground/page/markdown/node.ts';
import { parseMarkdown } from '../../../../src/playground/page/markdown/parse.ts';
import { plainText } from '../../../../src/playground/page/markdown/plain-text.ts';
import { anyCodePoint } from '../../../support/any-code-point.ts';
import { NOW, scene } from '../page-scene.ts';

const text = (words: string): MarkdownNode => ({ type: 'text', text: words });
const br: MarkdownNode = { type: 'break' };
const shown = (source: string): string => plainText(parseMarkdown(source), { scene, now: NOW });

describe('Markdown of messages', () => {
  it.each<[string, string, MarkdownNode[]]>([
    ['bold', '**a**', [{ type: 'bold', content: [text('a')] }]],
    ['italic', '*a*', [{ type: 'italic', content: [text('a')] }]],
    ['underline', '__a__', [{ type: 'underline', content: [text('a')] }]],
    ['strike', '~~a~~', [{ type: 'strike', content: [text('a')] }]],
    ['spoiler', '||a||', [{ type: 'spoiler', content: [text('a')] }]],
    ['code', '`a *b*`', [{ type: 'code', text: 'a *b*' }]],
    [
      'code block, without a line below it',
      '```js\na\n```\nb',
      [{ type: 'code_block', text: 'a' }, text('b')],
    ],
    ['heading and text', '## a\nb', [{ type: 'heading', level: 2, content: [text('a')] }, text('b')]],
    ['subtext', 'a\n-# b', [text('a'), br, { type: 'subtext', content: [text('b')] }]],
    [
      'quote of two lines',
      '> a\n> b\nc',
      [{ type: 'quote', content: [text('a'), br, text('b')] }, text('c')],
    ],
    ['role', '<@&200000000000000001>', [{ type: 'role', id: '200000000000000001' }]],
    ['emoji', '<:hi:300000000000000001>', [{ type: 'emoji', name: 'hi', id: '300000000000000001' }]],
    ['command', '</papers today:300000000000000001>', [{ type: 'command', name: 'papers today' }]],
    ['timestamp', '<t:1700000000:R>', [{ type: 'timestamp', seconds: 1_700_000_000, format: 'R' }]],
    [
      'timestamp without a style',
      '<t:1700000000>',
      [{ type: 'timestamp', seconds: 1_700_000_000, format: 'f' }],
    ],
    ['everyone', '@everyone', [{ type: 'everyone', name: 'everyone' }]],
  ])('has %s', (_name, source, nodes) => {
    expect(parseMarkdown(source)).toEqual(nodes);
  });

  it('has nested lists, which end with their lines', () => {
    expect(parseMarkdown('- a\n  1. **b**\n  2. c\n- d\ne')).toEqual([
      {
        type: 'list',
        start: null,
        items: [
          [
            text('a'),
            { type: 'list', start: 1, items: [[{ type: 'bold', content: [text('b')] }], [text('c')]] },
          ],
          [text('d')],
        ],
      },
      text('e'),
    ]);
  });

  it('has lists and headings only at the beginning of a line', () => {
    expect(parseMarkdown('**1. a**')).toEqual([{ type: 'bold', content: [text('1. a')] }]);
    expect(parseMarkdown('**# a**')).toEqual([{ type: 'bold', content: [text('# a')] }]);
    expect(parseMarkdown('a - b')).toEqual([text('a - b')]);
  });

  it('has a heading right below a quote', () => {
    expect(parseMarkdown('> a\n# b').at(-1)).toEqual({ type: 'heading', level: 1, content: [text('b')] });
  });

  it('shows escaped characters literally', () => {
    expect(parseMarkdown(String.raw`a\_b \*c\* https\://d \- e`)).toEqual([text('a_b *c* https://d - e')]);
  });

  it('keeps emoji as text, and keycaps whole', () => {
    expect(parseMarkdown('1️⃣ **2️⃣**')).toEqual([text('1️⃣ '), { type: 'bold', content: [text('2️⃣')] }]);
  });

  it('links web addresses: bare, in brackets and with a text', () => {
    const link = (words: string, url: string) => ({ type: 'link', url, content: [text(words)] });
    const source = 'https://a.org/b_c <https://d.org> [e](https://f.org/g_h)';
    expect(parseMarkdown(source)).toEqual([
      link('https://a.org/b_c', 'https://a.org/b_c'),
      text(' '),
      link('https://d.org', 'https://d.org'),
      text(' '),
      link('e', 'https://f.org/g_h'),
    ]);
  });

  it.each(['[a](javascript:alert(1))', '<file:///etc/passwd>', '[a](data:text/html,b)', '<a:/b>'])(
    'shows %s literally',
    source => {
      expect(parseMarkdown(source)).toEqual([text(source)]);
    },
  );

  it.each([
    ['[e](<https://f.org/g>)', 'e', 'https://f.org/g'],
    ['[e](https://f.org/g "tip")', 'e', 'https://f.org/g'],
    ['[e](https://f.org/g_(h))', 'e', 'https://f.org/g_(h)'],
    ['[e [1] f](https://f.org)', 'e [1] f', 'https://f.org'],
    [String.raw`[e \[1\]](https://f.org)`, 'e [1]', 'https://f.org'],
    ['[e] f](https://f.org)', 'e] f', 'https://f.org'],
  ])('reads the masked link %s', (source, words, url) => {
    expect(parseMarkdown(source)).toEqual([{ type: 'link', url, content: [text(words)] }]);
  });

  it.each(['[a](ftp://b.org)', '[a](b)', '[a]', '[a](', '[a]()', '[a] b', '[[a](x'])(
    'reads no link in %s',
    source => {
      expect(parseMarkdown(source)).toEqual([text(source)]);
    },
  );

  it('has no nested links', () => {
    const [link] = parseMarkdown('[a https://b.org](https://c.org)');
    expect(link).toEqual({ type: 'link', url: 'https://c.org', content: [text('a https://b.org')] });
  });

  it('never makes the parser throw', () => {
    const marks = fc.constantFrom(
      ...'* ** _ __ ~~ || ` ``` [ ]( ) < > <@ <t: :R> \\ a b1 https:// 😀 1️⃣ \u0000'.split(' '),
      '\n',
      ' ',
      '> ',
      '>>> ',
      '- ',
      '1. ',
      '# ',
      '-# ',
    );
    const written = fc.oneof(
      fc.string({ unit: anyCodePoint }),
      fc.array(marks, { maxLength: 60 }).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(written, source => {
        expect(() => parseMarkdown(source)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps all words, however they are formatted', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/u);
    const mark = fc.constantFrom('', '*', '**', '__', '~~', '`', '# ', '-# ', '> ', '- ', '1. ');
    const line = fc.tuple(mark, fc.array(word, { minLength: 1, maxLength: 6 })).map(([around, words]) => ({
      words,
      source: around.endsWith(' ') ? around + words.join(' ') : around + words.join(' ') + around,
    }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), lines => {
        const source = lines.map(each => each.source).join('\n');
        const found = shown(source).split(/\s+/u).filter(Boolean);
        expect(found).toEqual(lines.flatMap(each => each.words));
      }),
    );
  });
});

describe('the plain text of Markdown', () => {
  it('has the names of users, roles and channels', () => {
    expect(shown('<@100000000000000002> <@&200000000000000001> <#300000000000000001>')).toBe(
      '@Bob @Librarians #papers',
    );
  });

  it('has a placeholder for an unknown user or channel', () => {
    expect(shown('<@999999999999999999> <#999999999999999999>')).toBe('@unknown-user #unknown');
  });

  it('hides spoilers', () => {
    expect(shown('it was ||the butler||')).toBe('it was (spoiler)');
  });
});

describe('a message of emoji only', () => {
  it.each([
    ['🎉', true],
    ['1️⃣ 🇫🇷\n👩‍👩‍👧 <:hi:300000000000000001>', true],
    ['🎉 a', false],
    ['1', false],
    ['', false],
    ['🎉'.repeat(31), false],
  ])('%j: %s', (source, isIt) => {
    expect(isEmojiOnly(parseMarkdown(source))).toBe(isIt);
  });
});

it.each(['*', '_', '**', '__', '~~', '||', '***', '*_'])('reads a message that is full of %s', mark => {
  expect(() => parseMarkdown(mark.repeat(4_000 / mark.length))).not.toThrow();
});

it('reads every mark within every other one', () => {
  const parsed = JSON.stringify(parseMarkdown('||a ~~b __c **d *e* d** c__ b~~ a||'));
  expect(parsed).toContain('"type":"italic","content":[{"type":"text","text":"e"}]');
  expect(parsed).not.toMatch(/[*_~|]{2}/);
});
