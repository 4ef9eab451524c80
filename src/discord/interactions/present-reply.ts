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
  const isBotDm = isInBotDm(interaction);
  const present = (body: MessageBody) =>
    mentionCommands(isBotDm ? withoutPostButton(body) : body, commandIds);
  if (reply.kind === 'post') return { ...reply, body: present(reply.body), instead: present(reply.instead) };
  const followUp = isPlainReply(reply) && reply.followUp ? { followUp: present(reply.followUp) } : {};
  return { ...reply, body: present(reply.body), ...followUp };
}
