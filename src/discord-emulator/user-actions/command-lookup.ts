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
import { channelName, nameOf } from './location.ts';

/** A command as it is called: the options that take values, and the subcommands on the way to them, outermost first. */
export interface CalledCommand {
  readonly command: ApplicationCommand;
  readonly path: readonly CommandOption[];
  readonly options: readonly CommandOption[];
}

/** The commands somebody is offered in a channel, those of the guild before global ones of the same name. */
export function offeredCommands(world: World, user: User, channel: Channel): ApplicationCommand[] {
  return world.installation
    .availableCommands(user, channel)
    .filter(command => mayCall(world, user, channel, command));
}

/**
 * Finds a command with its subcommand, as `schedule create`.
 * @throws ActorError when there is none, or when it is not for this person or channel
 */
export function findChatCommand(world: World, user: User, channel: Channel, written: string): CalledCommand {
  const [name = '', ...rest] = written.replace(/^\//u, '').trim().split(/\s+/u);
  const command = findCommand(world, user, channel, name, ApplicationCommandType.ChatInput);
  const path: CommandOption[] = [];
  let { options } = command;
  for (const word of rest) {
    const next = options.find(each => each.name === word && isNesting(each));
    if (next === undefined) throw new UserActionError(`/${name} has no subcommand ${word}`);
    path.push(next);
    options = next.options ?? [];
  }
  const missing = options.filter(isNesting).map(each => each.name);
  if (missing.length > 0) {
    throw new UserActionError(`/${[name, ...rest].join(' ')} needs a subcommand: ${missing.join(', ')}`);
  }
  return { command, path, options };
}

/** Finds a command of a type by its whole name. @throws ActorError as `findChatCommand` */
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
  if (!mayCall(world, user, channel, command)) {
    throw new UserActionError(`${nameOf(user)} does not have permission to use '${name}' here`);
  }
  return command;
}

/** Whether an option is a subcommand or a group of them. */
export function isNesting(option: CommandOption): boolean {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}

/** docs, "Application Command Permissions": "0" leaves a command to administrators. */
function mayCall(world: World, user: User, channel: Channel, command: ApplicationCommand): boolean {
  if (!isGuildChannel(channel)) return true;
  const held = world.permissionsIn(channel, user.id);
  if (!hasPermissions(held, PermissionFlagsBits.UseApplicationCommands)) return false;
  if (command.default_member_permissions === null) return true;
  const needed = BigInt(command.default_member_permissions);
  return hasPermissions(held, needed === 0n ? ALL_PERMISSIONS : needed);
}
