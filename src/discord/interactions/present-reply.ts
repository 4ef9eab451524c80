import type { BaseInteraction } from 'discord.js';
import { isPlainReply, type Reply } from '../../command.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { mentionCommands, type CommandIds } from '../../views/format/command-mentions.ts';
import { withoutPostButton } from '../../views/format/post-button.ts';
import { isInBotDm } from './bot-dm.ts';

/**
 * Fits a reply to the place where it is shown: commands are mentions there, and in direct messages with the bot there is
 * no button to post it.
 */
export function presentReply<T extends Reply>(
  reply: T,
  interaction: Pick<BaseInteraction, 'context'>,
  commandIds: CommandIds,
): T {
  const present = (body: MessageBody) => presentBody(body, interaction, commandIds);
  if (reply.kind === 'modal') return reply;
  if (reply.kind === 'post') return { ...reply, body: present(reply.body), instead: present(reply.instead) };
  const followUp = isPlainReply(reply) && reply.followUp ? { followUp: present(reply.followUp) } : {};
  return { ...reply, body: present(reply.body), ...followUp };
}

/** Fits one message to the place where it is shown. */
export function presentBody(
  body: MessageBody,
  interaction: Pick<BaseInteraction, 'context'>,
  commandIds: CommandIds,
): MessageBody {
  return mentionCommands(isInBotDm(interaction) ? withoutPostButton(body) : body, commandIds);
}
