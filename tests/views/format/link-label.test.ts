import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkLabel } from '../../../src/views/format/link-label.ts';
import { anyText } from '../paper-arbitrary.ts';
import { show } from '../discord-markdown.ts';

describe('the label of a masked link', () => {
  it.each([
    ['PanGu-π: a language model', 'PanGu-π: a language model'],
    ['A* search and L_1', 'A* search and L_1'],
    ['a*b*c, x_1 and x_2', 'a\u2217b\u2217c, x\u02CD1 and x\u02CD2'],
    ['[Re] a study', '(Re) a study'],
    ['at 09:00 :smile:', 'at 09:00 \u2236smile:'],
    ['see https://evil.example', 'see https\u2236//evil.example'],
    ['🦙 llamas 🇩🇪 1️⃣ ♻️', 'llamas 1'],
    ['image ↔ text™', 'image \u27F7 text™'],
    ['@everyone <@1>', '\uFF20everyone \u2039@1>'],
  ])('%s', (text, label) => {
    expect(linkLabel(text)).toBe(label);
  });

  it.each(['', ' ', '🦙', '\u200B'])('is undefined for %j', text => {
    expect(linkLabel(text)).toBeUndefined();
  });

  it('never breaks its link', () => {
    fc.assert(
      fc.property(anyText, text => {
        const label = linkLabel(text);
        if (label === undefined) return;
        const link = `[${label}](https://arxiv.org/abs/2507.12345)`;
        expect(show(link).active).toEqual([{ kind: 'link', source: link }]);
        // A label knows no escapes, and an emoji, mention or URL in it turns the link into plain text.
        expect(label).not.toMatch(/[[\]<\\`]/);
        expect(show(label).active.filter(({ kind }) => kind !== 'mark' && kind !== 'block')).toEqual([]);
        expect(label.replaceAll(/[©®™]/g, '')).not.toMatch(
          /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u,
        );
        for (const mark of '*_~|') expect(label.split(mark).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 300 },
    );
  });
});
