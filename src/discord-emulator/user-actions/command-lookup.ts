import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { CommandOption } from '../validation/command-definition.ts';
import type { ApplicationCommand } from '../state/commands.ts';
import type { Channel, User } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import { ALL_PERMISSIONS, hasPermissions } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import { channelName, displayName } from './location.ts';

/** A command, the path of its subcommands from the outermost, and the options of the last one. */
export interface CalledCommand {
  readonly command: ApplicationCommand;
  readonly path: readonly CommandOption[];
  readonly options: readonly CommandOption[];
}

/** Returns the commands that a user can call in a channel. A guild command precedes a global one of the same name. */
export function callableCommands(world: World, user: User, channel: Channel): ApplicationCommand[] {
  return world.installation
    .availableCommands(user, channel)
    .filter(command => canCall(world, user, channel, command));
}

/**
 * Returns a command with its subcommand, such as `schedule create`.
 * @throws UserActionError if it does not exist, or is not available to the user or in the channel
 */
export function findChatCommand(
  world: World,
  user: User,
  channel: Channel,
  commandText: string,
): CalledCommand {
  const [name = '', ...rest] = commandText.replace(/^\//u, '').trim().split(/\s+/u);
  const command = findCommand(world, user, channel, name, ApplicationCommandType.ChatInput);
  const path: CommandOption[] = [];
  let { options } = command;
  for (const word of rest) {
    const next = options.find(each => each.name === word && isSubcommandOrGroup(each));
    if (next === undefined) throw new UserActionError(`/${name} has no subcommand ${word}`);
    path.push(next);
    options = next.options ?? [];
  }
  const missing = options.filter(isSubcommandOrGroup).map(each => each.name);
  if (missing.length > 0) {
    throw new UserActionError(`/${[name, ...rest].join(' ')} needs a subcommand: ${missing.join(', ')}`);
  }
  return { command, path, options };
}

/** Returns a command by type and name. @throws UserActionError as `findChatCommand` */
export function findCommand(
  world: World,
  user: User,
  channel: Channel,
  name: string,
  type: ApplicationCommandType,
): ApplicationCommand {
  const named = world.installation
    .availableCommands(user, channel)
    .filter(each => each.name === name && each.type === type);
  const [command] = named;
  if (command === undefined) {
    const shown = type === ApplicationCommandType.ChatInput ? `/${name}` : `'${name}'`;
    throw new UserActionError(`There is no command ${shown} in ${channelName(channel)}`);
  }
  if (!canCall(world, user, channel, command)) {
    throw new UserActionError(`${displayName(user)} does not have permission to use '${name}' here`);
  }
  return command;
}

/** Returns true if an option is a subcommand or a subcommand group. */
export function isSubcommandOrGroup(option: CommandOption): boolean {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}

/** Returns true if a user has the permissions for a command; "0" is for administrators (docs, "Application Command Permissions"). */
function canCall(world: World, user: User, channel: Channel, command: ApplicationCommand): boolean {
  if (!isGuildChannel(channel)) return true;
  const held = world.permissionsIn(channel, user.id);
  if (!hasPermissions(held, PermissionFlagsBits.UseApplicationCommands)) return false;
  if (command.default_member_permissions === null) return true;
  const needed = BigInt(command.default_member_permissions);
  return hasPermissions(held, needed === 0n ? ALL_PERMISSIONS : needed);
}
