import type { Emulator } from '../discord-emulator/emulator.ts';
import type { User } from '../discord-emulator/state/guild.ts';
import type { Message } from '../discord-emulator/state/message.ts';
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

/** Returns whether a user is one of the members who only vote. */
export function isMadeUpVoter({ username }: Pick<User, 'username'>): boolean {
  return VOTER_NAMES.has(username);
}

/**
 * Adds members who vote with 👍 over the days: whenever the bot posts, some of them for its posts before in that channel. Who
 * votes for what follows from a hash. They also vote in each poll, once. Returns a function that ends it.
 */
export function startMadeUpVoters({
  world,
  userActions,
}: Pick<Emulator, 'world' | 'userActions'>): () => void {
  const voters = VOTERS.map(voter => memberNamed(voter, world));

  function voteBefore({ id, channel_id: channelId }: Message): void {
    const history = world.messages.history(channelId, { before: id, limit: 50 });
    const posts = history.filter(message => isPost(message, world)).slice(0, VOTED_POSTS);
    for (const post of posts) {
      for (const voter of voters)
        if (hashShare(`${post.id} ${id} ${voter.username}`) < VOTE_SHARE)
          userActions.react(voter.id, post.id, '👍');
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
