import { describe, expect, it } from 'vitest';
import { schedule } from '../../../commands/schedule/schedule.ts';
import { createFakeRoleMentions } from '../../support/fake-role-mentions.ts';
import { autocompleteRequest, type GivenOptions } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { ADMIN, call, CHANNEL, create, GUILD, say } from './schedule-calls.ts';

const ROLE = '6000000000000000001';

/** An app with one paper that every filter of the tests can find. */
async function openWithPaper(): Promise<TestApp> {
  const app = await openTestApp();
  await app.addPapers({
    title: 'Lamps of the harbour',
    authors: ['Ada Byron'],
    organization: 'Acme Research',
    categories: ['cs.LG'],
    upvotes: 7,
  });
  return app;
}

describe('the settings of /schedule create', () => {
  it('are all stored', async () => {
    const app = await openWithPaper();
    const settings = {
      what: 'weekly',
      query: 'lamps',
      category: 'cs.LG',
      author: ' Byron ',
      organization: 'acme',
      min_votes: 5,
      sort: 'votes',
      format: 'cards',
      thread: true,
      role: ROLE,
      intro: 'Read\nthese',
    };
    expect(await create(app, settings)).toMatchObject({
      what: 'weekly',
      query: 'lamps',
      category: 'cs.LG',
      author: 'Byron',
      organization: 'acme',
      minVotes: 5,
      sort: 'votes',
      format: 'cards',
      thread: true,
      roleId: ROLE,
      intro: 'Read these',
      preset: null,
      editedBy: ADMIN,
    });
  });

  it('of the preset arxiv are its time, days and papers', async () => {
    expect(await create(await openTestApp(), { preset: 'arxiv' })).toMatchObject({
      preset: 'arxiv',
      time: '01:00',
      timezone: 'America/New_York',
      days: [1, 2, 3, 4, 5],
      what: 'archive',
    });
  });
});

it('the preset arxiv is refused beside a setting that it sets', async () => {
  const app = await openTestApp();
  const given = { preset: 'arxiv', time: '09:00', days: 'mon' };
  await expect(create(app, given)).rejects.toThrow(/preset sets time, .* Leave out time and days, or preset/);
});

describe('a schedule that can never post is refused:', () => {
  it.each<[GivenOptions, RegExp]>([
    [{ query: '🙂' }, /Papers are found by words, in letters or digits/],
    [{ query: '🙂', category: 'cs.LG' }, /Papers are found by words, in letters or digits/],
    [{ category: 'cs.XY' }, /arXiv has no category “cs\.XY”/],
    [{ query: '-lamps' }, /only says what to leave out/],
    [{ query: '-author:Byron lamps' }, /a filter cannot be excluded/],
  ])('%j', async (options, words) => {
    const app = await openWithPaper();
    await expect(create(app, options)).rejects.toThrow(words);
    expect(await app.schedules.all()).toEqual([]);
  });
});

describe('a schedule that no paper fits yet', () => {
  it.each<[GivenOptions, string]>([
    [{ query: 'zeppelins' }, 'No paper has “zeppelins”.'],
    [{ query: 'lampz' }, 'No paper has “lampz”. Did you mean “lamps”?'],
    [{ query: 'lamps zeppelins', what: 'archive', sort: 'newest' }, 'No paper has “zeppelins”.'],
    [{ author: 'Nobody' }, ''],
    [{ organization: 'Nowhere' }, ''],
    [{ min_votes: 8 }, ''],
    [{ category: 'hep-th', query: 'lamps' }, ''],
  ])('is saved with a note: %j', async (options, unknownWord) => {
    const text = await say(await openWithPaper(), 'create', { channel: CHANNEL, ...options });
    expect(text).toContain('No paper fits yet. This schedule posts once one does.');
    expect(text).toContain(unknownWord);
  });

  it('is saved without one if a paper fits', async () => {
    const text = await say(await openWithPaper(), 'create', { channel: CHANNEL, query: 'lamps' });
    expect(text).not.toContain('No paper');
  });
});

describe('a twin of a schedule', () => {
  it.each<[GivenOptions, GivenOptions]>([
    [{}, {}],
    [
      { time: '09:00', timezone: 'UTC' },
      { time: '9am', timezone: 'Etc/UTC' },
    ],
    [{ query: 'Lamps' }, { query: 'lamps', count: 3 }],
    [{ days: 'weekdays' }, { days: 'mon-fri', format: 'cards' }],
  ])('is refused: %j and %j', async (first, second) => {
    const app = await openWithPaper();
    await create(app, first);
    await expect(create(app, second)).rejects.toThrow(
      /Schedule #1 posts the same in that channel at the same time/,
    );
  });

  it.each<[GivenOptions]>([
    [{ time: '09:01' }],
    [{ query: 'lamps' }],
    [{ days: 'mon' }],
    [{ channel: '2000000000000000008' }],
    [{ what: 'archive' }],
    [{ sort: 'newest' }],
    // The same in winter.
    [{ timezone: 'Europe/London' }],
  ])('is none with %j', async options => {
    const app = await openWithPaper();
    await create(app);
    await call(app, 'create', { channel: CHANNEL, ...options });
    expect(await app.schedules.inGuild(GUILD)).toHaveLength(2);
  });
});

describe('the role of a schedule', () => {
  it('is refused if it may not be mentioned', async () => {
    const app = await openTestApp();
    const roleMentions = { ...createFakeRoleMentions(), reason: 'Paperboy lacks Mention Everyone there' };
    await expect(create({ ...app, roleMentions }, { role: ROLE })).rejects.toThrow(
      'That role cannot be mentioned in that channel: Paperboy lacks Mention Everyone there.',
    );
    expect(await app.schedules.all()).toEqual([]);
  });
});

async function complete(text: string) {
  const request = autocompleteRequest('create', { name: 'category', text }, {}, { managesGuild: true });
  return (await schedule.complete?.(request, await openTestApp())) ?? [];
}

describe('completion of a schedule’s category', () => {
  it.each([
    ['cs.lg', 'cs.LG'],
    ['machine', 'cs.LG'],
    ['robot', 'cs.RO'],
    ['quantum phys', 'quant-ph'],
    ['cosmolgy', 'astro-ph.CO'],
    ['hep-th', 'hep-th'],
  ])('offers for “%s” %s', async (typed, code) => {
    expect((await complete(typed)).map(({ value }) => value)).toContain(code);
  });

  it('shows the name beside the code, and at most 25', async () => {
    expect((await complete('cs.RO'))[0]).toEqual({ name: 'cs.RO · Robotics', value: 'cs.RO' });
    expect(await complete('')).toHaveLength(25);
    expect(await complete('zeppelin')).toEqual([]);
  });
});
