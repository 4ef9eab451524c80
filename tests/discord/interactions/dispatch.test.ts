import { EventEmitter, once } from 'node:events';
import { Events } from 'discord.js';
import { onTestFinished, expect, describe, it, vi } from 'vitest';
import { actions, commands, menuCommands, registered } from '../../../commands/index.ts';
import type { App } from '../../../src/command.ts';
import { createClient } from '../../../src/discord/client.ts';
import { connect } from '../../../src/discord/connect.ts';
import { createDispatch } from '../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../src/discord/register.ts';
import { openTestApp } from '../../commands/test-app.ts';
import { openEmulator } from '../../support/emulator.ts';
import { customIds, textOf } from '../../support/rendered-message.ts';
import { silentLog } from '../../support/silent-log.ts';
import { addMember } from '../../support/users.ts';

/** Connects the commands to an emulator; `change` replaces parts of the app. Seven papers are about trams. */
async function openBot(change: (app: App) => Partial<App>) {
  const emulator = await openEmulator();
  const app = await openTestApp();
  await app.addPapers(...Array.from({ length: 7 }, (_, at) => ({ title: `Trams, part ${at + 1}` })));
  const log = silentLog();
  const dispatch = createDispatch({
    commands,
    menuCommands,
    actions,
    app: { ...app, ...change(app) },
    log,
  });
  const client = createClient(emulator.apiUrl);
  onTestFinished(() => client.destroy());
  const dispatched: Promise<void>[] = [];
  client.on(Events.InteractionCreate, interaction => void dispatched.push(dispatch(interaction)));
  const signal = new AbortController().signal;
  const ready = await connect(client, emulator.token, { clock: app.clock, log, signal });
  if (!ready) throw new Error('not connected');
  await registerCommands(ready.rest, ready.application.id, registered, undefined);
  return { emulator, app, log, dispatched, user: addMember(emulator) };
}

describe('what a reply does afterwards', () => {
  it('is awaited by a press of the button that needs it', async () => {
    const disk = new EventEmitter();
    const isFree = once(disk, 'free');
    const { emulator, app, dispatched, user } = await openBot(({ resultLists }) => ({
      resultLists: {
        ...resultLists,
        save: async (...list) => {
          await isFree;
          await resultLists.save(...list);
        },
      },
    }));
    const outcome = await emulator.userActions.slash(user, '#papers', 'search', { query: 'trams' });
    const first = await outcome.message();
    expect(textOf(first)).toContain('1–5 of 7 papers');

    const next = customIds(first).filter(id => id.startsWith('v1|results'))[1] ?? '';
    const press = emulator.userActions.press(user, first.id, next);
    await vi.waitFor(() => expect(dispatched).toHaveLength(2));
    expect(await app.resultLists.get(next.split('|')[2] ?? '')).toBeUndefined();
    disk.emit('free');
    expect(textOf(await (await press).message())).toContain('6–7 of 7 papers');
    await Promise.all(dispatched);
  });

  it('is awaited by the dispatcher', async () => {
    const save = vi.fn<App['resultLists']['save']>(() => Promise.resolve());
    const { emulator, dispatched, user } = await openBot(({ resultLists }) => ({
      resultLists: { ...resultLists, save },
    }));
    await emulator.userActions.slash(user, '#papers', 'search', { query: 'trams' });
    await Promise.all(dispatched);
    expect(save).toHaveBeenCalledOnce();
  });

  it('is logged and not shown if it fails', async () => {
    const error = new Error('the disk is full');
    const { emulator, log, dispatched, user } = await openBot(({ resultLists }) => ({
      resultLists: { ...resultLists, save: () => Promise.reject(error) },
    }));
    const outcome = await emulator.userActions.slash(user, '#papers', 'search', { query: 'trams' });
    expect(textOf(await outcome.message())).toContain('1–5 of 7 papers');
    await Promise.all(dispatched);
    expect(log.events).toContainEqual({
      level: 'error',
      event: 'work_after_reply_failed',
      fields: { what: '/search', error },
    });
  });
});
