import fc from 'fast-check';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { digest, digestNote } from '../../../src/views/schedule/digest.ts';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { submissionNotes } from '../../../src/views/submission/submission-note.ts';
import { limitsBroken } from '../discord-limits.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';
import { customIdsOf, labelsOf, partsOf, textsOf } from '../message-parts.ts';
import { boundedRuns } from '../bounded-runs.ts';

const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';

const button = (label: string, custom_id: string) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label,
  custom_id,
});

const tenPapers = (paper: Paper) => Array.from({ length: 10 }, (_, index) => ({ ...paper, id: index + 1 }));

/** The lines of the texts of a digest's papers. */
const entriesOf = (papers: readonly Paper[]) =>
  textsOf(digest({ heading: 'A', papers, nonce }))
    .slice(1, -1)
    .map(text => text.split('\n'));

/** The lines of a digest of three papers in two groups. */
const groupedLines = () => {
  const papers = [7, 8, 9].map(id => aPaper({ id, title: `Paper ${id}` }));
  const layout = {
    order: [7, 8, 9],
    headings: new Map([
      [7, 'Ferns, *spores*'],
      [9, 'Others'],
    ]),
    collapsed: new Set([8]),
    unlike: new Set([9]),
  };
  return textsOf(digest({ heading: 'A', papers, nonce, layout })).flatMap(text => text.split('\n'));
};

/** The labels of the buttons and the placeholders of the menus of each row. */
const rowsOf = (body: MessageBody) =>
  partsOf(body).flatMap(part =>
    part.type === ComponentType.ActionRow
      ? [
          part.components.map(each =>
            'label' in each ? each.label : 'placeholder' in each && each.placeholder,
          ),
        ]
      : [],
  );

