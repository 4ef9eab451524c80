import { describe, expect, it } from 'vitest';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { listed, openCorpus } from './papers-fixture.ts';

const GUILD = '1000000000000000001';
const ELSEWHERE = '1000000000000000002';
const IN_DM = { guildId: null };

/** A corpus in which the source likes Moss most, and some members vote for Fern. */
async function openWithVotes(voters: number) {
  const corpus = await openCorpus(
    listed('Moss', '2026-11-20', 90),
    listed('Lichen', '2026-11-20', 30),
    listed('Fern', '2026-11-20', 10),
    listed('Horsetail', '2026-09-01', 80),
  );
  const { stores, clock } = corpus;
  for (let voter = 0; voter < voters; voter += 1) {
    const vote = {
      guildId: GUILD,
      userId: `voter-${voter}`,
      paperIds: [3],
      origin: { kind: 'explicit' },
    } as const;
    await stores.votes.vote(vote, clock.now() - HOUR_MS);
  }
  return corpus;
}

/** The titles of a list in its order. */
const titles = (text: string) => [...text.matchAll(/^\*\*\S+ (\w+)/gm)].map(([, title]) => title);

describe('/papers trending in a server', () => {
  it('ranks what its members like first, with what they did, once enough of them take part', async () => {
    const { ask } = await openWithVotes(8);
    const { text, labels } = await ask('trending');
    expect(text).toContain('### Trending here');
    expect(titles(text)).toEqual(['Fern', 'Moss', 'Lichen', 'Horsetail']);
    expect(text).toContain('👍 8 here');
    expect(labels).toContain('Everywhere');
  });

  it('shows the votes and saves by the emoji that the server has chosen', async () => {
    const { ask, stores } = await openWithVotes(8);
    await stores.serverSettings.change(GUILD, { voteEmoji: '🌟', saveEmoji: '📌' });
    const origin = { kind: 'explicit', guildId: GUILD } as const;
    await stores.library.save('keeper', [3], origin, Date.parse('2026-11-21T11:00:00Z'));
    expect((await ask('trending')).text).toContain('🌟 8 · 📌 1 here');
  });

  it('mixes in the votes of the source while few members take part', async () => {
    const { ask } = await openWithVotes(1);
    expect(titles((await ask('trending')).text)).toEqual(['Moss', 'Lichen', 'Fern', 'Horsetail']);
  });

  it('shows the votes of the source where no member votes, and in direct messages', async () => {
    const { ask } = await openWithVotes(8);
    for (const caller of [{ guildId: ELSEWHERE }, IN_DM]) {
      const { text } = await ask('trending', {}, caller);
      expect(text).toContain('### Trending papers');
      expect(titles(text)).toEqual(['Moss', 'Lichen', 'Fern', 'Horsetail']);
      expect(text).not.toContain('👍');
    }
    await expect(ask('trending', { scope: 'here' }, IN_DM)).rejects.toThrow(/There is no server here/);
  });

  it('is limited to a period by option', async () => {
    const { ask } = await openWithVotes(8);
    expect(titles((await ask('trending', { scope: 'everywhere', period: 'month' })).text)).toEqual([
      'Moss',
      'Lichen',
      'Fern',
    ]);
    const { text, ids } = await ask('trending', { period: 'day' });
    expect(text).toContain('### Trending here today');
    expect(titles(text)[0]).toBe('Fern');
    expect(ids).toContain(customId('post-list', 'trending', 'here.day', 0));
  });

  it('leads from one scope to the other, and posts either', async () => {
    const { press } = await openWithVotes(8);
    const everywhere = await press(customId('list', 'trending', 'now', 0));
    expect(everywhere.text).toContain('### Trending papers');
    expect(everywhere.ids).toContain(customId('list', 'trending', 'here', 0));
    const posted = await press(customId('post-list', 'trending', 'here', 0));
    expect([posted.kind, titles(posted.text)[0]]).toEqual(['post', 'Fern']);
  });

  it('shows the list of the server where a button is pressed, whatever made it', async () => {
    const { press, use } = await openWithVotes(8);
    const elsewhere = await press(customId('list', 'trending', 'here', 0), { guildId: ELSEWHERE });
    expect(elsewhere.text).not.toContain('👍');
    await expect(use(customId('list', 'trending', 'here', 0), IN_DM)).rejects.toThrow(UserError);
    for (const name of ['there', 'here.year', 'now.']) {
      await expect(use(customId('list', 'trending', name, 0))).rejects.toThrow(/names no list/);
    }
  });
});
