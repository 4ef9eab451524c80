import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src/core/paper/paper.ts';
import { NO_COUNTS, type ServerCounts } from '../../../src/core/vote/server-counts.ts';
import { BLUE, button, container, row, textDisplay } from '../../../src/views/format/components.ts';
import { communityRow } from '../../../src/views/format/community-row.ts';
import { COUNTS_ROOM, countedPaperIds, withServerCounts } from '../../../src/views/format/server-counts.ts';

const BUTTONS = row(button('v1|save|7|1|nonce', { label: '1' }));
const DIGEST = [container(BLUE, [textDisplay('papers'), textDisplay('-# hint'), BUTTONS])];

function countsOf(...rows: readonly (readonly [PaperId, Partial<ServerCounts>])[]) {
  return new Map(rows.map(([id, counts]) => [id, { ...NO_COUNTS, ...counts }]));
}

/** Returns the texts and labels of a message in their order. */
function shown(components: unknown): string[] {
  return [...JSON.stringify(components).matchAll(/"(?:content|label)":"([^"]*)"/g)].map(
    ([, text]) => text ?? '',
  );
}

describe('a card', () => {
  const card = [container(BLUE, [textDisplay('a title'), communityRow(7, { vote: { voteEmoji: '🌟' } })])];

  it('shows its votes in the label of the vote button, and nothing else changes', () => {
    expect(countedPaperIds(card)).toEqual([7]);
    const voted = withServerCounts(card, { counts: countsOf([7, { votes: 1234 }]) });
    expect(shown(voted)).toEqual(['a title', '1,234']);
    expect(withServerCounts(voted, { counts: countsOf() })).toEqual(card);
  });

  it('of one reader shows whether that one has voted', () => {
    const counts = countsOf([7, { votes: 2 }]);
    const voted = withServerCounts(card, { counts, votedIds: new Set([7]) });
    expect(shown(voted)).toEqual(['a title', 'Voted ✓ 2']);
    const retracted = withServerCounts(voted, { counts: countsOf(), votedIds: new Set() });
    expect(retracted).toEqual(card);
  });
});

describe('a digest', () => {
  it('sums its counts up by number in one text above the buttons, as often as they change', () => {
    const counts = countsOf([7, { votes: 3, comments: 5 }], [9, { votes: 1 }]);
    const once = withServerCounts(DIGEST, { counts, digestIds: [7, 8, 9] });
    expect(shown(once)).toEqual(['papers', '-# hint', '-# 1️⃣ 👍 3 💬 5 · 3️⃣ 👍 1', '1']);
    const again = withServerCounts(once, { counts: countsOf([8, { votes: 2 }]), digestIds: [7, 8, 9] });
    expect(shown(again)).toEqual(['papers', '-# hint', '-# 2️⃣ 👍 2', '1']);
  });

  it('shows its votes by the emoji that votes on it', () => {
    const counts = countsOf([7, { votes: 3 }]);
    expect(shown(withServerCounts(DIGEST, { counts, digestIds: [7], voteEmoji: '🌟' }))).toContain('-# 🌟 3');
  });

  it('has no such text without counts', () => {
    const once = withServerCounts(DIGEST, { counts: countsOf([7, { votes: 3 }]), digestIds: [7] });
    expect(shown(once)).toContain('-# 👍 3');
    expect(withServerCounts(once, { counts: countsOf(), digestIds: [7] })).toEqual(DIGEST);
    expect(withServerCounts(DIGEST, { counts: countsOf([7, { saves: 3 }]), digestIds: [7] })).toEqual(DIGEST);
  });

  it('of titles alone shows them too', () => {
    const plain = [textDisplay('titles'), BUTTONS];
    const counts = countsOf([7, { votes: 2 }]);
    expect(shown(withServerCounts(plain, { counts, digestIds: [7, 8] }))).toEqual([
      'titles',
      '-# 1️⃣ 👍 2',
      '1',
    ]);
  });

  it('has room for the counts of ten papers', () => {
    const ids = Array.from({ length: 10 }, (_, index) => index + 1);
    const counts = countsOf(...ids.map(id => [id, { votes: 9999, comments: 9999 }] as const));
    const texts = shown(withServerCounts(DIGEST, { counts, digestIds: ids }));
    expect(texts).toHaveLength(4);
    expect(texts[2]?.length).toBeLessThanOrEqual(COUNTS_ROOM.length);
  });
});
