import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { reactionOf } from '../../src/discord-emulator/state/reactions.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { DEFAULT_REACTION_EMOJI, reactionMeaning } from '../../src/core/message/reaction.ts';
import type { PaperId } from '../../src/core/paper/paper.ts';
import type { Stores } from '../../src/core/stores.ts';
import { createRandom } from '../bench/search/generator/random.ts';
import { addMember } from './users.ts';

const EMOJI = ['🔖', '1️⃣', '2️⃣', '3️⃣'] as const;

/** Posts of the bot in #papers, and members who react to them at random, the same in each run. */
export interface ReactedPosts {
  readonly posts: readonly Message[];
  /** Adds, removes or swaps reactions, one third each; a swap is two changes that leave the count as it was. */
  change(count: number): void;
  /** Returns the papers that each member should have saved by the reactions that Discord shows. */
  expectedSaves(): ReadonlyMap<string, readonly PaperId[]>;
  /** Returns the papers that each member has saved. */
  saves(stores: Pick<Stores, 'library'>): Promise<ReadonlyMap<string, readonly PaperId[]>>;
}

/** Creates posts of three papers each, recorded as the bot's, and members. */
export async function createReactedPosts(
  emulator: Emulator,
  { posted }: Pick<Stores, 'posted'>,
  {
    postCount,
    memberCount,
    paperIds,
  }: { postCount: number; memberCount: number; paperIds: readonly PaperId[] },
): Promise<ReactedPosts> {
  const { world, userActions } = emulator;
  const channel = world.directory.channel(world.seed.channels.papers.id);
  const papersOf = (index: number) => [0, 1, 2].map(at => paperIds[(3 * index + at) % paperIds.length] ?? 0);
  const posts = Array.from({ length: postCount }, (_, index) =>
    world.messages.create({
      channel,
      author: world.bot,
      draft: readMessageDraft({ content: `Post no ${index + 1}` }, 0),
      files: [],
    }),
  );
  for (const [index, { id: messageId }] of posts.entries()) {
    await posted.remember({
      messageId,
      channelId: channel.id,
      guildId: world.seed.guild.id,
      kind: 'digest',
      paperIds: papersOf(index),
      postedAt: world.now(),
    });
  }
  const members = Array.from({ length: memberCount }, () => addMember(emulator));
  const random = createRandom(13);

  /** Returns who reacts to a post with an emoji, and who does not. */
  function reactors(messageId: string, emoji: string) {
    const message = world.messages.find(messageId);
    const present = message && reactionOf(message, { id: null, name: emoji });
    const isPresent = (user: string) => present?.userIds.includes(user) ?? false;
    return { present: members.filter(isPresent), absent: members.filter(user => !isPresent(user)) };
  }

  /** Returns the papers of a post that a member's reactions save. */
  function savedFrom(index: number, member: string): readonly PaperId[] {
    const messageId = posts[index]?.id ?? '';
    return EMOJI.filter(emoji => reactors(messageId, emoji).present.includes(member)).flatMap(
      emoji => reactionMeaning(emoji, DEFAULT_REACTION_EMOJI, papersOf(index))?.paperIds ?? [],
    );
  }

  return {
    posts,
    change(count) {
      for (let done = 0; done < count;) {
        const { id } = random.pick(posts);
        const emoji = random.pick(EMOJI);
        const { present, absent } = reactors(id, emoji);
        const kind = random.pick(['add', 'remove', 'swap']);
        if (kind !== 'add' && present.length > 0) {
          userActions.unreact(random.pick(present), id, emoji);
          done += 1;
        }
        if (kind !== 'remove' && absent.length > 0) {
          userActions.react(random.pick(absent), id, emoji);
          done += 1;
        }
      }
    },

    expectedSaves() {
      return new Map(
        members.map(member => [member, ascending(posts.flatMap((_, index) => savedFrom(index, member)))]),
      );
    },

    async saves({ library }) {
      const saved = new Map<string, readonly PaperId[]>();
      for (const member of members) {
        const list = await library.list(member, { offset: 0, limit: 10_000 });
        saved.set(member, ascending(list.map(({ paperId }) => paperId)));
      }
      return saved;
    },
  };
}

function ascending(ids: readonly PaperId[]): PaperId[] {
  return [...new Set(ids)].toSorted((a, b) => a - b);
}
