import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from '../validation/command-definition.ts';
import type { Channel, User } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { Resolved } from '../state/interaction.ts';
import type { Attachment } from '../state/message.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import { findChannelByReference, findUserByReference, resolvedUser } from './location.ts';

/** A file for an option. */
export interface FileInput {
  readonly filename: string;
  readonly content: string | Uint8Array;
  readonly contentType?: string;
}

/** The input for an option. Users, channels and roles are given by id or name. */
export type OptionInput = string | number | boolean | FileInput;

/** The value of an option and the objects of its ids. */
export interface OptionValue {
  readonly value: string | number | boolean;
  readonly resolved?: Partial<Resolved>;
}

/** Validates one input as Discord's client does. @throws UserActionError if it does not match the definition */
export function readValue(
  world: World,
  channel: Channel,
  definition: CommandOption,
  input: OptionInput,
): OptionValue {
  switch (definition.type) {
    case ApplicationCommandOptionType.String:
      return { value: stringValue(definition, input) };
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return { value: numberValue(definition, input) };
    case ApplicationCommandOptionType.Boolean:
      return { value: booleanValue(definition, input) };
    case ApplicationCommandOptionType.User:
      return userValue(world, channel, findUserByReference(world, reference(definition, input)));
    case ApplicationCommandOptionType.Channel:
      return channelValue(world, channel, definition, input);
    case ApplicationCommandOptionType.Role:
      return roleValue(world, channel, definition, input);
    case ApplicationCommandOptionType.Mentionable:
      try {
        return roleValue(world, channel, definition, input);
      } catch (error) {
        if (!(error instanceof UserActionError)) throw error;
        return userValue(world, channel, findUserByReference(world, reference(definition, input)));
      }
    case ApplicationCommandOptionType.Attachment:
      return fileValue(world, channel, definition, input);
    case ApplicationCommandOptionType.Subcommand:
    case ApplicationCommandOptionType.SubcommandGroup:
    default:
      throw new UserActionError(`'${definition.name}' is a subcommand: write it after the command's name`);
  }
}

function stringValue(definition: CommandOption, input: OptionInput): string {
  if (typeof input !== 'string') throw invalidOption(definition, 'a text');
  const choices = definition.choices ?? [];
  if (choices.length > 0) return String(choiceValue(definition, input));
  // 6000 is the maximum of any string option (docs, "Application Command Option Structure").
  const [min, max] = [definition.min_length ?? 0, definition.max_length ?? 6000];
  if (input.length < min || input.length > max)
    throw invalidOption(definition, `${min} to ${max} characters long`);
  return input;
}

function numberValue(definition: CommandOption, input: OptionInput): number {
  const choices = definition.choices ?? [];
  const value =
    choices.length > 0 && typeof input !== 'object' ? Number(choiceValue(definition, input)) : Number(input);
  const wholeOnly = definition.type === ApplicationCommandOptionType.Integer;
  if (typeof input === 'boolean' || input === '' || !Number.isFinite(value))
    throw invalidOption(definition, 'a number');
  if (wholeOnly && !Number.isSafeInteger(value)) throw invalidOption(definition, 'a whole number');
  if (value < (definition.min_value ?? -Infinity))
    throw invalidOption(definition, `at least ${definition.min_value}`);
  if (value > (definition.max_value ?? Infinity))
    throw invalidOption(definition, `at most ${definition.max_value}`);
  return value;
}

function choiceValue(definition: CommandOption, input: string | number | boolean): string | number {
  const choices = definition.choices ?? [];
  const found = choices.find(each => each.name === input || String(each.value) === String(input));
  if (found === undefined)
    throw invalidOption(definition, `one of: ${choices.map(each => each.name).join(', ')}`);
  return found.value;
}

function booleanValue(definition: CommandOption, input: OptionInput): boolean {
  if (input === true || input === 'true') return true;
  if (input === false || input === 'false') return false;
  throw invalidOption(definition, 'true or false');
}

function reference(definition: CommandOption, input: OptionInput): string {
  if (typeof input !== 'string') throw invalidOption(definition, 'an id or a name');
  return /^<[@#][!&]?(\d+)>$/u.exec(input)?.[1] ?? input;
}

function userValue(world: World, channel: Channel, user: User): OptionValue {
  return { value: user.id, resolved: resolvedUser(world, channel, user) };
}

function channelValue(
  world: World,
  currentChannel: Channel,
  definition: CommandOption,
  input: OptionInput,
): OptionValue {
  const guildId = isGuildChannel(currentChannel) ? currentChannel.guild_id : undefined;
  const channel = findChannelByReference(
    world,
    reference(definition, input),
    each => each.guild_id === guildId,
  );
  if (!isGuildChannel(channel) || channel.guild_id !== guildId)
    throw invalidOption(definition, 'a channel of this server');
  const types = definition.channel_types ?? [];
  if (types.length > 0 && !types.includes(channel.type))
    throw invalidOption(definition, 'a channel of another type');
  return { value: channel.id, resolved: { channels: [channel] } };
}

function roleValue(
  world: World,
  currentChannel: Channel,
  definition: CommandOption,
  input: OptionInput,
): OptionValue {
  const name = reference(definition, input).replace(/^@(?!everyone)/u, '');
  const guild = isGuildChannel(currentChannel)
    ? world.directory.findGuild(currentChannel.guild_id)
    : undefined;
  const role = guild?.roles.find(each => each.id === name || each.name === name);
  if (role === undefined) throw new UserActionError(`There is no role ${name}`);
  return { value: role.id, resolved: { roles: [role] } };
}

function fileValue(
  world: World,
  channel: Channel,
  definition: CommandOption,
  input: OptionInput,
): OptionValue {
  if (typeof input !== 'object') throw invalidOption(definition, 'a file');
  const attachment = putFile(world, channel, input);
  return { value: attachment.id, resolved: { attachments: [attachment] } };
}

/** Stores the file of a user, as the client uploads it. */
export function putFile(
  world: World,
  channel: Channel,
  { filename, content, contentType }: FileInput,
): Attachment {
  return world.files.put(channel.id, {
    index: '0',
    filename,
    contentType: contentType ?? 'text/plain; charset=utf-8',
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });
}

function invalidOption(definition: CommandOption, expected: string): UserActionError {
  return new UserActionError(`The option '${definition.name}' has to be ${expected}`);
}
