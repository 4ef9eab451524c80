import { ApplicationCommandType, MessageFlags } from 'discord-api-types/payloads/v10';
import type { ChannelView, MessageView, OfferedCommand, Scene } from '../../web/protocol.ts';

/** What a person can do with a message. */
export interface MenuAbilities {
  readonly isEphemeral: boolean;
  readonly mayReact: boolean;
  readonly mayStartThread: boolean;
  readonly mayDelete: boolean;
  /** Commands for messages. */
  readonly apps: readonly OfferedCommand[];
}

/** What somebody can do with a message; of an ephemeral one there is nothing that others would see. */
export function menuAbilities(
  message: MessageView,
  scene: Scene,
  channel: ChannelView,
  commands: readonly OfferedCommand[],
): MenuAbilities {
  const isEphemeral = (message.flags & MessageFlags.Ephemeral) !== 0;
  const isOwn = message.author.id === scene.me.id;
  return {
    isEphemeral,
    mayReact: !isEphemeral && channel.mayReact,
    mayStartThread:
      !isEphemeral && channel.kind === 'text' && channel.mayMakeThreads && message.thread === undefined,
    mayDelete: isOwn || isEphemeral || channel.mayManageMessages,
    apps: commands.filter(command => command.type === ApplicationCommandType.Message),
  };
}
