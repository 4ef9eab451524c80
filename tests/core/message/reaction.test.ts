import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isKeycap,
  isReactionEmoji,
  isSameEmoji,
  keycap,
  reactionMeaning,
} from '../../../src/core/message/reaction.ts';

const EMOJI = ['🔖', '👍', '⭐', '❤️', '❤', '🔥', '1️⃣', '3⃣', '🔟', '0️⃣'];
const anyEmoji = fc.constantFrom(...EMOJI);
const notKeycap = fc.constantFrom(...EMOJI.filter(each => !isKeycap(each)));
const papers = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 12 });
/** Two emoji that differ, as a server may choose. */
const chosen = fc
  .record({ saveEmoji: notKeycap, voteEmoji: notKeycap })
  .filter(({ saveEmoji, voteEmoji }) => !isSameEmoji(saveEmoji, voteEmoji));

describe('a reaction', () => {
  it.each([
    ['⭐', { act: 'save', paperIds: [7, 8] }],
    ['❤', { act: 'vote', paperIds: [7, 8] }],
    ['2⃣', { act: 'save', paperIds: [8] }],
    ['3️⃣', undefined],
    ['🔖', undefined],
    ['👍', undefined],
  ])('with %s means what the server has chosen', (emoji, meaning) => {
    const reactionEmoji = { saveEmoji: '⭐', voteEmoji: '❤️' };
    expect(reactionMeaning(emoji, reactionEmoji, [7, 8])).toEqual(meaning);
  });

  it('means the same with and without a presentation selector', () => {
    fc.assert(
      fc.property(anyEmoji, chosen, papers, (emoji, reactionEmoji, paperIds) => {
        const plain = reactionMeaning(emoji.replaceAll('\uFE0F', ''), reactionEmoji, paperIds);
        expect(reactionMeaning(`${emoji}\uFE0F`, reactionEmoji, paperIds)).toEqual(plain);
      }),
    );
  });

  it('means all papers by the two emoji, one by a number, and nothing otherwise', () => {
    fc.assert(
      fc.property(anyEmoji, chosen, papers, (emoji, reactionEmoji, paperIds) => {
        const number = paperIds.findIndex((_, index) => index < 10 && isSameEmoji(keycap(index + 1), emoji));
        const isVote = isSameEmoji(emoji, reactionEmoji.voteEmoji);
        const isOfAll = isVote || isSameEmoji(emoji, reactionEmoji.saveEmoji);
        const meant = isOfAll ? paperIds : paperIds.filter((_, index) => index === number);
        expect(reactionMeaning(emoji, reactionEmoji, paperIds)).toEqual(
          meant.length === 0 ? undefined : { act: isVote ? 'vote' : 'save', paperIds: meant },
        );
        expect(isReactionEmoji(emoji, reactionEmoji)).toBe(isOfAll || isKeycap(emoji));
      }),
    );
  });
});
