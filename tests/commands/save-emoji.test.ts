import { expect, it } from 'vitest';
import { library } from '../../commands/library/library.ts';
import { savePaper } from '../../commands/message-menus.ts';
import { recommend } from '../../commands/recommend.ts';
import type { Invocation, MessageReply, ModalReply } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import { customIds } from '../support/rendered-message.ts';
import { invocation, menuInvocation } from './invocation.ts';
import { openBicycles, OTHER, use } from './library/library-fixture.ts';
import { replyText } from './reply-text.ts';
import type { TestApp } from './test-app.ts';

const GUILD = '1000000000000000001';

/** Some papers, of which the reader saved two, in a server that saves with another emoji. */
async function openWithEmoji() {
  const app = await openBicycles();
  await app.addPapers({ title: 'Ferries', arxivId: '2401.00002' });
  await app.serverSettings.change(GUILD, { saveEmoji: '📌' });
  return app;
}

const textOf = (reply: MessageReply | ModalReply) => (reply.kind === 'modal' ? '' : replyText(reply));

const pressed =
  (id: string, values: readonly string[] = []) =>
  async (app: TestApp, guildId: string | null) =>
    textOf(await use(app, id, { values, guildId }));

const called =
  (
    { run }: { run: (call: Invocation, app: TestApp) => Promise<MessageReply | ModalReply> },
    subcommand?: string,
  ) =>
  async (app: TestApp, guildId: string | null) => {
    const given = { ...invocation(subcommand, { format: 'csv' }, { userId: OTHER }), guildId };
    return textOf(await run(given, app));
  };

/** Saves two papers of a message, and keeps one of them. */
async function picked(app: TestApp, guildId: string | null): Promise<string> {
  const message = { id: '7', text: '2401.00001 and 2401.00002' };
  const { body } = await savePaper.run({ ...menuInvocation(message, { userId: OTHER }), guildId }, app);
  const menu = customIds(body).find(id => id.split('|')[1] === 'pick-saved') ?? '';
  return `${replyText({ body })}\n${textOf(await use(app, menu, { body, values: ['1'], userId: OTHER, guildId }))}`;
}

it.each<[string, (app: TestApp, guildId: string | null) => Promise<string>]>([
  ['a saved paper', pressed(customId('save', 3, 'card'))],
  ['some of the saved papers', picked],
  ['the menu of a saved paper', pressed(customId('saved', 1))],
  ['a status', pressed(customId('set-status', 1), ['reading'])],
  ['a library', pressed(customId('library', 0))],
  ['recommendations without saved papers', called(recommend)],
  ['statistics of an empty library', expecting(called(library, 'stats'))],
  ['an export of an empty library', expecting(called(library, 'export'))],
])(
  '%s names the emoji that saves in the server, and in a direct message the default',
  async (_what, show) => {
    const inServer = await show(await openWithEmoji(), GUILD);
    expect(inServer).toContain('📌');
    expect(inServer).not.toContain('🔖');
    expect(await show(await openWithEmoji(), null)).toContain('🔖');
  },
);

it('nothing to share names the emoji that saves in the server', async () => {
  expect(await expecting(called(library, 'share'))(await openWithEmoji(), GUILD)).toContain('with 📌');
});

/** Returns the text of the error that a call ends with. */
function expecting(call: ReturnType<typeof called>): ReturnType<typeof called> {
  return (app, guildId) =>
    call(app, guildId).then(
      () => 'no error',
      (error: unknown) => String(error),
    );
}
