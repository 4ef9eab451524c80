import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { ModalReply, PlainReply } from '../../command.ts';
import { UserError } from '../../core/message/user-error.ts';
import type { InteractionContext } from './context.ts';
import { interactionName } from './interaction-name.ts';
import { toInvocation, toMenuInvocation } from './invocation.ts';
import { sendReply } from './send-reply.ts';

type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** Runs a slash command or a command of a message's context menu and sends its reply. */
export async function handleCommand(
  interaction: CommandInteraction,
  waitedMs: number,
  context: InteractionContext,
): Promise<void> {
  const reply = runCommand(interaction, context).catch((error: unknown) =>
    context.toErrorReply(error, interactionName(interaction), interaction),
  );
  await sendReply(interaction, { deferAs: 'private', reply, waitedMs }, context);
}

async function runCommand(
  interaction: CommandInteraction,
  { commands, menuCommands, app, limits }: InteractionContext,
): Promise<PlainReply | ModalReply> {
  limits.takeCommand(interaction.user.id, app.clock.now());
  if (interaction.isMessageContextMenuCommand()) {
    const menuCommand = menuCommands.get(interaction.commandName) ?? unknownCommand(interaction);
    return menuCommand.run(toMenuInvocation(interaction), app);
  }
  const command = commands.get(interaction.commandName) ?? unknownCommand(interaction);
  return command.run(toInvocation(interaction, command.definition), app);
}

function unknownCommand(interaction: CommandInteraction): never {
  throw new UserError(
    `This Paperboy does not know ${interactionName(interaction)}. Reload Discord to see what it knows.`,
  );
}
