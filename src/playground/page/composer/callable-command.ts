import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { OfferedCommand } from '../../web/protocol.ts';

/** What a person can call: a command without subcommands, or one of its subcommands. */
export interface CallableCommand {
  /** Of the registered command; its subcommands share it. */
  readonly id: string;
  /** The name with group and subcommand, without the slash: `schedule create`. */
  readonly path: string;
  readonly description: string;
  /** Required ones first, as Discord has them registered. */
  readonly options: readonly CommandOption[];
}

/** The chat commands among those offered, each subcommand on its own (docs, "Subcommands and Subcommand Groups"). */
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
