import { setTimeout as sleep } from 'node:timers/promises';
import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { reactionOf } from '../../src/discord-emulator/state/reactions.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import type { PaperId } from '../../src/core/paper/paper.ts';
import type { Stores } from '../../src/core/stores.ts';
import { communityRow } from '../../src/views/format/community-row.ts';
import { createRandom } from '../bench/search/generator/random.ts';
import { addMember } from './users.ts';

/** Reactions within this time, ms. */
const DURATION_MS = 2_000;

/** Steps into which it is divided. */
const STEPS = 20;

/** Posts that show one paper, and members who vote for it and take it back by reactions. */
export interface VotingRace {
  /** Adds and removes reactions at random on all posts, for two seconds; `half` runs in the middle, while they go on. */
  run(reactions: number, half: () => Promise<void>): Promise<void>;
  /** Returns how many members vote by the reactions that Discord shows. */
  expectedVotes(): number;
  /** Returns the labels of the vote buttons on the posts. */
  labels(): string[];
}

/** Creates posts of the bot in #papers, with a vote button, recorded as its messages. */
export async function createVotingRace(
  emulator: Emulator,
  { posted }: Pick<Stores, 'posted'>,
  { postCount, memberCount, paperId }: { postCount: number; memberCount: number; paperId: PaperId },
): Promise<VotingRace> {
  const { world, userActions } = emulator;
  const channel = world.directory.channel(world.seed.channels.papers.id);
  const components = [{ type: ComponentType.Container, components: [communityRow(paperId, { vote: {} })] }];
  const body = { flags: MessageFlags.IsComponentsV2, components };
  const posts = Array.from({ length: postCount }, () =>
    world.messages.create({ channel, author: world.bot, draft: readMessageDraft(body, 0), files: [] }),
  );
  for (const { id: messageId } of posts) {
    await posted.remember({
      messageId,
      channelId: channel.id,
      guildId: world.seed.guild.id,
      kind: 'card',
      paperIds: [paperId],
      postedAt: world.now(),
    });
  }
  const members = Array.from({ length: memberCount }, () => addMember(emulator));
  const random = createRandom(29);
  const thumb = { id: null, name: '👍' };

  function votersOn(messageId: string): readonly string[] {
    const message = world.messages.find(messageId);
    return (message && reactionOf(message, thumb)?.userIds) ?? [];
  }

  function change(): void {
    const { id } = random.pick(posts);
    const member = random.pick(members);
    if (votersOn(id).includes(member)) userActions.unreact(member, id, '👍');
    else userActions.react(member, id, '👍');
  }

  return {
    async run(reactions, half) {
      let middle: Promise<void> | undefined;
      for (let step = 1; step <= STEPS; step += 1) {
        for (let done = 0; done < reactions / STEPS; done += 1) change();
        if (step === STEPS / 2) middle = half();
        await sleep(DURATION_MS / STEPS);
      }
      await middle;
    },

    expectedVotes: () => new Set(posts.flatMap(({ id }) => votersOn(id))).size,

    labels: () =>
      posts.map(({ id }) => {
        const shown = JSON.stringify(world.messages.find(id)?.components);
        return /"label":"([^"]*)"/.exec(shown)?.[1] ?? '';
      }),
  };
}
