import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { textOf } from '../support/rendered-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';

const started = useStarterBot();

/** The bot edits within ten seconds; a busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

function current({ id }: Message): Message {
  const message = started.emulator.world.messages.find(id);
  if (!message) throw new Error('the message is gone');
  return message;
}

/** Returns the bot's newest message in #papers. */
function newestPost(): Message {
  const { world } = started.emulator;
  const history = world.messages.history(world.seed.channels.papers.id, { limit: 10 });
  const post = history.find(({ author }) => author.id === world.bot.id);
  if (!post) throw new Error('nothing was posted');
  return post;
}

function voteLabel(message: Message): string | undefined {
  const button = buttons(current(message).components).find(each => each.custom_id.startsWith('v1|vote|'));
  return button?.label;
}

const button = z.object({ custom_id: z.string(), label: z.string() });

/** Returns the buttons in components of any depth. */
function buttons(value: unknown): z.infer<typeof button>[] {
  const found = button.safeParse(value).data;
  if (found) return [found];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buttons) : [];
}

it('votes by reactions and presses are counted on a posted card; only the count changes in it', async () => {
  const { userActions } = started.emulator;
  const found = await shownMessage(userActions.slash('Ada', '#papers', 'paper', { paper: '1506.00019' }));
  await shownMessage(userActions.press('Ada', found.id, customIdOf(found, 'post-card')));
  const post = newestPost();
  const textBefore = textOf(post);
  userActions.react('Ben', post.id, '👍');
  await expect.poll(() => voteLabel(post), PATIENT).toBe('1');
  const vote = customIdOf(post, 'vote');
  const notice = await shownMessage(userActions.press('Cleo', post.id, vote));
  expect(textOf(notice)).toMatch(/You voted for .*2 votes here/s);
  await expect.poll(() => voteLabel(post), PATIENT).toBe('2');
  userActions.unreact('Ben', post.id, '👍');
  const back = await shownMessage(userActions.press('Cleo', post.id, vote));
  expect(textOf(back)).toContain('You took your vote');
  await expect.poll(() => voteLabel(post), PATIENT).toBe('Vote');
  expect(textOf(current(post))).toBe(textBefore);
});

it('votes for all papers of a digest are summed up in it by number', async () => {
  const { userActions } = started.emulator;
  const created = userActions.slash('Ada', '#papers', 'schedule create', { channel: '#papers', count: 3 });
  await shownMessage(created);
  await shownMessage(userActions.slash('Ada', '#papers', 'schedule run', { schedule: '1' }));
  const digest = newestPost();
  userActions.react('Ben', digest.id, '👍');
  await expect.poll(() => textOf(current(digest)), PATIENT).toContain('1️⃣ 👍 1 · 2️⃣ 👍 1 · 3️⃣ 👍 1');
  userActions.unreact('Ben', digest.id, '👍');
  await expect.poll(() => textOf(current(digest)), PATIENT).not.toContain('1️⃣ 👍');
});
