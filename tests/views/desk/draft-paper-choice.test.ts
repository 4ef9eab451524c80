import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { draftPaperChoice } from '../../../src/views/desk/draft-paper-choice.ts';
import { aPaper } from '../paper-fixtures.ts';
import { partsOf } from '../message-parts.ts';

const descriptionOf = (changes: Parameters<typeof aPaper>[0]) =>
  partsOf(draftPaperChoice(7, [aPaper(changes)]))
    .flatMap(part => (part.type === ComponentType.StringSelect ? part.options : []))
    .map(option => option.description);

describe('a choice among papers for a draft', () => {
  it('distinguishes them by id and date', () => {
    expect(descriptionOf({ arxivId: '2503.01234', publishedAt: '2025-03-02' })).toEqual([
      'arXiv 2503.01234 · 2025-03-02',
    ]);
  });

  it('describes no paper of which neither is visible', () => {
    expect(descriptionOf({ arxivId: null, publishedAt: null })).toEqual([undefined]);
    expect(descriptionOf({ arxivId: null, publishedAt: ' ' })).toEqual([undefined]);
  });
});
