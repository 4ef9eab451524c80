import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/core/text/untrusted-text.ts';
import { escapeText, unescapeText } from '../../../src/views/format/escape.ts';
import { anyText } from '../paper-arbitrary.ts';
import { show } from '../discord-markdown.ts';

describe('escaped text', () => {
  it.each([
    ['plain words: 3.5 - 4 (of 5) + 1', 'plain words: 3.5 - 4 (of 5) + 1'],
    ['A* and L_1 of P(x|y), ~5 `x` \\alpha', 'A\\* and L\\_1 of P(x\\|y), \\~5 \\`x\\` \\\\alpha'],
    ['[label](https://evil.example)', '\\[label\\]\\(https\\://evil.example)'],
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['@everyone and <@1>', '\\@everyone and \\<\\@1>'],
    ['<t:1:R> :smile: <:a:1>', '\\<t\\:1:R> \\:smile: \\<\\:a:1>'],
    ['at 09:00, or 09:00:30', 'at 09:00, or 09\\:00:30'],
    ['see discord.gg/evil', 'see discord.gg\\/evil'],
  ])('%s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(unescapeText(escapeText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('is shown literally for any text', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(show(escapeText(text))).toEqual({ text: cleanText(text), active: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('cannot replace the target of a link before it', () => {
    const link = '[title](https://arxiv.org/abs/2507.12345)';
    expect(show(`${link} ${escapeText('x](https://evil.example)')}`).active).toEqual([
      { kind: 'link', source: link },
    ]);
  });

  it('adds backslashes only', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(escapeText(text).replaceAll('\\', '')).toBe(cleanText(text).replaceAll('\\', ''));
      }),
    );
  });
});
