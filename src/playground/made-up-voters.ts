import { ComponentType } from 'discord-api-types/v10';
import type { Emulator } from '../discord-emulator/emulator.ts';
import type { User } from '../discord-emulator/state/guild.ts';
import type { Message } from '../discord-emulator/state/message.ts';
import { pressableButtons } from '../discord-emulator/user-actions/component-use.ts';
import { allComponents } from '../discord-emulator/validation/component-tree.ts';
import { hashShare } from './hugging-face/hash-share.ts';

/** Members who only vote; visitors cannot act as them. */
const VOTERS = [
  { username: 'dana.votes', globalName: 'Dana' },
  { username: 'emil.votes', globalName: 'Emil' },
  { username: 'fay.votes', globalName: 'Fay' },
  { username: 'gus.votes', globalName: 'Gus' },
  { username: 'hana.votes', globalName: 'Hana' },
] as const;

const VOTER_NAMES: ReadonlySet<string> = new Set(VOTERS.map(({ username }) => username));

/** Posts of a channel that get votes when the next one comes: those of the last days. */
const VOTED_POSTS = 3;

/** How many of the voters vote for a post each time. */
const VOTE_SHARE = 0.4;

/** How many of the voters open the first paper of a list and vote for that one. */
const OPENING_SHARE = 0.7;

const VOTE_EMOJI = '👍';

/** Returns whether a user is one of the members who only vote. */
export function isMadeUpVoter({ username }: Pick<User, 'username'>): boolean {
  return VOTER_NAMES.has(username);
}

/**
 * Adds members who vote with 👍 over the days: whenever the bot posts, some of them for its posts before in that channel, and
 * others open the first paper of the last list and vote for it. Who votes for what follows from a hash. They also vote in each
 * poll, once. Returns a function that ends it.
 */
export function startMadeUpVoters({
  world,
  userActions,
}: Pick<Emulator, 'world' | 'userActions'>): () => void {
  const voters = VOTERS.map(voter => memberNamed(voter, world));

  function voteBefore({ id, channel_id: channelId }: Message): void {
    const history = world.messages.history(channelId, { before: id, limit: 50 });
    const posts = history.filter(message => isPost(message, world)).slice(0, VOTED_POSTS);
    for (const [age, post] of posts.entries()) {
      for (const voter of voters) {
        // Pressing the button after a reaction would take the vote back.
        const opens =
          age === 0 && menuOf(post) && hashShare(`${post.id} ${voter.username} opens`) < OPENING_SHARE;
        if (opens) void voteInMenu(voter, post, { world, userActions });
        else if (hashShare(`${post.id} ${id} ${voter.username}`) < VOTE_SHARE)
          userActions.react(voter.id, post.id, VOTE_EMOJI);
      }
    }
  }

  function votePoll({ id, poll }: Message): void {
    for (const { id: voterId, username } of voters) {
      const position = Math.floor(hashShare(`${id} ${username}`) * (poll?.answers.length ?? 0));
      const answer = poll?.answers[position];
      if (answer !== undefined) userActions.votePoll(voterId, id, [answer.id]);
    }
  }

  return world.events.subscribe(event => {
    if (event.kind === 'message_create' && event.message.poll !== undefined)
      setImmediate(() => votePoll(event.message));
    // Once everything that follows from the post itself is done.
    if (event.kind === 'message_create' && isPost(event.message, world))
      setImmediate(() => voteBefore(event.message));
  });
}

/** Opens the first paper in the menu of a list, and presses the button that votes on what the bot shows then. */
async function voteInMenu(
  voter: User,
  post: Message,
  { world, userActions }: Pick<Emulator, 'world' | 'userActions'>,
): Promise<void> {
  const menu = menuOf(post);
  const first = menu?.options[0];
  if (menu === undefined || first === undefined) return;
  const { first: response } = await userActions.select(voter.id, post.id, menu.custom_id, [first.value]);
  const card = world.messages.find(response?.message?.id ?? '');
  const button = card && pressableButtons(card).find(({ label }) => label.startsWith(VOTE_EMOJI));
  if (card && button) await userActions.press(voter.id, card.id, button.customId);
}

function menuOf({ components }: Message) {
  return allComponents(components).find(component => component.type === ComponentType.StringSelect);
}

/** Returns whether a message is one of the bot's in the channel #papers that everyone sees and can react to. */
function isPost(
  { author, audience, channel_id: channelId }: Message,
  { bot, seed }: Emulator['world'],
): boolean {
  return author.id === bot.id && audience === null && channelId === seed.channels.papers.id;
}

function memberNamed(voter: (typeof VOTERS)[number], world: Emulator['world']): User {
  const existing = world.directory.users().find(({ username }) => username === voter.username);
  if (existing) return existing;
  const user = world.addUser(voter);
  world.addMember(world.seed.guild.id, user.id);
  return user;
}
