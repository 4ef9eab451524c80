import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import type { AnyCommand, EditReply, PlainReply } from '../../../src/command.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from './open-bot.ts';

/** A command whose work goes on until the test ends it, in place of `/help`. */
function working(reply: Partial<PlainReply> = {}) {
  const runs: { edit: EditReply; signal: AbortSignal; end: (error?: Error) => void }[] = [];
  const command: AnyCommand = {
    definition: { name: 'help', description: 'Works' },
    example: '/help',
    run: async () => ({
      kind: 'private',
      body: notice('Begun'),
      progress: (edit, signal) =>
        new Promise<void>((resolve, reject) => {
          runs.push({ edit, signal, end: error => (error ? reject(error) : resolve()) });
        }),
      ...reply,
    }),
  };
  return { command, runs };
}

async function openWorking() {
  const { command, runs } = working();
  const bot = await openBot(() => ({}), [command]);
  const outcome = await bot.emulator.userActions.slash(bot.user, '#papers', 'help');
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  const [run] = runs;
  if (!run) throw new Error('not begun');
  return { ...bot, outcome, run };
}

describe('work in the background after a reply', () => {
  it('changes the reply, which only its user sees', async () => {
    const { outcome, run, dispatched } = await openWorking();
    expect(textOf(await outcome.message())).toBe('Begun');
    const file = { type: ComponentType.File as const, file: { url: 'attachment://missing.txt' } };
    const body = { ...notice('Done, see `/help`'), components: [...notice('Done').components, file] };
    expect(await run.edit({ body, files: [{ name: 'missing.txt', content: '2401.00001\n' }] })).toBe(true);
    const changed = await outcome.message();
    expect([textOf(changed), changed.flags & 64]).toEqual([expect.stringContaining('Done'), 64]);
    expect(await (await fetch(changed.attachments[0]?.url ?? '')).text()).toBe('2401.00001\n');
    run.end();
    await Promise.all(dispatched);
  });

  it('lets its user go on', async () => {
    const { emulator, user } = await openWorking();
    const other = await emulator.userActions.slash(user, '#papers', 'search', { query: 'trams' });
    expect(other.failed).toBeNull();
    const found = await other.message();
    const opened = await emulator.userActions.select(user, found.id, 'v1|open', ['1']);
    expect(textOf(await opened.message())).toContain('Trams, part 1');
  });

  it('fails to change what its user has dismissed', async () => {
    const { emulator, user, outcome, run } = await openWorking();
    emulator.userActions.deleteMessage(user, (await outcome.message()).id);
    expect(await run.edit({ body: notice('Done') })).toBe(false);
  });

  it('learns that the bot stops, and is waited for', async () => {
    const { run, stopping, dispatched } = await openWorking();
    expect(run.signal.aborted).toBe(false);
    stopping.abort();
    expect(run.signal.aborted).toBe(true);
    run.end();
    await Promise.all(dispatched);
  });

  it('is logged and not shown if it fails', async () => {
    const { run, dispatched, log } = await openWorking();
    run.end(new Error('made up'));
    await Promise.all(dispatched);
    expect(log.events.map(({ event }) => event)).toContain('work_after_reply_failed');
  });
});
