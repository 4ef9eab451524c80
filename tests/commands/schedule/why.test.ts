import { describe, expect, it } from 'vitest';
import { schedule as scheduleCommand } from '../../../commands/schedule/schedule.ts';
import { draftSpecKey } from '../../../src/core/schedule/draft-steps.ts';
import { autocompleteRequest } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { CHANNEL, create, GUILD, say } from './schedule-calls.ts';

/** Three papers about lamps, and one about ropes. */
async function openLamps(): Promise<TestApp> {
  const app = await openTestApp('2026-11-21T12:00:00Z');
  await app.addPapers(
    { title: 'Lamps of towns', publishedAt: '2026-11-18', categories: ['cs.LG'], upvotes: 9 },
    { title: 'Lamps of ships', publishedAt: '2026-11-17', categories: ['cs.LG'] },
    { title: 'Lamps of mines', publishedAt: '2026-11-16', categories: ['cs.CV'] },
    { title: 'Ropes of ships', publishedAt: '2026-11-15', listedOn: ['2026-11-16'] },
  );
  return app;
}

const why = (app: TestApp, paper: string) => say(app, 'why', { schedule: '1', paper });

describe('/schedule why', () => {
  it('explains step by step why a paper is posted', async () => {
    const app = await openLamps();
    const { next } = await create(app, {
      what: 'archive',
      query: 'lamps',
      category: 'cs.LG',
      count: 1,
      sort: 'newest',
    });
    await app.corpusMarks.mark(app.clock.now());
    const text = await why(app, 'Lamps of towns');
    expect(text).toMatch(/Will be posted by <#\d+> · 09:00 weekdays · archive/);
    expect(text).toContain(
      `✅ In the corpus since <t:${app.clock.now() / 1000}:f> · published 18 Nov 2026 · on no daily list`,
    );
    expect(text).toMatch(/✅ Query “lamps” · has lamps · score \d+\.\d\d, the best paper has \d+\.\d\d/);
    expect(text).toContain('✅ Category cs.LG · it has cs.LG');
    expect(text).toContain('✅ Not posted in the channel yet');
    expect(text).toContain('✅ No 1 of 2 that may be posted, the schedule posts 1');
    expect(text).toContain(`**Next chance**: <t:${Math.floor(next.dueAt / 1000)}:f>`);
  });

  it('says when the turn of a paper comes', async () => {
    const app = await openLamps();
    await create(app, { what: 'archive', query: 'lamps', category: 'cs.LG', count: 1, sort: 'newest' });
    const text = await why(app, 'Lamps of ships');
    expect(text).toContain('❌ No 2 of 2 that may be posted, the schedule posts 1');
    expect(text).toMatch(/\*\*Next chance\*\*: <t:\d+:f> .*if no better papers/);
  });

  it('names the words and filters that a paper does not fit', async () => {
    const app = await openLamps();
    await create(app, { what: 'archive', query: 'lamps ships', category: 'cs.LG', min_votes: 3 });
    const text = await why(app, 'Ropes of ships');
    expect(text).toMatch(/❌ Query “lamps ships” · has ships · lacks lamps/);
    expect(text).toContain('❌ Category cs.LG · it has none');
    expect(text).toContain('❌ Minimum of votes 3 · it has 0');
    expect(text).toContain('on the daily lists of 16 Nov 2026');
    expect(text).toContain('**Next chance**: none');
    expect(text).toContain('❌ Another paper is the only one that can be posted');
  });

  it('links the post of a paper in the channel, and says when it may be repeated', async () => {
    const app = await openLamps();
    await create(app, { what: 'archive', repeat: '7d' });
    const postedAt = app.clock.now() - 1000;
    const message = { messageId: '77', channelId: CHANNEL, guildId: GUILD, kind: 'card' } as const;
    await app.posted.remember({ ...message, paperIds: [1], postedAt });
    await app.channelHistory.reserve(CHANNEL, [1], 1, postedAt);
    const text = await why(app, '#1');
    expect(text).toContain(`https://discord.com/channels/${GUILD}/${CHANNEL}/77`);
    expect(text).toContain('papers are repeated after 7 days here');
    expect(text).toMatch(/\*\*Next chance\*\*: <t:\d+:f> .*when it may be repeated/);
  });

  it('says that a paper may be posted again which no schedule has posted', async () => {
    const app = await openLamps();
    await create(app, { what: 'archive' });
    const message = { messageId: '77', channelId: CHANNEL, guildId: GUILD, kind: 'card' } as const;
    await app.posted.remember({ ...message, paperIds: [1], postedAt: app.clock.now() - 1000 });
    expect(await why(app, '#1')).toMatch(/✅ Posted in the channel .*\/77 · may be posted again\n/);
  });

  it('says who submitted a paper that is on no list, and who accepted it', async () => {
    const app = await openLamps();
    await create(app, { what: 'daily', timezone: 'UTC' });
    const submission = { guildId: GUILD, paperId: 1, submittedBy: '77', line: null, submittedAt: 1 };
    await app.submissions.nominate(submission);
    await app.submissions.decide(GUILD, 1, { state: 'accepted', by: '88', at: 2, day: '2026-11-21' });
    const text = await why(app, '#1');
    expect(text).toContain(
      '✅ Submitted by <@77> for the list of 21 Nov 2026 · accepted by <@88> · submitted papers come first',
    );
    expect(text).not.toContain('on the list that is posted');
    expect(text).toContain('✅ No 1 of 2 that may be posted');
    expect(await why(app, '#4')).toContain('✅ No 1 on the list that is posted');
  });

  it('says that a paused schedule posts nothing', async () => {
    const app = await openLamps();
    await create(app, { what: 'archive' });
    await say(app, 'pause', { schedule: '1' });
    const text = await why(app, 'Lamps of towns');
    expect(text).toContain('❌ The schedule is paused');
    expect(text).toContain('when the schedule is resumed');
  });

  it('follows a draft that curators have changed', async () => {
    const app = await openLamps();
    const schedule = await create(app, { what: 'archive', count: 1, sort: 'newest' });
    const { id, guildId, next } = schedule;
    const draft = await app.drafts.create({
      scheduleId: id,
      guildId,
      slot: next.date,
      dueAt: next.dueAt,
      specKey: draftSpecKey(schedule),
      listName: null,
      paperIds: [1],
    });
    expect(await why(app, '#1')).toContain('✅ No 1 of 4 that may be posted');
    const picked = { isPinned: false, isDropped: false, line: null, lineBy: null };
    await app.drafts.setPapers(draft.id, [{ ...picked, paperId: 3 }]);
    expect(await why(app, '#3')).toContain("✅ The draft on the curator's desk has it");
    expect(await why(app, '#1')).toContain("❌ The draft on the curator's desk does not have it");
  });

  it.each([
    ['No such paper', /No paper here has exactly this title.*from the list.*`\/search`/],
    ['#99', /No paper here has this number/],
    ['2601.00001', /arXiv paper 2601\.00001 is not among the papers here.*`\/paper` adds it/],
    ['10.1000/182', /No paper here has that DOI\. Paste an arXiv/],
    ['https://example.org/a', /no arXiv id/],
  ])('says of %s, which is not here, what can be done', async (paper, advice) => {
    const app = await openLamps();
    await create(app, { what: 'archive' });
    await expect(why(app, paper)).rejects.toThrow(advice);
  });

  it('refuses members without Manage Server', async () => {
    const app = await openLamps();
    await create(app, { what: 'archive' });
    const given = { schedule: '1', paper: '#1' };
    await expect(say(app, 'why', given, { managesGuild: false })).rejects.toThrow(/Manage Server/);
  });

  it('completes papers', async () => {
    const app = await openLamps();
    const caller = { managesGuild: true };
    const request = autocompleteRequest('why', { name: 'paper', text: 'lamps of t' }, {}, caller);
    expect((await scheduleCommand.complete?.(request, app))?.[0]?.name).toBe('Lamps of towns');
  });
});
