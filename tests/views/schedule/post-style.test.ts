import { describe, expect, it } from 'vitest';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import { DEFAULT_SERVER_SETTINGS, type PostStyle } from '../../../src/core/server-settings.ts';
import { card } from '../../../src/views/paper/card.ts';
import { scheduledCard, sharedCard } from '../../../src/views/paper/posted-card.ts';
import { digest } from '../../../src/views/schedule/digest.ts';
import { plainDigest } from '../../../src/views/schedule/plain-digest.ts';
import { limitsBroken } from '../discord-limits.ts';
import { textsOf } from '../message-parts.ts';
import { aPaper } from '../paper-fixtures.ts';

const paper = aPaper({
  title: 'Bicycles',
  abstract: 'Bicycles are counted in towns.',
  publishedAt: '2026-12-24',
  authors: ['Ada Byron'],
});

/** Returns the text of a message that keeps to the limits of Discord. */
function text(body: MessageBody): string {
  expect(limitsBroken(body)).toEqual([]);
  return textsOf(body).join('\n');
}

/** A digest, a card of a schedule and one that a member posts, in a style. */
function bodiesIn(style: PostStyle) {
  const head = { heading: 'A', papers: [paper, { ...paper, id: 2 }], nonce: 'n', style };
  return {
    digest: digest(head),
    plain: plainDigest(head),
    card: scheduledCard(paper, { nonce: 'n', style }),
    shared: sharedCard(paper, { sharedBy: '223456789012345678', canReact: true, style }),
  };
}

/** The texts of the same. */
function postsIn(style: PostStyle) {
  const bodies = bodiesIn(style);
  return {
    digest: text(bodies.digest),
    plain: text(bodies.plain),
    card: text(bodies.card),
    shared: text(bodies.shared),
  };
}

describe('the style of a server’s posts', () => {
  it('names its own emoji in each', () => {
    for (const shown of Object.values(postsIn({ ...DEFAULT_SERVER_SETTINGS, saveEmoji: '⭐' }))) {
      expect(shown).toContain('⭐');
      expect(shown).not.toContain('🔖');
    }
  });

  it('has its own emoji on the buttons that save, as has a private card', () => {
    const bodies = bodiesIn({ ...DEFAULT_SERVER_SETTINGS, saveEmoji: '⭐' });
    const opened = card(paper, { saved: false, saveEmoji: '⭐' });
    for (const shown of [...Object.values(bodies), opened].map(body => JSON.stringify(body))) {
      expect(shown).toContain('"emoji":{"name":"⭐"}');
      expect(shown).not.toContain('🔖');
    }
  });

  it('has the dates in its language', () => {
    const german = postsIn({ ...DEFAULT_SERVER_SETTINGS, dateLanguage: 'de' });
    expect(german.digest).toContain('24. Dez. 2026');
    // At the beginning of a line, it would be the number of a list.
    expect(german.card).toContain('24\\. Dez. 2026');
  });

  it('has no summaries in a compact digest, but titles, authors and links', () => {
    const full = postsIn(DEFAULT_SERVER_SETTINGS).digest;
    const compact = postsIn({ ...DEFAULT_SERVER_SETTINGS, digestStyle: 'compact' }).digest;
    expect(full).toContain('counted in towns');
    expect(compact).not.toContain('counted in towns');
    expect(compact).toContain('Bicycles');
    expect(compact).toContain('Ada Byron');
  });
});
