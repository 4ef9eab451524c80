import { ApplicationIntegrationType } from 'discord-api-types/v10';
import type { User } from '../world/guild.ts';
import type { InteractionOrigin, Message, Reaction } from '../world/message.ts';

/** A message as one of its readers gets it (docs, "Message Object"). The guild's id is on gateway events alone. */
export function messageWire(message: Message, reader: User) {
  const { audience: _audience, guild_id: _guild, reactions, interaction, embeds, ...rest } = message;
  return {
    ...rest,
    embeds: embeds.map(embed => ({ type: 'rich', ...embed })),
    mention_channels: [],
    reactions: reactions.map(reaction => reactionWire(reaction, reader)),
    ...(interaction === undefined ? {} : originWire(interaction, message.guild_id)),
  };
}

/** The same without what needs the Message Content intent (docs, "Message Content Intent"). */
export function withoutContent(wire: ReturnType<typeof messageWire>): ReturnType<typeof messageWire> {
  return { ...wire, content: '', embeds: [], components: [], attachments: [] };
}

function reactionWire({ emoji, userIds }: Reaction, reader: User) {
  return {
    emoji,
    count: userIds.length,
    count_details: { burst: 0, normal: userIds.length },
    me: userIds.includes(reader.id),
    me_burst: false,
    burst_colors: [],
  };
}

function originWire(
  { id, type, user, name, interactedMessageId }: InteractionOrigin,
  guildId: string | undefined,
) {
  return {
    interaction_metadata: {
      id,
      type,
      user,
      authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: guildId ?? '0' },
      ...(interactedMessageId === undefined ? {} : { interacted_message_id: interactedMessageId }),
    },
    ...(name === undefined ? {} : { interaction: { id, type, name, user } }),
  };
}
