import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { searchResults } from '../../src/views/search-results.ts';
import { aPaper, toldPaper } from './a-paper.ts';
import { textsOf } from './message-parts.ts';

describe('search results', () => {
  it('rank the papers, with a menu that opens one', () => {
    const body = searchResults({
      query: 'bicycles',
      papers: [toldPaper, aPaper({ id: 8, publishedAt: '2024-12' })],
      total: 57,
      corrections: [],
    });
    expect(body.components).toEqual([
      {
        type: ComponentType.Container,
        accent_color: 0x3b82f6,
        components: [
          {
            type: ComponentType.TextDisplay,
            content: '### Papers for “bicycles”\n-# The best 2 of 57 papers',
          },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.TextDisplay,
            content: [
              '**1. [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
              '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234',
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
        ],
      },
    ]);
  });

  it('say what was searched for in place of a misspelt word', () => {
    const corrections = [{ from: 'bycicle', to: 'bicycle' }];
    const [head] = textsOf(searchResults({ query: 'bycicle', papers: [toldPaper], total: 1, corrections }));
    expect(head).toBe(
      '### Papers for “bycicle”\nShowing results for bicycle (no paper has “bycicle”)\n-# 1 paper',
    );
  });

  it('say what to try where there are none', () => {
    const [text] = textsOf(searchResults({ query: 'qzxv *', papers: [], total: 0, corrections: [] }));
    expect(text).toMatch(/^### Nothing found for “qzxv \\\*”\nYou could\n- use fewer words/);
  });

  it('count the authors where their names are too long for a line', () => {
    const authors = ['Maximiliana Longname', 'Bartholomew Longname', 'Wilhelmina Longname'];
    const papers = [aPaper({ authors, publishedAt: '2025' })];
    const [, entry] = textsOf(searchResults({ query: 'a', papers, total: 1, corrections: [] }));
    expect(entry).toBe('**1. Paper routes of the suburbs**\n-# Maximiliana Longname and 2 others · 2025');
  });

  it('leave no summary longer than about a line', () => {
    const papers = [{ ...toldPaper, tldr: 'dog '.repeat(500) }];
    const summary = textsOf(searchResults({ query: 'dogs', papers, total: 1, corrections: [] }))[1]?.split(
      '\n',
    )[2];
    expect(summary).toMatch(/dog…$/);
    expect(summary?.length).toBeLessThanOrEqual(150);
  });
});
