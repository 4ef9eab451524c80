import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { searchResults, type SearchResults } from '../../../src/views/list/search-results.ts';
import { aPaper, toldPaper } from '../paper/a-paper.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';

function resultsOf(papers: readonly Paper[], list: Partial<SearchResults['list']> = {}, offset = 0) {
  return searchResults({
    list: {
      id: '323456789012345678',
      asked: '“bicycles”',
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
  it('rank the papers, with a menu that opens one, and can be paged and posted', () => {
    const body = resultsOf([toldPaper, aPaper({ id: 8, publishedAt: '2024-12' })], {
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

  it('number the papers of a later page on, and end with the last one', () => {
    const body = resultsOf([toldPaper], { paperIds: [1, 2, 3, 4, 5, 7], total: 6 }, 5);
    expect(textsOf(body)[0]).toContain('6–6 of 6 papers');
    expect(textsOf(body)[1]).toMatch(/^\*\*6\. /);
    expect(JSON.stringify(body)).toContain('"label":"Next","custom_id":"v1|results|323456789012345678|10"');
  });

  it('have no pages where all papers stand on one', () => {
    expect(customIdsOf(resultsOf([toldPaper]))).toEqual(['v1|open', 'v1|post-results|323456789012345678|0']);
  });

  it('say what was searched for in place of a misspelt word, and what no paper has', () => {
    const corrections = [{ from: 'bycicle', to: 'bicycle' }];
    const [head] = textsOf(resultsOf([toldPaper], { corrections, ignored: ['qzxv', 'wv*'] }));
    expect(head).toBe(
      '### Papers for “bicycles”\nShowing results for bicycle (no paper has “bycicle”)\nNo paper has “qzxv”, “wv\\*”\n-# 1 paper',
    );
  });

  it('say how many there are where not all are kept', () => {
    expect(textsOf(resultsOf([toldPaper], { total: 1234 }))[0]).toContain('The best 1 of 1,234 papers');
  });

  it('say what to try where there are none', () => {
    const [text] = textsOf(resultsOf([], { asked: '“qzxv *”' }));
    expect(text).toMatch(/^### Nothing found for “qzxv \\\*”\nYou could\n- use fewer words/);
  });

  it('count the authors where their names are too long for a line', () => {
    const authors = ['Maximiliana Longname', 'Bartholomew Longname', 'Wilhelmina Longname'];
    const [, entry] = textsOf(resultsOf([aPaper({ authors, publishedAt: '2025' })]));
    expect(entry).toBe('**1. Paper routes of the suburbs**\n-# Maximiliana Longname and 2 others · 2025');
  });

  it('leave no summary longer than about a line', () => {
    const summary = textsOf(resultsOf([{ ...toldPaper, tldr: 'dog '.repeat(500) }]))[1]?.split('\n')[2];
    expect(summary).toMatch(/dog…$/);
    expect(summary?.length).toBeLessThanOrEqual(150);
  });
});
