import { describe, expect, it } from 'vitest';
import {
  MAX_WATCHES_OF_GUILD,
  MAX_WATCHES_OF_USER,
  REMOVED_WATCH_TTL_MS,
  WATCH_DEFAULTS,
} from '../../../src/core/watch/watch.ts';
import type { Caller } from '../../../src/command.ts';
import type { GivenOptions } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { labelsOf } from '../../views/message-parts.ts';
import { openTestApp } from '../test-app.ts';
import {
  ADMIN,
  call,
  CHANNEL,
  GUILD,
  idOf,
  MEMBER,
  offered,
  openWatched,
  OTHER,
  OTHER_GUILD,
  press,
  say,
} from './watch-calls.ts';

describe('/watch edit', () => {
  it('changes what is given and nothing else', async () => {
    const app = await openWatched({ words: 'trams', category: 'cs.LG' });
    const text = await say(app, 'edit', { watch: '1', words: 'trams OR trains', deliver: 'daily' });
    expect(text).toContain('### Watch changed');
    expect(text).toContain('“trams OR trains” in cs.LG');
    expect(await app.watches.get(1)).toMatchObject({
      words: 'trams OR trains',
      category: 'cs.LG',
      deliver: 'daily',
    });
  });

  it('removes a setting, but not the last criterion', async () => {
    const app = await openWatched({ words: 'trams', category: 'cs.LG' });
    await call(app, 'edit', { watch: '#1', clear: 'category' });
    expect(await app.watches.get(1)).toMatchObject({ words: 'trams', category: null });
    await expect(call(app, 'edit', { watch: '1', clear: 'words' })).rejects.toThrow(/Say what to watch for/);
    await expect(call(app, 'edit', { watch: '1', words: 'x', clear: 'words' })).rejects.toThrow(/not both/);
  });

  it('moves a watch to a channel and back, which ends a pause that the place before had', async () => {
    const app = await openWatched({ words: 'trams' });
    await app.watches.pauseDirect(MEMBER, 'dms_closed');
    await call(app, 'edit', { watch: '1', where: CHANNEL }, ADMIN);
    expect(await app.watches.get(1)).toMatchObject({
      where: { kind: 'channel', guildId: GUILD },
      pausedReason: null,
    });
    await call(app, 'edit', { watch: '1', clear: 'where' });
    expect(await app.watches.get(1)).toMatchObject({ where: { kind: 'dm' } });
  });

  it('moves no watch to a server that has as many as it may have', async () => {
    const app = await openWatched({ words: 'trams', where: CHANNEL });
    const where = { kind: 'channel', guildId: OTHER_GUILD, channelId: '2000000000000000077' } as const;
    for (let at = 0; at < MAX_WATCHES_OF_GUILD; at += 1)
      await app.watches.add({ ...WATCH_DEFAULTS, words: `word${at}`, where }, { by: `9${at}`, at: 0 });
    const there = { ...ADMIN, guildId: OTHER_GUILD };
    await expect(call(app, 'edit', { watch: '1', where: CHANNEL }, there)).rejects.toThrow(
      /channels of this server have 200 watches/,
    );
    expect(await app.watches.get(1)).toMatchObject({ where: { guildId: GUILD } });
  });

  it.each<[GivenOptions, Partial<Caller>, RegExp]>([
    [{ watch: '1' }, {}, /Give at least one option to change/],
    [{ watch: '1', words: 'rails' }, {}, /watch #2 watches for the same already/],
    [{ watch: '1', where: CHANNEL }, {}, /needs the Manage Server permission/],
    [{ watch: '3', words: 'roads' }, {}, /needs the Manage Server permission/],
    [{ watch: '3', words: 'roads' }, { ...ADMIN, guildId: OTHER_GUILD }, /channel of a server/],
    [{ watch: '3', words: 'roads' }, { ...ADMIN, ...OTHER }, /Only the member who made this watch/],
    [{ watch: '7', words: 'roads' }, {}, /no such watch/],
  ])('refuses %j of %j', async (options, caller, words) => {
    const app = await openWatched({ words: 'trams' }, { words: 'rails' }, { words: 'quay', where: CHANNEL });
    await expect(call(app, 'edit', options, caller)).rejects.toThrow(words);
  });
});

describe('/watch pause', () => {
  it('pauses and resumes, by option and by button', async () => {
    const app = await openWatched({ words: 'trams' });
    const paused = await call(app, 'pause', { watch: '1' });
    expect(replyText(paused)).toContain('⏸️ Paused: “trams”');
    expect(await app.watches.get(1)).toMatchObject({ pausedReason: 'user' });
    await press(app, idOf(paused, 'resume-watch'));
    expect(await app.watches.get(1)).toMatchObject({ pausedReason: null });
    const list = await press(app, idOf(await call(app, 'list'), 'pause-watch'));
    expect(labelsOf(list.body)).toEqual(['Resume']);
    expect(await say(app, 'pause', { watch: '1', resume: true })).toContain('▶️ Resumed: “trams”');
    expect(await app.watches.get(1)).toMatchObject({ pausedReason: null });
  });

  it('resumes one in a channel only where its caller and the bot may post', async () => {
    const app = await openWatched({ words: 'trams', where: CHANNEL });
    await app.watches.pauseChannel(CHANNEL, 'no_access');
    await expect(call(app, 'pause', { watch: '1', resume: true })).rejects.toThrow(/Manage Server/);
    const channelAccess = { ...app.channelAccess, missing: () => ['Send Messages'] };
    await expect(press({ ...app, channelAccess }, 'v1|resume-watch|1|0', ADMIN)).rejects.toThrow(/lacks/);
    await press(app, 'v1|resume-watch|1|0', ADMIN);
    expect(await app.watches.get(1)).toMatchObject({ pausedReason: null });
  });
});

describe('/watch remove', () => {
  it('removes a watch, and a button restores it for some minutes', async () => {
    const app = await openWatched({ words: 'trams' });
    const removed = await call(app, 'remove', { watch: '1' });
    expect(replyText(removed)).toContain('Removed: “trams”');
    expect(await app.watches.list(MEMBER)).toEqual([]);
    const undo = idOf(removed, 'undo-watch');
    await expect(press(app, undo, OTHER)).rejects.toThrow(/can no longer be restored/);
    expect(replyText(await press(app, undo))).toContain('### Watch restored');
    expect(await app.watches.list(MEMBER)).toMatchObject([{ words: 'trams' }]);
    await call(app, 'remove', { watch: '1' });
    app.clock.advance(REMOVED_WATCH_TTL_MS + 1);
    await expect(press(app, undo)).rejects.toThrow(/add it again with `\/watch add`/);
  });

  it('restores none where its user has the same again', async () => {
    const app = await openWatched({ words: 'trams' });
    const removed = await call(app, 'remove', { watch: '1' });
    await call(app, 'add', { words: 'trams' });
    const undo = press(app, idOf(removed, 'undo-watch'));
    await expect(undo).rejects.toThrow(/#2 watches for the same already/);
    expect((await app.watches.list(MEMBER)).map(({ id }) => id)).toEqual([2]);
  });

  it('restores none past the limit, also if several are restored at once', async () => {
    const app = await openTestApp();
    const add = (words: string) =>
      app.watches.add({ ...WATCH_DEFAULTS, words }, { by: MEMBER, at: app.clock.now() });
    for (let n = 0; n < MAX_WATCHES_OF_USER; n += 1) await add(`tram ${n}`);
    const removed = [await call(app, 'remove', { watch: '1' }), await call(app, 'remove', { watch: '2' })];
    await add('another');
    const presses = removed.map(reply => press(app, idOf(reply, 'undo-watch')));
    const results = await Promise.allSettled(presses);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(Promise.all(presses)).rejects.toThrow(/25 watches, which is the limit/);
    expect(await app.watches.countOfUser(MEMBER)).toBe(MAX_WATCHES_OF_USER);
  });
});

describe('a watch is changed by its user alone', () => {
  const options = ['edit', 'pause', 'remove', 'preview'] as const;

  it.each(options)('/watch %s finds no watch of another user', async subcommand => {
    const app = await openWatched({ words: 'secret trams' });
    for (const name of ['1', '#1', '“secret trams” · at once by DM · #1'])
      await expect(
        call(app, subcommand, { watch: name, words: 'mine' }, { ...OTHER, ...ADMIN }),
      ).rejects.toThrow(/no such watch/);
    expect(await say(app, 'list', {}, { ...OTHER, ...ADMIN })).not.toContain('trams');
    expect(await offered(app, '', { ...OTHER, ...ADMIN })).toEqual([]);
    expect(await app.watches.list(MEMBER)).toMatchObject([{ words: 'secret trams', pausedReason: null }]);
  });

  it.each(['pause-watch|1', 'pause-watch|1|0', 'resume-watch|1', 'resume-watch|1|0', 'preview-watch|1'])(
    'a forged %s changes nothing',
    async forged => {
      const app = await openWatched({ words: 'secret trams' });
      await expect(press(app, `v1|${forged}`, { ...OTHER, ...ADMIN })).rejects.toThrow(/no such watch/);
      expect(await app.watches.get(1)).toMatchObject({ pausedReason: null });
    },
  );

  it('but for those in channels, which members with Manage Server of that server can stop', async () => {
    const app = await openWatched({ words: 'quay', where: CHANNEL });
    const admin = { ...OTHER, ...ADMIN };
    expect(await say(app, 'list', {}, admin)).toContain(`made by <@${MEMBER}>`);
    await expect(call(app, 'pause', { watch: '1' }, OTHER)).rejects.toThrow(/no such watch/);
    await expect(call(app, 'pause', { watch: '1' }, { ...admin, guildId: OTHER_GUILD })).rejects.toThrow(
      /no such watch/,
    );
    await call(app, 'pause', { watch: '1' }, admin);
    const undo = idOf(await call(app, 'remove', { watch: '1' }, admin), 'undo-watch');
    await expect(press(app, undo, { ...admin, guildId: OTHER_GUILD })).rejects.toThrow(/no longer/);
    await press(app, undo, admin);
    expect(await app.watches.get(1)).toMatchObject({ userId: MEMBER });
  });
});
