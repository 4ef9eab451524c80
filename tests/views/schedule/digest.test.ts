import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { digest, digestNote } from '../../../src/views/schedule/digest.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';

const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';

const save = (custom_id: string) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: 'Save',
  custom_id,
});

/** Characters of the first paper's summary. */
const summaryLength = (papers: (typeof fullPaper)[]) =>
  textsOf(digest({ heading: 'A', papers, nonce }))[1]?.split('\n')[2]?.length ?? 0;

describe('a digest', () => {
  it('is one message with a numbered section for each paper', () => {
    const body = digest({ heading: 'Daily papers', papers: [fullPaper, aPaper({ id: 8 })], nonce });
    expect(body.components).toEqual([
      {
        type: ComponentType.Container,
        accent_color: 0x3b82f6,
        components: [
          { type: ComponentType.TextDisplay, content: '## Daily papers' },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.Section,
            components: [
              {
                type: ComponentType.TextDisplay,
                content: [
                  '**1️⃣ [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
                  '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234 · 💬 1',
                  'Forty bicycles are followed through a town; dogs turn out to be the main cause of delay.',
                ].join('\n'),
              },
            ],
            accessory: save(`v1|save|7|1|${nonce}`),
          },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: '**2️⃣ Paper routes of the suburbs**' }],
            accessory: save(`v1|save|8|2|${nonce}`),
          },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.TextDisplay,
            content: '-# React with 🔖 to save all, 1️⃣ or 2️⃣ to save one',
          },
          {
            type: ComponentType.ActionRow,
            components: [{ ...save(`v1|save-all|${nonce}`), label: 'Save all', emoji: { name: '🔖' } }],
          },
        ],
      },
    ]);
  });

  it('of one paper has no button that saves all', () => {
    const body = digest({ heading: 'Daily papers', papers: [fullPaper], nonce });
    expect(customIdsOf(body)).toEqual([`v1|save|7|1|${nonce}`]);
    expect(textsOf(body).at(-1)).toBe('-# React with 🔖 to save it');
  });

  it('says that it is late, in the reader’s time zone', () => {
    const papers = [fullPaper];
    const [head] = textsOf(digest({ heading: 'A', papers, nonce, lateSince: 1_795_000_000_999 }));
    expect(head).toBe('## A\n-# Late: this was due <t:1795000000:f>');
  });

  it('names the member who posted it', () => {
    const papers = [fullPaper];
    const [head] = textsOf(digest({ heading: 'A', sharedBy: '223456789012345678', papers, nonce }));
    expect(head).toBe('## A\n-# Shared by <@223456789012345678>');
  });

  it('does not mention reactions if the bot cannot see them', () => {
    const texts = textsOf(digest({ heading: 'A', papers: [fullPaper], nonce, canReact: false }));
    expect(texts.join()).not.toContain('React');
  });

  it('gives long papers the room that short ones leave', () => {
    const long = { ...fullPaper, tldr: 'dog '.repeat(200) };
    const crowded = summaryLength(Array.from({ length: 10 }, () => long));
    const alone = summaryLength([long, ...Array.from({ length: 9 }, () => aPaper())]);
    expect(crowded).toBeGreaterThan(150);
    expect(alone).toBeGreaterThan(400);
  });

  it.each([0, 11])('throws for %d papers', count => {
    const papers = Array.from({ length: count }, () => fullPaper);
    expect(() => digest({ heading: 'A', papers, nonce })).toThrow(RangeError);
  });
});

describe('a note instead of a digest', () => {
  it('has the nonce in its button', () => {
    const body = digestNote({ heading: 'Daily papers', text: 'Nothing new *today*.', nonce });
    expect(textsOf(body)).toEqual(['## Daily papers', 'Nothing new \\*today\\*.']);
    expect(customIdsOf(body)).toEqual([`v1|about|${nonce}`]);
  });
});
