import { describe, expect, it } from 'vitest';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
const CURATOR = '3000000000000000002';

/** A schedule of a daily list with two papers, in a server where papers can be submitted. */
async function openDaily(changes: Partial<ScheduleSpec> = {}) {
  const fixture = await openScheduleFixture('2026-11-21T10:00:00Z');
  const { stores, clock, tick, channel } = fixture;
  await fixture.addPapers(
    { title: 'Listed first', listedOn: ['2026-11-13'], upvotes: 9 },
    { title: 'Listed second', listedOn: ['2026-11-13'], upvotes: 8 },
    { title: 'Sundials', categories: ['cs.LG'], publishedAt: '2019-01-01' },
    { title: 'Water clocks', categories: ['cs.CL'], publishedAt: '2018-01-01' },
  );
  await fixture.schedule({ what: 'daily', ...changes });
  return {
    ...fixture,
    async submit(title: string, line: string | null = null, curatorLine: string | null = null) {
      const found = await stores.papers.byTitleKey(titleKey(title));
      const paperId = found[0]?.id ?? 0;
      const at = clock.now();
      await stores.submissions.nominate({
        guildId: GUILD,
        paperId,
        submittedBy: CURATOR,
        line,
        submittedAt: at,
      });
      const day = new Date(at).toISOString().slice(0, 10);
      await stores.submissions.decide(GUILD, paperId, {
        state: 'accepted',
        by: CURATOR,
        at,
        day,
        line: curatorLine,
      });
    },
    /** Moves the clock to the next day, and returns the titles that were posted. */
    async nextDay(): Promise<string> {
      const before = channel.messages.length;
      clock.advance(DAY_MS);
      await tick();
      return channel.messages
        .slice(before)
        .map(({ body }) => body)
        .join('\n');
    },
  };
}

/** Where each of some texts begins in a text; all must be there. */
const placesIn = (text: string, ...parts: string[]) => parts.map(part => text.indexOf(part));

describe('a daily digest', () => {
  it('has the submitted papers of its server first, with who submitted them and why', async () => {
    const { submit, nextDay } = await openDaily();
    await submit('Sundials', 'Tells *time*');
    const posted = await nextDay();
    const [submitted = -1, note = -1, listed = -1] = placesIn(
      posted,
      'Sundials',
      `📥 <@${CURATOR}>: “Tells`,
      'Listed first',
    );
    expect(submitted).toBeGreaterThan(-1);
    expect(note).toBeGreaterThan(submitted);
    expect(listed).toBeGreaterThan(note);
    expect(posted).not.toContain('Listed second');
  });

  it.each(['digest', 'cards'] as const)(
    'as %s shows the line of a curator beside that of the member',
    async format => {
      const { submit, nextDay } = await openDaily({ format });
      await submit('Sundials', 'Tells time', 'A classic');
      expect(await nextDay()).toContain(`“A classic” · 📥 <@${CURATOR}>: “Tells time”`);
    },
  );

  it('posts a submitted paper once, and what it had no room for on the next day', async () => {
    const { submit, nextDay } = await openDaily({ count: 1 });
    await submit('Sundials');
    await submit('Water clocks');
    expect(await nextDay()).toContain('Sundials');
    expect(await nextDay()).toContain('Water clocks');
    expect(await nextDay()).toContain('Listed first');
  });

  it('has those that fit its settings, whatever their votes', async () => {
    const { submit, nextDay } = await openDaily({ category: 'cs.CL', minVotes: 5 });
    await submit('Sundials');
    await submit('Water clocks');
    const posted = await nextDay();
    expect(posted).toContain('Water clocks');
    expect(posted).not.toContain('Sundials');
  });

  it('of more than five papers has them before the groups', async () => {
    const { addPapers, submit, nextDay } = await openDaily({ count: 10 });
    for (const kind of ['Oak', 'Elm', 'Ash', 'Fir', 'Yew'])
      await addPapers({ title: `Leaves of trees: ${kind}`, listedOn: ['2026-11-13'], upvotes: 20 });
    await submit('Sundials');
    await submit('Water clocks');
    const posted = await nextDay();
    const [first = -1, second = -1, ...others] = placesIn(
      posted,
      'Sundials',
      'Water clocks',
      'Leaves of',
      'Listed first',
    );
    expect(first).toBeGreaterThan(-1);
    expect(second).toBeGreaterThan(first);
    for (const place of others) expect(place).toBeGreaterThan(second);
  });

  it('of another subject has none', async () => {
    const { submit, nextDay } = await openDaily({ what: 'weekly' });
    await submit('Sundials');
    expect(await nextDay()).not.toContain('Sundials');
  });
});
