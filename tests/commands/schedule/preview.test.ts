import { describe, expect, it } from 'vitest';
import { parseCustomId } from '../../../src/core/message/custom-id.ts';
import { customIdsOf, textsOf } from '../../views/message-parts.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { call, CHANNEL, create } from './schedule-calls.ts';

async function preview(app: TestApp): Promise<{ readonly post: string; readonly forecast: string }> {
  const reply = await call(app, 'preview', { schedule: '1' });
  if (!reply.followUp) throw new Error('a preview has two messages');
  return { post: replyText(reply), forecast: textsOf(reply.followUp).join('\n') };
}

describe('/schedule preview', () => {
  it('shows the next post as it would be posted, and stores nothing', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers(
      { title: 'Posted before', publishedAt: '2026-11-19' },
      { title: 'Next one', publishedAt: '2026-11-18' },
      { title: 'After that', publishedAt: '2026-11-17' },
    );
    const schedule = await create(app, {
      days: 'every day',
      what: 'archive',
      count: 1,
      intro: 'Good morning',
    });
    await app.channelHistory.reserve(CHANNEL, [1], 1, app.clock.now());
    const { post, forecast } = await preview(app);
    expect(post).toContain('Next one');
    expect(post).toContain('Good morning');
    expect(post).not.toContain('Posted before');
    expect(post).not.toContain('After that');
    expect(forecast).toContain(`<#${CHANNEL}> · 09:00 every day · archive`);
    expect(forecast).toContain(`<t:${Math.floor(schedule.next.dueAt / 1000)}:f>`);
    expect(await app.schedules.get(schedule.id)).toEqual(schedule);
    expect(await app.deliveries.lastOfSchedules([schedule.id])).toEqual(new Map());
    expect((await preview(app)).post).toBe(post);
  });

  it('has no button that needs a posted message', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers({ title: 'First one' }, { title: 'Second one' });
    await create(app, { days: 'every day', what: 'archive' });
    const reply = await call(app, 'preview', { schedule: '1' });
    const verbs = customIdsOf(reply.body).map(id => parseCustomId(id)?.verb);
    expect(verbs).toEqual(['save', 'save', 'open']);
  });

  it('shows the message of the first post in a forum, and says its title and its tags', async () => {
    const opened = await openTestApp('2026-11-21T12:00:00Z');
    const tags = ['Robots', 'Trains'].map((name, at) => ({ id: String(at), name, isModerated: false }));
    const channelAccess = { ...opened.channelAccess, forumTags: () => ({ tags, isRequired: false }) };
    const app = { ...opened, channelAccess };
    await app.addPapers(
      { title: 'First one', publishedAt: '2026-11-18', keywords: ['robots'] },
      { title: 'Second one', publishedAt: '2026-11-17' },
    );
    await create(app, { days: 'every day', what: 'archive', format: 'forum' });
    const { post, forecast } = await preview(app);
    expect(post).toContain('First one');
    expect(forecast).toContain('the first of 2 messages');
    expect(forecast).toContain('It is a post called “First one”, tagged Robots.');
  });

  it('shows the role that is mentioned, without a notification, or says why it is not', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers({ title: 'First one' });
    await create(app, { days: 'every day', what: 'archive', role: '4000000000000000001' });
    const { body } = await call(app, 'preview', { schedule: '1' });
    expect(textsOf(body).join()).toContain('<@&4000000000000000001>');
    expect(body.allowed_mentions).toEqual({ parse: [] });

    const roleMentions = { problem: () => Promise.resolve('the role no longer exists') };
    const { post, forecast } = await preview({ ...app, roleMentions });
    expect(post).not.toContain('<@&');
    expect(forecast).toContain('The role is not mentioned: the role no longer exists.');
  });

  it('says whether the post has the picture that the schedule wants', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    const earlier = { listedOn: ['2026-11-03'] };
    await app.addPapers(
      { title: 'Alone', listedOn: ['2026-11-19'] },
      ...Array.from({ length: 40 }, (_, at) => ({ title: `Earlier notes ${at}`, ...earlier })),
    );
    await create(app, { days: 'mon', what: 'weekly', picture: true });
    expect((await preview(app)).forecast).toContain('It has no picture: too few themes');
    const week = { listedOn: ['2026-11-19'] };
    const titles = Array.from({ length: 4 }, (_, at) => [
      `Glacier radar ${at}`,
      `Tidal turbines ${at}`,
    ]).flat();
    await app.addPapers(...titles.map(title => ({ title, ...week })));
    expect((await preview(app)).forecast).toContain('It has a picture of the themes of its week.');
  });

  it('replays the last 30 days: papers a day, and silent days', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers(...Array.from({ length: 50 }, (_, at) => ({ title: `Paper number ${at}` })));
    await create(app, { days: 'every day', what: 'archive', count: 2 });
    const { forecast } = await preview(app);
    expect(forecast).toContain('due 30 times: 50 papers in all, 1.7 each time, 5 times without papers');
    expect(forecast).toContain(`Papers each time since 23 Oct 2026: ${'2 '.repeat(25)}0 0 0 0 0`);
  });

  it('counts papers again that may be repeated', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers({ title: 'One' }, { title: 'Two' });
    await create(app, { days: 'mon', what: 'archive', count: 2, repeat: '7d' });
    const { forecast } = await preview(app);
    expect(forecast).toMatch(/due 4 times: \d+ papers in all/);
    expect(forecast).toMatch(/Papers each time since 26 Oct 2026: 2 /);
  });

  it('follows the daily lists, and is silent on days without a new one', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers(
      { title: 'Early', listedOn: ['2026-11-10'] },
      { title: 'Late', listedOn: ['2026-11-18'] },
    );
    await create(app, { days: 'weekdays', what: 'daily' });
    const { post, forecast } = await preview(app);
    expect(post).toContain('Late');
    expect(forecast).toContain('2 papers in all');
    expect(forecast).toMatch(/0 1 0 0 0 0 0 1 0 0$/m);
  });

  it('shows the first of several messages', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers(
      { title: 'First one', publishedAt: '2026-11-18' },
      { title: 'Second one', publishedAt: '2026-11-17' },
    );
    await create(app, { days: 'every day', what: 'archive', format: 'cards' });
    const { post, forecast } = await preview(app);
    expect(post).toContain('First one');
    expect(post).not.toContain('Second one');
    expect(forecast).toContain('Above is the first of 2 messages');
  });

  it('says that the next slot would post nothing', async () => {
    const app = await openTestApp();
    await create(app, { what: 'archive' });
    expect((await preview(app)).post).toContain('would post nothing');
  });

  it('says that a schedule is paused', async () => {
    const app = await openTestApp();
    await create(app, { what: 'archive' });
    await call(app, 'pause', { schedule: '1' });
    expect((await preview(app)).forecast).toContain('The schedule is paused');
  });

  it('waits for the index if the schedule needs it', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Trams of the north' });
    await create(app, { query: 'trams' });
    const papers = { ...app.papers, lastRev: async () => 9_000, count: async () => 9_000 };
    await expect(call({ ...app, papers }, 'preview', { schedule: '1' })).rejects.toThrow(
      /Preview this schedule/,
    );
  });
});
