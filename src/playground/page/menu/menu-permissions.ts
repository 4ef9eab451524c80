import { ApplicationCommandType, MessageFlags } from 'discord-api-types/payloads/v10';
import type { ChannelView, MessageView, OfferedCommand, Scene } from '../../web/protocol.ts';

/** What the user can do with a message. */
export interface MenuPermissions {
  readonly isEphemeral: boolean;
  readonly canReact: boolean;
  readonly canStartThread: boolean;
  readonly canDelete: boolean;
  /** Message commands of apps. */
  readonly apps: readonly OfferedCommand[];
}

/** Returns what the user can do with a message. An ephemeral one allows nothing that others would see. */
export function menuPermissions(
  message: MessageView,
  scene: Scene,
  channel: ChannelView,
  commands: readonly OfferedCommand[],
): MenuPermissions {
  const isEphemeral = (message.flags & MessageFlags.Ephemeral) !== 0;
  const isOwn = message.author.id === scene.me.id;
  return {
    isEphemeral,
    canReact: !isEphemeral && channel.canReact,
    canStartThread:
      !isEphemeral && channel.kind === 'text' && channel.canCreateThreads && message.thread === undefined,
    canDelete: isOwn || isEphemeral || channel.canManageMessages,
    apps: commands.filter(command => command.type === ApplicationCommandType.Message),
  };
}