describe('a digest', () => {
  it('has headings above its groups, papers like another one in a line, and a mark on what is new in the server', () => {
    expect(groupedLines().slice(1, 7)).toEqual([
      '### Ferns, \\*spores\\*',
      '**1️⃣ Paper 7**',
      '-# 2️⃣ also: Paper 8',
      '### Others',
      '**3️⃣ Paper 9**',
      '-# 🆕 new here',
    ]);
  });

  it('is one message with a text for each paper, buttons that save and a menu that opens a card', () => {
    const body = digest({ heading: 'Daily papers', papers: [fullPaper, aPaper({ id: 8 })], nonce });
    expect(body.components).toEqual([
      {
        type: ComponentType.Container,
        accent_color: 0x3b82f6,
        components: [
          { type: ComponentType.TextDisplay, content: '## Daily papers' },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.TextDisplay,
            content: [
              '**1️⃣ [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
              '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234 · 💬 1',
              'Forty bicycles are followed through a town; dogs turn out to be the main cause of delay.',
            ].join('\n'),
          },
          { type: ComponentType.TextDisplay, content: '**2️⃣ Paper routes of the suburbs**' },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.TextDisplay,
            content: '-# Press a number or react with 1️⃣ or 2️⃣ to save that paper, 🔖 to save all',
          },
          {
            type: ComponentType.ActionRow,
            components: [
              button('1', `v1|save|7|1|${nonce}`),
              button('2', `v1|save|8|2|${nonce}`),
              { ...button('Save all', `v1|save-all|${nonce}`), emoji: { name: '🔖' } },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: 'v1|open',
                placeholder: 'Show details',
                options: [
                  {
                    label: '1. Paper routes of the suburbs: a bicycle study',
                    value: '7',
                    description: 'Ada Byron and 6 others · 29 Jul 2025',
                  },
                  { label: '2. Paper routes of the suburbs', value: '8' },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('of ten papers has its numbers in rows of five', () => {
    expect(rowsOf(digest({ heading: 'A', papers: tenPapers(fullPaper), nonce }))).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7', '8', '9', '10'],
      ['Save all'],
      ['Show details'],
    ]);
  });

  it('of one paper has a button that saves it and one that opens its card', () => {
    const body = digest({ heading: 'Daily papers', papers: [fullPaper], nonce });
    expect(customIdsOf(body)).toEqual([`v1|save|7|1|${nonce}`, 'v1|open|7']);
    expect(labelsOf(body)).toEqual(['Save', 'Show details']);
    expect(textsOf(body).at(-1)).toBe('-# React with 🔖 to save it');
  });

  it('lists a paper that it shows twice once in its menu', () => {
    const body = digest({ heading: 'A', papers: [fullPaper, fullPaper], nonce });
    expect(limitsBroken(body)).toEqual([]);
    expect(labelsOf(body)).toEqual(['1', '2', 'Save all']);
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

  it('can be removed if a member posted it', () => {
    const sharedBy = '223456789012345678';
    expect(rowsOf(digest({ heading: 'A', sharedBy, papers: [fullPaper], nonce }))).toEqual([
      ['Save', 'Show details', 'Remove'],
    ]);
    expect(
      rowsOf(digest({ heading: 'A', sharedBy, papers: tenPapers(fullPaper).slice(0, 5), nonce })),
    ).toEqual([['1', '2', '3', '4', '5'], ['Save all', 'Remove'], ['Show details']]);
  });

  it('does not mention reactions if the bot cannot see them', () => {
    for (const papers of [[fullPaper], [fullPaper, aPaper({ id: 8 })]]) {
      const texts = textsOf(digest({ heading: 'A', papers, nonce, canReact: false }));
      expect(texts.join()).not.toMatch(/react/iu);
    }
  });

  it('cuts a summary at the end of a sentence, else of a clause, within 160 characters', () => {
    const sentence = 'Forty bicycles are followed through a town for a year, in all weathers.';
    const clause = 'Forty bicycles are followed through a town for a year, which';
    const [first, second] = entriesOf([
      { ...fullPaper, tldr: `${sentence} ${'Dogs are the main cause of delay '.repeat(9)}` },
      { ...fullPaper, tldr: `${clause} shows ${'that dogs are a cause of delay '.repeat(9)}` },
    ]);
    expect(first?.[2]).toBe(sentence);
    expect(second?.[2]).toBe('Forty bicycles are followed through a town for a year…');
  });

  it('of ten papers with long titles has at most 160 characters of summary for each', () => {
    const long = {
      ...fullPaper,
      title: 'Bicycles of the suburbs '.repeat(5),
      tldr: 'Dogs delay it, '.repeat(40),
    };
    const summaries = entriesOf(tenPapers(long)).map(([, , summary]) => summary?.length ?? 0);
    expect(summaries).toHaveLength(10);
    expect(Math.max(...summaries)).toBeLessThanOrEqual(160);
    expect(Math.min(...summaries)).toBeGreaterThan(40);
  });

  it('of ten papers with any texts keeps to all limits of Discord', () => {
    const ten = fc.array(anyPaper, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(ten, anyText, anyText, (papers, heading, intro) => {
        const sharedBy = '223456789012345678';
        expect(limitsBroken(digest({ heading, intro, sharedBy, papers, nonce, lateSince: 1e12 }))).toEqual(
          [],
        );
      }),
      boundedRuns(20),
    );
  });

  it('of ten submitted papers with long titles fits a message with the lines of members and curators', () => {
    const title =
      'A study of bicycles that carry newspapers through the suburbs of one town, with dogs, '.repeat(2);
    const papers = tenPapers({ ...fullPaper, title });
    const remark = { submittedBy: '223456789012345678', line: 'l'.repeat(150), curatorLine: 'c'.repeat(150) };
    const notes = submissionNotes(new Map(papers.map(({ id }) => [id, remark])));
    const body = digest({ heading: 'A', intro: 'i'.repeat(200), papers, notes, nonce });
    expect(limitsBroken(body)).toEqual([]);
    expect(textsOf(body).filter(text => /“c+…” · 📥 <@\d+>: “l+…”/.test(text))).toHaveLength(10);
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
