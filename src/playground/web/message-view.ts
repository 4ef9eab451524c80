import { displayName } from '../../discord-emulator/user-actions/location.ts';
import { displayedTexts } from '../../discord-emulator/validation/component-tree.ts';
import { referencedId, threadOn } from '../../discord-emulator/payloads/message.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { Attachment, Message, Reaction } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { MessageView, ReactionView } from './protocol.ts';
import { canSeeMessage } from './view-permissions.ts';

/** As many of those who put an emoji on a message are named: more than the client says in one line. */
const MAX_REACTION_NAMES = 10;

/** A message for a reader who sees it. */
export function messageView(message: Message, reader: User, world: World): MessageView {
  const {
    audience: _audience,
    pinnedAt: _pinnedAt,
    nonce: _nonce,
    webhook_id: _webhook,
    interaction,
    reactions,
    attachments,
    ...shown
  } = message;
  return {
    ...shown,
    attachments: attachments.map(fileView),
    reactions: reactions.map(each => reactionView(each, reader, world)),
    ...(interaction === undefined
      ? {}
      : {
          interaction: {
            id: interaction.id,
            user: interaction.user,
            ...(interaction.name === undefined ? {} : { name: interaction.name }),
          },
        }),
    ...repliedTo(message, reader, world),
    ...threadLine(message, reader, world),
  };
}

function reactionView({ emoji, userIds }: Reaction, reader: User, world: World): ReactionView {
  const users = userIds.slice(0, MAX_REACTION_NAMES).map(id => world.directory.findUser(id));
  const names = users.flatMap(user => (user === undefined ? [] : [displayName(user)]));
  return { emoji, count: userIds.length, me: userIds.includes(reader.id), names };
}

/** Addresses without their host: the page may have been opened under another name of loopback than the bot's. */
function fileView(attachment: Attachment): Attachment {
  const url = new URL(attachment.url).pathname;
  return { ...attachment, url, proxy_url: url };
}

function repliedTo(message: Message, reader: User, world: World): Pick<MessageView, 'repliedTo'> {
  const id = referencedId(message);
  if (id === undefined) return {};
  const found = world.messages.find(id);
  if (found === undefined || !canSeeMessage(world, reader, found)) return { repliedTo: null };
  // A message of Components V2 has no content; its texts say as much.
  const content = found.content === '' ? displayedTexts(found.components).join('\n') : found.content;
  return { repliedTo: { id, author: found.author, content } };
}

function threadLine(message: Message, reader: User, world: World): Pick<MessageView, 'thread'> {
  const thread = threadOn(message, world);
  if (thread === undefined || !world.canSee(thread, reader.id)) return {};
  return { thread: { id: thread.id, name: thread.name, messageCount: thread.message_count } };
}
