import {
  ApplicationCommandOptionType,
  ComponentType,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { AnyCommand, Attachment } from '../../../src/command.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { openEmulator } from '../../support/emulator.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from '../open-bot.ts';
import { openBot as openDispatcher } from './open-bot.ts';

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

describe('a reply with several files', () => {
  it('is sent with them, of text and of bytes', async () => {
    const names = ['papers-1.bib', 'papers-2.bib'];
    const shown = names.map(name => ({
      type: ComponentType.File as const,
      file: { url: `attachment://${name}` },
    }));
    const parts: AnyCommand = {
      definition: { name: 'help', description: 'Two parts' },
      example: '/help',
      run: async () => ({
        kind: 'private',
        body: { ...notice('Two parts'), components: shown },
        files: [
          { name: 'papers-1.bib', content: '@misc{é}' },
          { name: 'papers-2.bib', content: Uint8Array.of(0, 255) },
        ],
      }),
    };
    const { emulator, user } = await openDispatcher(() => ({}), [parts]);
    const message = await (await emulator.userActions.slash(user, '#papers', 'help')).message();
    expect(message.attachments.map(({ filename }) => filename)).toEqual(names);
    const contents = await Promise.all(
      message.attachments.map(async ({ url }) => [...Buffer.from(await (await fetch(url)).arrayBuffer())]),
    );
    expect(contents).toEqual([[...Buffer.from('@misc{é}')], [0, 255]]);
  });
});

describe('a file as an option', () => {
  it('reaches the command, with the size that a reply may have here', async () => {
    const received: unknown[] = [];
    const option: APIApplicationCommandOption = {
      name: 'file',
      description: 'A file',
      type: ApplicationCommandOptionType.Attachment,
    };
    const takesFile: AnyCommand = {
      definition: { name: 'help', description: 'Takes a file', options: [option] },
      example: '/help',
      run: async ({ options, attachmentSizeLimit }) => {
        received.push(options.attachment('file'), options.attachment('other'), attachmentSizeLimit);
        return { kind: 'private', body: notice('Received') };
      },
    };
    const { emulator, user } = await openDispatcher(() => ({}), [takesFile], {}, [takesFile]);
    const file = { filename: 'library.bib', content: '@misc{a}', contentType: 'application/x-bibtex' };
    await (await emulator.userActions.slash(user, '#papers', 'help', { file })).message();
    expect(received).toEqual([
      {
        url: expect.stringContaining('/library.bib'),
        name: 'library.bib',
        size: 8,
        contentType: 'application/x-bibtex',
      } satisfies Attachment,
      undefined,
      10 * 1024 * 1024,
    ]);
  });
});
