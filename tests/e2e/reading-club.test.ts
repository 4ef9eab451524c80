import { MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { starterDatabase } from '../support/temp-folder.ts';

/** A Thursday; the clubs meet on the Monday after it. */
const START = Date.parse('2026-11-19T12:00:00Z');
const VOTE_OPENS = Date.parse('2026-11-19T18:00:00Z');
const ANNOUNCED = Date.parse('2026-11-21T18:00:00Z');
const MEETING = Date.parse('2026-11-23T18:00:00Z');

/** A busy machine takes its time; in all of it the clock is moved on by less than the hour between reminder and meeting. */
const PATIENT = { timeout: 50_000, interval: 250 };

/** Returns the bot's messages in a channel or thread, oldest first. */
function ownMessages({ world }: Emulator, channelId: string): Message[] {
  const history = world.messages.history(channelId, { limit: 100 });
  return history
    .filter(message => message.author.id === world.bot.id && message.type === MessageType.Default)
    .toReversed();
}

function textAt(messages: readonly Message[], position: number): string {
  const message = messages[position];
  return message === undefined ? 'no such message' : textOf(message);
}

/** Starts a bot whose clock the emulator shares. It can be killed and started again. */
async function openClockedBot() {
  let now = START;
  const emulator = await openEmulator({ now: () => now });
  const file = starterDatabase();
  let bot = await startClockedBot(emulator, file, now);
  const moveTo = (instant: number): void => {
    now = instant;
    bot.setClock(instant);
  };
  return {
    emulator,
    moveTo,
    async kill() {
      await bot.stop('SIGKILL');
      bot = await startClockedBot(emulator, file, now);
    },
    stop: () => bot.stop('SIGKILL'),
    /** Lets time go on, 15 seconds after another, until there is a value. */
    async until<T>(read: () => T | undefined): Promise<T> {
      let value: T | undefined;
      await expect
        .poll(() => {
          value = read();
          if (value === undefined) moveTo(now + 15_000);
          return value !== undefined;
        }, PATIENT)
        .toBe(true);
      if (value === undefined) throw new TypeError('no value');
      return value;
    },
  };
}

/** Takes Create Events from @everyone. */
function denyEvents({ world }: Emulator): void {
  const { id } = world.seed.guild;
  const everyone = world.directory.guild(id).roles.find(role => role.id === id);
  if (everyone === undefined) throw new TypeError('no @everyone');
  const permissions = BigInt(everyone.permissions) & ~PermissionFlagsBits.CreateEvents;
  world.directory.putRole(id, { ...everyone, permissions: String(permissions) });
}

it('a club votes in a poll, reads, meets with an event, and writes minutes, each once, over kills of the bot', async () => {
  const { emulator, moveTo, kill, stop, until } = await openClockedBot();
  const { world, userActions } = emulator;
  const { papers } = world.seed.channels;
  const created = await shownMessage(
    userActions.slash('Ada', '#papers', 'club create', { day: 'monday', time: '6pm' }),
  );
  expect(textOf(created)).toContain('every Monday at 18:00 (UTC)');

  moveTo(VOTE_OPENS);
  const vote = await until(() => ownMessages(emulator, papers.id).at(0));
  await kill();
  expect(vote.poll).toMatchObject({ question: 'Which paper do we read on 23 Nov 2026?' });
  expect(vote.poll?.answers).toHaveLength(10);
  expect(vote.poll?.expiresAt).toBeLessThanOrEqual(ANNOUNCED + HOUR_MS);
  userActions.votePoll('Ben', vote.id, [3]);
  userActions.votePoll('Cleo', vote.id, [3]);
  userActions.votePoll('Ada', vote.id, [1]);

  moveTo(ANNOUNCED);
  const thread = await until(() => world.directory.threadsOf(world.seed.guild.id).at(0));
  await kill();
  const events = await until(() => {
    const all = world.scheduledEvents.of(world.seed.guild.id);
    return all.length > 0 ? all : undefined;
  });
  const address = `https://discord.com/channels/${world.seed.guild.id}/${thread.id}`;
  expect(events).toMatchObject([
    {
      scheduled_start_time: new Date(MEETING).toISOString(),
      scheduled_end_time: new Date(MEETING + HOUR_MS).toISOString(),
      entity_metadata: { location: address },
    },
  ]);
  const announcements = ownMessages(emulator, papers.id);
  expect(announcements.map(message => message.poll !== undefined)).toEqual([true, false]);
  expect(announcements[1]?.id).toBe(thread.id);
  expect(textAt(announcements, 1)).toContain('It won with 2 votes');
  expect(vote.poll?.answers[2]?.text.slice(3, 20)).toBe(thread.name.slice(0, 17));

  moveTo(MEETING - HOUR_MS);
  await until(() => ownMessages(emulator, thread.id).at(1));
  await kill();
  const shared = await shownMessage(userActions.slash('Ben', thread.id, 'paper', { paper: '2312.00752' }));
  const post = customIds(shared).find(id => id.startsWith('v1|post-card|')) ?? '';
  await (await userActions.press('Ben', shared.id, post)).message();

  moveTo(MEETING + HOUR_MS);
  const minutes = await until(() =>
    ownMessages(emulator, thread.id).find(each => each.attachments.length > 0),
  );
  expect(textAt(ownMessages(emulator, thread.id), 0)).toContain('To start from');
  expect(textAt(ownMessages(emulator, thread.id), 1)).toContain('we meet');
  const file = world.files.get(minutes.attachments[0]?.id ?? '');
  const text = new TextDecoder().decode(file?.bytes);
  expect(text).toContain(`## ${thread.name.slice(0, 10)}`);
  expect(text).toContain('## Papers shared in the thread');
  expect(text).toContain(address);

  const list = await shownMessage(userActions.slash('Ben', '#papers', 'club list'));
  expect(textOf(list)).toContain('Next: vote opens <t:');
  expect(ownMessages(emulator, papers.id)).toHaveLength(2);
  expect(world.scheduledEvents.all()).toHaveLength(1);
  await stop();
});

it('without Create Polls members vote by buttons, without Create Events there is no event, and a paper that is discussed has one thread; forged presses count nothing', async () => {
  const { emulator, moveTo, kill, stop, until } = await openClockedBot();
  const { world, userActions, forge } = emulator;
  const { general } = world.seed.channels;
  world.setOverwrite(general.id, { id: world.seed.roles.bot.id, deny: PermissionFlagsBits.SendPolls });
  denyEvents(emulator);
  const refused = await userActions.slash('Cleo', '#general', 'club create', {});
  expect(textOf(await refused.message())).toContain('by curators');
  await shownMessage(userActions.slash('Ada', '#general', 'club create', { day: 'monday' }));
  const list = await shownMessage(userActions.slash('Cleo', '#general', 'club list'));
  expect(textOf(list)).toContain('members vote by buttons');
  expect(textOf(list)).toContain('No event: Paperboy lacks Create Events');

  moveTo(VOTE_OPENS);
  const vote = await until(() => ownMessages(emulator, general.id).at(0));
  const buttons = customIds(vote);
  expect(buttons).toHaveLength(10);
  await shownMessage(userActions.press('Cleo', vote.id, buttons[0] ?? ''));
  for (const name of ['Ben', 'Cleo']) {
    const answer = await shownMessage(userActions.press(name, vote.id, buttons[4] ?? ''));
    expect(textOf(answer)).toContain('You voted for');
  }
  const [version, verb, round, , nonce] = (buttons[0] ?? '').split('|');
  const forged = [`99`, round].flatMap(id => ['77', 'x'].map(at => [version, verb, id, at, nonce].join('|')));
  for (const customId of forged) {
    const answer = await (await forge.component({ user: 'Ada', message: vote, customId })).message();
    expect(textOf(answer)).toMatch(/This vote is over|This paper was removed/);
  }
  const address = /^5\. .*\((https:\S+)\)/m.exec(textOf(vote))?.[1] ?? 'no address';
  const found = await shownMessage(userActions.slash('Ben', '#papers', 'paper', { paper: address }));
  await shownMessage(userActions.press('Ben', found.id, customIdOf(found, 'discuss')));
  const threads = () => world.directory.threadsOf(world.seed.guild.id);
  const thread = await until(() => threads().at(0));
  await until(() => ownMessages(emulator, thread.id).at(0));
  await kill();

  moveTo(ANNOUNCED);
  const announcement = await until(() => ownMessages(emulator, general.id).at(1));
  expect(textOf(announcement)).toMatch(
    new RegExp(`It won with 2 votes.*in its discussion: https://\\S+/${thread.id}`, 's'),
  );
  await until(() => ownMessages(emulator, thread.id).at(1));
  const inThread = textAt(ownMessages(emulator, thread.id), 1);
  expect(inThread).toContain('We meet here');
  expect(inThread).not.toContain('To start from');
  const asked = await shownMessage(
    userActions.press('Cleo', announcement.id, customIdOf(announcement, 'discuss')),
  );
  expect(textOf(asked)).toContain(thread.id);
  expect(threads()).toHaveLength(1);
  expect(textAt(ownMessages(emulator, general.id), 0)).toContain('The vote is over');
  const pressed = { user: 'Ada', message: vote, customId: buttons[0] ?? '' };
  expect(textOf(await (await forge.component(pressed)).message())).toContain('This vote is over');
  moveTo(MEETING - HOUR_MS);
  await until(() => ownMessages(emulator, thread.id).at(2));
  expect(world.scheduledEvents.all()).toEqual([]);
  const after = await shownMessage(userActions.slash('Cleo', '#general', 'club list'));
  expect(textOf(after)).toContain('no event, Create Events was missing');

  const question = await shownMessage(userActions.slash('Ada', '#general', 'club delete', { club: '1' }));
  const ended = await shownMessage(userActions.press('Ada', question.id, customIdOf(question, 'club-end')));
  expect(textOf(ended)).toContain('Ended');
  moveTo(MEETING + 2 * HOUR_MS);
  const empty = await shownMessage(userActions.slash('Ada', '#general', 'club list'));
  expect(textOf(empty)).toContain('No reading clubs yet');
  expect(ownMessages(emulator, thread.id)).toHaveLength(3);
  await stop();
});
