import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';

const OWNER = 'Reading Group Owner';
const CURATOR = 'Ben';
const MEMBER = 'Cleo';
/** Two papers of the starter corpus. */
const MAMBA = '2312.00752';
const REVIEW = '1506.00019';
const TIMEOUT_MS = 20_000;

describe('the desk of curators in #general', () => {
  const folder = makeTempFolder();
  let emulator: Emulator;
  let bot: Program;

  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
    const { channels, roles } = emulator.world.seed;
    await choose('desk', 'server-channel', channels.general.id);
    await choose('curators', 'server-role', roles.curator.id);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sets a setting of the server by its panel. */
  async function choose(setting: string, verb: string, value: string): Promise<void> {
    const { userActions } = emulator;
    const panel = await shownMessage(userActions.slash(OWNER, '#papers', 'settings server'));
    const editor = await shownMessage(
      userActions.select(OWNER, panel.id, customIdOf(panel, 'server-settings'), [setting]),
    );
    const chosen = userActions.select(OWNER, editor.id, customIdOf(editor, verb), [value]);
    expect(textOf(await shownMessage(chosen))).toContain('Saved');
  }

  const messagesIn = (channel: 'general' | 'papers') =>
    emulator.world.messages.history(emulator.world.seed.channels[channel].id, { limit: 20 });

  /** Returns the newest message in a channel with a text, once there is one. */
  async function messageWith(channel: 'general' | 'papers', text: string): Promise<Message> {
    const find = () => messagesIn(channel).find(message => textOf(message).includes(text));
    await expect.poll(find, { timeout: TIMEOUT_MS }).toBeDefined();
    return find() ?? Promise.reject(new Error('the message is gone'));
  }

  /** Returns a message as it is now. */
  const current = ({ id }: Message): Message => {
    const message = emulator.world.messages.find(id);
    if (!message) throw new Error('the message is gone');
    return message;
  };
  const currentText = (message: Message) => textOf(current(message));

  const submit = async (user: string, options: Record<string, string>) =>
    textOf(await shownMessage(emulator.userActions.slash(user, '#papers', 'submit', options)));

  /** Creates a schedule for #papers whose next post is soon enough to have a draft already. */
  async function createSchedule(what: string, count: number): Promise<void> {
    const time = new Date(Date.now() + 20 * MINUTE_MS).toISOString().slice('YYYY-MM-DDT'.length, 16);
    const options = { channel: 'papers', time, timezone: 'UTC', days: 'every day', what, count };
    await shownMessage(emulator.userActions.slash(OWNER, '#papers', 'schedule create', options));
  }

  it('decides once on a paper that a member nominates', async () => {
    const { userActions, forge } = emulator;
    expect(await submit(MEMBER, { paper: MAMBA, line: 'Fast and simple' })).toContain('a curator decides');
    const asked = await messageWith('general', 'nominates this paper');
    expect(textOf(asked)).toContain('“Fast and simple”');
    const accept = customIdOf(asked, 'nomination');
    for (const customId of [
      accept,
      accept.replace('accept', 'decline'),
      customIdOf(asked, 'nomination-line'),
    ]) {
      const refused = await shownMessage(forge.component({ user: MEMBER, message: asked, customId }));
      expect(textOf(refused)).toContain('for curators');
    }
    await userActions.press(CURATOR, asked.id, accept);
    await expect.poll(() => currentText(asked)).toContain('Accepted by');
    const forged = await forge.component({ user: OWNER, message: asked, customId: accept });
    await expect.poll(() => forged.followUps().map(textOf).join()).toContain('has decided this already');
    expect(await submit(MEMBER, { paper: MAMBA })).toContain('Accepted by');
  });

  it('opens a nomination again that a curator declined, or accepted', async () => {
    const { userActions } = emulator;
    await submit(MEMBER, { paper: REVIEW });
    const asked = await messageWith('general', 'A Critical Review');
    const find = (decision: string) => customIds(current(asked)).find(id => id.includes(`|${decision}|`));
    for (const [decision, said] of [
      ['decline', 'Declined by'],
      ['accept', 'Accepted by'],
    ] as const) {
      const deciding = await userActions.press(CURATOR, asked.id, find(decision) ?? `no ${decision}`);
      await expect.poll(() => currentText(asked)).toContain(said);
      await expect.poll(() => deciding.followUps().length).toBe(1);
      const [decided] = deciding.followUps();
      if (!decided) throw new Error('there is no answer');
      await shownMessage(userActions.press(CURATOR, decided.id, customIdOf(decided, 'nomination-undo')));
      const isOpen = () => currentText(asked).includes('Waiting for a curator');
      await expect.poll(isOpen, { timeout: TIMEOUT_MS }).toBe(true);
      expect(find(decision)).toBeDefined();
    }
  });

  it('puts the paper of a curator on the list at once', async () => {
    expect(await submit(CURATOR, { paper: REVIEW })).toContain('It is on the list of');
  });

  it('skips a slot that a curator does not want, once it is confirmed', async () => {
    const { userActions, forge } = emulator;
    await createSchedule('archive', 1);
    const draft = await messageWith('general', 'Draft of the next post');
    const ask = customIdOf(draft, 'draft-skip');
    const refused = forge.component({ user: MEMBER, message: draft, customId: ask });
    expect(textOf(await shownMessage(refused))).toContain('for curators');
    const question = await shownMessage(userActions.press(CURATOR, draft.id, ask));
    expect(currentText(draft)).toContain('Draft of the next post');
    await shownMessage(userActions.press(CURATOR, question.id, customIdOf(question, 'draft-skip-now')));
    await expect.poll(() => currentText(draft), { timeout: TIMEOUT_MS }).toContain('Skipped by <@');
    const why = userActions.slash(OWNER, '#papers', 'schedule why', { schedule: '1', paper: REVIEW });
    expect(textOf(await shownMessage(why))).toMatch(/⏭️ The post of .* was skipped by <@/);
  });

  it('shows the draft of a schedule, which curators change over a restart, and posts it', async () => {
    const { userActions, forge } = emulator;
    await createSchedule('auto', 4);
    const draft = await messageWith('general', 'Draft of the next post');
    expect(textOf(draft)).toMatch(/1\. .*Mamba[\s\S]*📥[\s\S]*2\. .*A Critical Review/);
    const { options: offered } = selectOf(draft);
    const [first = '', second = '', third = ''] = offered;

    const menuOf = (paper: string) =>
      shownMessage(userActions.select(CURATOR, draft.id, selectOf(draft).customId, [paper]));
    const press = async (menu: Message, kind: string) => {
      const id = customIds(menu).find(each => each.includes(`|${kind}|`)) ?? `no ${kind}`;
      return userActions.press(CURATOR, menu.id, id);
    };
    await shownMessage(press(await menuOf(second), 'pin'));
    await expect.poll(() => currentText(draft), { timeout: TIMEOUT_MS }).toMatch(/1\. .*A Critical Review/);
    const form = await press(await menuOf(second), 'line');
    await shownMessage(userActions.submitModal(form, { line: 'Where it began' }));
    await shownMessage(press(await menuOf(third), 'drop'));
    const forged = forge.component({
      user: MEMBER,
      message: draft,
      customId: selectOf(draft).customId,
      values: [first],
    });
    expect(textOf(await shownMessage(forged))).toContain('for curators');

    await bot.stop();
    bot = await startBot(emulator, folder);
    await expect.poll(() => currentText(draft), { timeout: TIMEOUT_MS }).toContain('“Where it began”');
    const swap = await press(await menuOf(first), 'swap');
    await shownMessage(userActions.submitModal(swap, { paper: 'keep it simple architectures' }));
    const question = await shownMessage(
      userActions.press(OWNER, draft.id, customIdOf(current(draft), 'draft-post')),
    );
    await userActions.press(OWNER, question.id, customIdOf(question, 'draft-post-now'));
    const posted = await messageWith('papers', 'Where it began');
    expect(textOf(posted)).not.toContain('Mamba');
    expect(textOf(posted).indexOf('A Critical Review')).toBeLessThan(
      textOf(posted).indexOf('Lets keep it simple'),
    );
    const link = `https://discord.com/channels/${emulator.world.seed.guild.id}/${posted.channel_id}/${posted.id}`;
    await expect.poll(() => currentText(draft), { timeout: TIMEOUT_MS }).toContain(`It was posted. ${link}`);
    expect(messagesIn('papers').filter(each => textOf(each).includes('Where it began'))).toHaveLength(1);
  });
});

/** Returns the menu of papers of a draft. */
function selectOf(draft: Message): { readonly customId: string; readonly options: readonly string[] } {
  const customId = customIdOf(draft, 'draft-paper');
  const found = JSON.stringify(draft.components).split(`"custom_id":"${customId}"`)[1] ?? '';
  return { customId, options: [...found.matchAll(/"value":"(\d+)"/g)].map(([, value = '']) => value) };
}
