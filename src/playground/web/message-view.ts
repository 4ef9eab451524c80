import { displayName } from '../../discord-emulator/user-actions/location.ts';
import { displayedTexts } from '../../discord-emulator/validation/component-tree.ts';
import { referencedId, threadOn } from '../../discord-emulator/payloads/message.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { Attachment, Message, Reaction } from '../../discord-emulator/state/message.ts';
import type { Poll } from '../../discord-emulator/state/poll.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { MessageView, PollView, ReactionView } from './protocol.ts';
import { canSeeMessage } from './view-permissions.ts';

/** More than the client names in one line. */
const MAX_REACTION_NAMES = 10;

/** Returns a message as a viewer sees it. The viewer must be able to see it. */
export function messageView(message: Message, viewer: User, world: World): MessageView {
  const {
    audience: _audience,
    pinnedAt: _pinnedAt,
    nonce: _nonce,
    webhook_id: _webhook,
    interaction,
    reactions,
    attachments,
    poll,
    ...shown
  } = message;
  return {
    ...shown,
    attachments: attachments.map(fileView),
    reactions: reactions.map(each => reactionView(each, viewer, world)),
    ...(poll === undefined ? {} : { poll: pollView(poll, viewer) }),
    ...(interaction === undefined
      ? {}
      : {
          interaction: {
            id: interaction.id,
            user: interaction.user,
            ...(interaction.name === undefined ? {} : { name: interaction.name }),
          },
        }),
    ...repliedTo(message, viewer, world),
    ...threadLine(message, viewer, world),
  };
}

function reactionView({ emoji, userIds }: Reaction, viewer: User, world: World): ReactionView {
  const users = userIds.slice(0, MAX_REACTION_NAMES).map(id => world.directory.findUser(id));
  const names = users.flatMap(user => (user === undefined ? [] : [displayName(user)]));
  return { emoji, count: userIds.length, me: userIds.includes(viewer.id), names };
}

function pollView(
  { answers, question, expiresAt, allowsMultiselect, isFinalized }: Poll,
  viewer: User,
): PollView {
  return {
    question,
    expiresAt,
    allowsMultiselect,
    isFinalized,
    answers: answers.map(({ id, text, voterIds }) => ({
      id,
      text,
      count: voterIds.length,
      me: voterIds.includes(viewer.id),
    })),
  };
}

/** Returns an attachment with URLs without host, because the page may use another loopback name than the bot. */
function fileView(attachment: Attachment): Attachment {
  const url = new URL(attachment.url).pathname;
  return { ...attachment, url, proxy_url: url };
}

function repliedTo(message: Message, viewer: User, world: World): Pick<MessageView, 'repliedTo'> {
  const id = referencedId(message);
  if (id === undefined) return {};
  const found = world.messages.find(id);
  if (found === undefined || !canSeeMessage(world, viewer, found)) return { repliedTo: null };
  // A message with Components V2 has no content; its texts are used instead.
  const content = found.content === '' ? displayedTexts(found.components).join('\n') : found.content;
  return { repliedTo: { id, author: found.author, content } };
}

function threadLine(message: Message, viewer: User, world: World): Pick<MessageView, 'thread'> {
  const thread = threadOn(message, world);
  if (thread === undefined || !world.canSee(thread, viewer.id)) return {};
  return { thread: { id: thread.id, name: thread.name, messageCount: thread.message_count } };
}
