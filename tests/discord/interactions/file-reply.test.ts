import { describe, expect, it } from 'vitest';
import { openEmulator } from '../../support/emulator.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from '../open-bot.ts';

describe('a reply with a file', () => {
  it('is sent with the file, which its message shows, for the caller alone', async () => {
    const emulator = await openEmulator();
    await openBot(emulator).serve();
    const outcome = await emulator.userActions.slash('Ada', '#papers', 'privacy export');
    expect(outcome.failed).toBeNull();
    const message = await outcome.message();
    expect(textOf(message)).toContain('Everything that Paperboy knows about you:');
    const [file] = message.attachments;
    expect(file).toMatchObject({ filename: 'paperboy-data.json' });
    const content = Object(await (await fetch(file?.url ?? '')).json());
    expect(content).toEqual({
      userId: emulator.world.seed.users.ada.id,
      saves: [],
      searches: [],
      reactions: [],
      schedules: [],
    });
    expect(message.flags & 64).toBe(64);
  });
});
