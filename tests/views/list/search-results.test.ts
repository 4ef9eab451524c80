import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { searchResults, type SearchResults } from '../../../src/views/list/search-results.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';

function resultsOf(papers: readonly Paper[], list: Partial<SearchResults['list']> = {}, offset = 0) {
  return searchResults({
    list: {
      id: '323456789012345678',
      queryText: '“bicycles”',
      paperIds: papers.map(paper => paper.id),
      total: papers.length,
      corrections: [],
      ignored: [],
      ...list,
    },
    papers,
    offset,
    limit: 5,
  });
}

const button = (label: string, custom_id: string, more: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label,
  custom_id,
  ...more,
});

describe('search results', () => {
  it('are ranked, with a select menu and with buttons to page and post', () => {
    const body = resultsOf([fullPaper, aPaper({ id: 8, publishedAt: '2024-12' })], {
      paperIds: [7, 8, 9, 10, 11, 12, 13],
      total: 7,
    });
    expect(body.components).toEqual([
      {
        type: ComponentType.Container,
        accent_color: 0x3b82f6,
        components: [
          {
            type: ComponentType.TextDisplay,
            content: '### Papers for “bicycles”\n-# 1–2 of 7 papers',
          },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.TextDisplay,
            content: [
              '**1. [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
              '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234 · 💬 1',
              'Forty bicycles are followed through a town; dogs turn out to be the main cause of delay.',
            ].join('\n'),
          },
          {
            type: ComponentType.TextDisplay,
            content: '**2. Paper routes of the suburbs**\n-# Dec 2024',
          },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: 'v1|open',
                placeholder: 'Open a card',
                options: [
                  {
                    label: 'Paper routes of the suburbs: a bicycle study',
                    value: '7',
                    description: 'Ada Byron and 6 others · 29 Jul 2025',
                  },
                  { label: 'Paper routes of the suburbs', value: '8', description: 'Dec 2024' },
                ],
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              button('Previous', 'v1|results|323456789012345678|0', {
                emoji: { name: '◀️' },
                disabled: true,
              }),
              button('Next', 'v1|results|323456789012345678|5', { emoji: { name: '▶️' }, disabled: false }),
              button('Post to channel', 'v1|post-results|323456789012345678|0', { emoji: { name: '📣' } }),
            ],
          },
        ],
      },
    ]);
  });

  it('continue the numbers on a later page, and disable Next on the last one', () => {
    const body = resultsOf([fullPaper], { paperIds: [1, 2, 3, 4, 5, 7], total: 6 }, 5);
    expect(textsOf(body)[0]).toContain('6–6 of 6 papers');
    expect(textsOf(body)[1]).toMatch(/^\*\*6\. /);
    expect(JSON.stringify(body)).toContain('"label":"Next","custom_id":"v1|results|323456789012345678|10"');
  });

  it('have no page buttons if all papers fit one page', () => {
    expect(customIdsOf(resultsOf([fullPaper]))).toEqual(['v1|open', 'v1|post-found|7']);
  });

  it('name the word searched for instead of a misspelt one, and words that no paper contains', () => {
    const corrections = [{ from: 'bycicle', to: 'bicycle' }];
    const [head] = textsOf(resultsOf([fullPaper], { corrections, ignored: ['qzxv', 'wv*'] }));
    expect(head).toBe(
      '### Papers for “bicycles”\nShowing results for bicycle (no paper contains “bycicle”)\nNo paper contains “qzxv”, “wv\\*”\n-# 1 paper',
    );
  });

  it('say how papers of a year are found, if no paper has it as a word', () => {
    const [head] = textsOf(resultsOf([fullPaper], { ignored: ['pruning', '2022', '20222'] }));
    expect(head).toContain('No paper contains “pruning”, “2022”, “20222”\nFor papers of 2022, write from');
    expect(textsOf(resultsOf([fullPaper], { ignored: ['20222'] }))[0]).not.toContain('write from');
  });

  it('give the total if not all of them are stored', () => {
    const [only] = textsOf(resultsOf([fullPaper], { total: 1234 }));
    expect(only).toContain('-# the first 1 of 1,234 papers');
    const [page] = textsOf(resultsOf([fullPaper], { total: 316, paperIds: Array(200).fill(7) }));
    expect(page).toMatch(/\n-# 1–1 of the first 200 of 316 papers$/);
    expect(page?.match(/200/g)).toHaveLength(1);
  });

  it.each([
    [{ total: 12, totalWithAll: 12 }, 0, '1–1 of 12 papers'],
    [{ total: 1, totalWithAll: 1, paperIds: [7] }, 0, '1 paper'],
    [{ total: 352, totalWithAll: 0 }, 0, '1–1 of the first 12 of 352 papers'],
    [{ total: 12, totalWithAll: 3 }, 0, '1–1 of 3 papers with all words, 9 more with some'],
    [{ total: 12, totalWithAll: 3 }, 5, '6–6 of 12 papers: 3 with all words, 9 with some'],
    [
      { total: 5100, totalWithAll: 3000 },
      0,
      '1–1 of the first 12 of 3,000 papers with all words, 2,100 more with some',
    ],
    [{ total: 2, totalWithAll: 1, paperIds: [7] }, 0, '1 paper with all words, 1 more with some'],
  ])('count the papers with all words: %j from %i', (list, offset, counted) => {
    const [head] = textsOf(resultsOf([fullPaper], { paperIds: Array<number>(12).fill(7), ...list }, offset));
    expect(head?.split('\n').at(-1)).toBe(`-# ${counted}`);
  });

  it('mark papers without some of the words', () => {
    const entries = textsOf(resultsOf([fullPaper, aPaper({ id: 8 })], { total: 2, totalWithAll: 1 })).slice(
      1,
    );
    expect(entries.map(entry => entry.includes('some of the words'))).toEqual([false, true]);
  });

  it('say what to try if there are none', () => {
    const [text] = textsOf(resultsOf([], { queryText: '“qzxv *”' }));
    expect(text).toMatch(/^### No results for “qzxv \\\*”\nYou can:\n- use fewer words/);
  });

  it('count the authors if their names do not fit a line', () => {
    const authors = ['Maximiliana Longname', 'Bartholomew Longname', 'Wilhelmina Longname'];
    const [, entry] = textsOf(resultsOf([aPaper({ authors, publishedAt: '2025' })]));
    expect(entry).toBe('**1. Paper routes of the suburbs**\n-# Maximiliana Longname and 2 others · 2025');
  });

  it('cut summaries to about a line', () => {
    const summary = textsOf(resultsOf([{ ...fullPaper, tldr: 'dog '.repeat(500) }]))[1]?.split('\n')[2];
    expect(summary).toMatch(/dog…$/);
    expect(summary?.length).toBeLessThanOrEqual(150);
  });
});
