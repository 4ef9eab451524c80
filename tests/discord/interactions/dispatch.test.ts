import { EventEmitter, once } from 'node:events';
import { expect, describe, it, vi } from 'vitest';
import type { App } from '../../../src/command.ts';
import { customIds, textOf } from '../../support/rendered-message.ts';
import { openBot } from './open-bot.ts';

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
