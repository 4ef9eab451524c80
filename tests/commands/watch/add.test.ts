import { describe, expect, it } from 'vitest';
import { watch } from '../../../commands/watch/watch.ts';
import type { Caller } from '../../../src/command.ts';
import { MAX_WATCHES_OF_GUILD, MAX_WATCHES_OF_USER, WATCH_DEFAULTS } from '../../../src/core/watch/watch.ts';
import { autocompleteRequest, type GivenOptions } from '../invocation.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { openTestApp } from '../test-app.ts';
import { ADMIN, call, CHANNEL, GUILD, MEMBER, OTHER, say } from './watch-calls.ts';

describe('/watch add', () => {
  it('adds a watch that tells its user at once by direct message', async () => {
    const app = await openTestApp();
    const text = await say(app, 'add', { words: '  "state   space"  OR mamba -survey' });
    expect(text).toContain('### Watch added');
    expect(text).toContain('at once by DM');
    expect(await app.watches.list(MEMBER)).toMatchObject([
      {
        words: '"state space" OR mamba -survey',
        author: null,
        deliver: 'at_once',
        where: { kind: 'dm' },
        timezone: null,
        pausedReason: null,
      },
    ]);
  });

  it('takes all criteria', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Rails', authors: ['Ada Byron'], organization: 'Acme' });
    const text = await say(app, 'add', {
      author: 'Byron',
      organization: 'Acme',
      category: 'cs.lg',
      min_votes: 1,
    });
    expect(text).toContain('papers by Byron from Acme in cs.LG with at least 1 vote');
    expect(text).not.toContain('spelling');
    expect(await app.watches.list(MEMBER)).toMatchObject([
      { words: null, author: 'Byron', organization: 'Acme', category: 'cs.LG', minVotes: 1 },
    ]);
  });

  it('adds one for a channel, for a member with Manage Server', async () => {
    const app = await openTestApp();
    const text = await say(app, 'add', { words: 'trams', where: CHANNEL, deliver: 'weekly' }, ADMIN);
    expect(text).toContain(`weekly digest in <#${CHANNEL}> on mon at 09:00 (UTC)`);
    const [added] = await app.watches.inGuild(GUILD);
    expect(added?.where).toEqual({ kind: 'channel', guildId: GUILD, channelId: CHANNEL });
  });

  it('says which names no paper has yet', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Rails', authors: ['Ada Byron'] });
    const text = await say(app, 'add', { author: 'Bryon', organization: 'Acne' });
    expect(text).toContain('No paper here is known to be by Bryon yet: check the spelling.');
    expect(text).toContain('No paper here is known to be from Acne yet');
    expect(await app.watches.countOfUser(MEMBER)).toBe(1);
  });

  it.each<[GivenOptions, Partial<Caller>, RegExp]>([
    [{}, {}, /Say what to watch for/],
    [{ words: '   ', deliver: 'daily' }, {}, /Say what to watch for/],
    [{ words: '-survey' }, {}, /only says what to leave out/],
    [{ words: 'a OR b OR c OR d OR e OR f OR g OR h OR i' }, {}, /at most 8 alternatives/],
    [{ category: 'cs lg' }, {}, /is not an arXiv category/],
    [{ category: 'cs.ZZ' }, {}, /arXiv has no category “cs.ZZ”/],
    [{ words: 'trams', timezone: 'Xyzzy' }, {}, /“Xyzzy” is not a time zone/],
    [{ words: 'trams', where: CHANNEL }, {}, /needs the Manage Server permission/],
    [{ words: 'trams', where: CHANNEL }, { ...ADMIN, guildId: null }, /belong to a server/],
    [{ words: 'trams', where: CHANNEL }, { ...ADMIN, canPostIn: () => false }, /You need View Channel/],
  ])('refuses %j of %j', async (options, caller, words) => {
    const app = await openTestApp();
    await expect(call(app, 'add', options, caller)).rejects.toThrow(words);
    expect(await app.watches.count()).toBe(0);
    expect((await app.userSettings.get(MEMBER)).timezone).toBeNull();
  });

  it('refuses a channel where the bot cannot post', async () => {
    const app = await openTestApp();
    const channelAccess = { ...app.channelAccess, missing: () => ['Send Messages'] };
    await expect(
      call({ ...app, channelAccess }, 'add', { words: 'trams', where: CHANNEL }, ADMIN),
    ).rejects.toThrow(/lacks Send Messages/);
  });

  it('refuses the same watch in the same place, however its names are written', async () => {
    const app = await openTestApp();
    await call(app, 'add', { words: 'trams', author: 'Byron' });
    await expect(call(app, 'add', { words: 'trams', author: 'BYRON', deliver: 'daily' })).rejects.toThrow(
      /Your watch #1 watches for the same already/,
    );
    await expect(call(app, 'add', { words: 'Trams', author: 'Byron' })).rejects.toThrow(/the same already/);
    await call(app, 'add', { words: 'trams', author: 'Byron', where: CHANNEL }, ADMIN);
    await call(app, 'add', { words: 'trams', author: 'Byron' }, OTHER);
    // In capitals, `OR` is an operator.
    await call(app, 'add', { words: 'trams OR rails' });
    await call(app, 'add', { words: 'trams or rails' });
    await expect(call(app, 'add', { words: 'Trams OR Rails' })).rejects.toThrow(/the same already/);
    expect(await app.watches.count()).toBe(5);
  });

  it('refuses the second of two that are added at once', async () => {
    const app = await openTestApp();
    const both = [call(app, 'add', { words: 'trams' }), call(app, 'add', { words: 'trams' })];
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await app.watches.count()).toBe(1);
  });

  it('refuses more watches than a user, or the channels of a server, may have', async () => {
    const app = await openTestApp();
    const made = { by: MEMBER, at: 0 };
    for (let at = 0; at < MAX_WATCHES_OF_USER; at += 1)
      await app.watches.add({ ...WATCH_DEFAULTS, words: `word${at}` }, made);
    await expect(call(app, 'add', { words: 'trams' })).rejects.toThrow(/You have 25 watches/);
    for (let at = 0; at < MAX_WATCHES_OF_GUILD; at += 1) {
      const where = { kind: 'channel', guildId: GUILD, channelId: CHANNEL } as const;
      await app.watches.add({ ...WATCH_DEFAULTS, words: `word${at}`, where }, { by: `9${at}`, at: 0 });
    }
    await expect(
      call(app, 'add', { words: 'trams', where: CHANNEL }, { ...ADMIN, ...OTHER }),
    ).rejects.toThrow(/channels of this server have 200 watches/);
    await call(app, 'add', { words: 'trams' }, OTHER);
  });

  it('has a button that previews it', async () => {
    const reply = await call(await openTestApp(), 'add', { words: 'trams' });
    expect(customIdsOf(reply.body)).toEqual(['v1|preview-watch|1']);
  });

  it.each([
    ['author', 'byr', 'Ada Byron'],
    ['organization', 'ac', 'Acme'],
    ['category', 'machine lear', 'cs.LG'],
    ['timezone', 'berl', 'Europe/Berlin'],
  ])('completes %s', async (name, text, value) => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Rails', authors: ['Ada Byron'], organization: 'Acme' });
    const choices = await watch.complete?.(autocompleteRequest('add', { name, text }), app);
    expect(choices?.map(choice => choice.value)).toContain(value);
  });
});
