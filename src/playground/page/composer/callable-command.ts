import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { OfferedCommand } from '../../web/protocol.ts';

/** A command that a user can call: one without subcommands, or a single subcommand. */
export interface CallableCommand {
  /** Id of the registered command; its subcommands share it. */
  readonly id: string;
  /** The name with group and subcommand, without the slash: `schedule create`. */
  readonly path: string;
  readonly description: string;
  /** Required options come first: Discord registers no other order. */
  readonly options: readonly CommandOption[];
}

/** Returns the chat commands, with an entry for each subcommand (docs, "Subcommands and Subcommand Groups"). */
export function callableCommands(offered: readonly OfferedCommand[]): CallableCommand[] {
  return offered
    .filter(command => command.type === ApplicationCommandType.ChatInput)
    .flatMap(({ id, name, description, options }) => leaves(id, name, description, options));
}

function leaves(
  id: string,
  path: string,
  description: string,
  options: readonly CommandOption[],
): CallableCommand[] {
  const inner = options.filter(isBranch);
  if (inner.length === 0) return [{ id, path, description, options }];
  return inner.flatMap(branch =>
    leaves(id, `${path} ${branch.name}`, branch.description, branch.options ?? []),
  );
}

function isBranch({ type }: CommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}
