import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from '../validation/command-definition.ts';
import type { Channel, User } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { OptionData, Resolved } from '../state/interaction.ts';
import { NOTHING_RESOLVED } from '../state/interaction.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import { findChannel, findPerson } from './location.ts';

/** A file given to an option. */
export interface FileInput {
  readonly filename: string;
  readonly content: string | Uint8Array;
  readonly contentType?: string;
}

/** What a person enters for an option. People, channels and roles are named by id or by name. */
export type OptionInput = string | number | boolean | FileInput;

/** What a person enters, by the option's name. */
export type OptionInputs = Readonly<Record<string, OptionInput>>;

/** Options checked against their definition, with the objects behind their ids. */
export interface OptionValues {
  readonly options: readonly OptionData[];
  readonly resolved: Resolved;
}

/**
 * Checks what was entered as Discord's client does before it sends anything.
 * @throws ActorError naming the option: unknown, missing, of the wrong type, out of bounds, no choice
 */
export function optionValues(
  world: World,
  channel: Channel,
  definitions: readonly CommandOption[],
  inputs: OptionInputs,
): OptionValues {
  refuseUnknown(definitions, inputs);
  let resolved = NOTHING_RESOLVED;
  const options = definitions.flatMap((definition): OptionData[] => {
    const input = inputOf(inputs, definition.name);
    if (input === undefined) {
      if (definition.required === true)
        throw new UserActionError(`The option '${definition.name}' is required`);
      return [];
    }
    const entered = enter(world, channel, definition, input);
    resolved = merge(resolved, entered.resolved ?? {});
    return [{ name: definition.name, type: definition.type, value: entered.value }];
  });
  return { options, resolved };
}

/**
 * What Discord sends while an option is being typed: what is there so far, unchecked.
 * @throws ActorError for an unknown option, or one without autocomplete in focus
 */
export function typedOptions(
  definitions: readonly CommandOption[],
  inputs: OptionInputs,
  focused: string,
): OptionData[] {
  refuseUnknown(definitions, { ...inputs, [focused]: '' });
  if (definitions.find(each => each.name === focused)?.autocomplete !== true) {
    throw new UserActionError(`The option '${focused}' has no autocomplete`);
  }
  return definitions.flatMap((definition): OptionData[] => {
    const { name, type } = definition;
    const input = inputOf(inputs, name) ?? (name === focused ? '' : undefined);
    if (input === undefined || typeof input === 'object') return [];
    // Half a number is still text: what is in focus comes as it was typed.
    return name === focused
      ? [{ name, type, value: String(input), focused: true }]
      : [{ name, type, value: input }];
  });
}

/** What was entered for an option; some of the names an option may have are those of what every object inherits. */
function inputOf(inputs: OptionInputs, name: string): OptionInput | undefined {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}

function refuseUnknown(definitions: readonly CommandOption[], inputs: OptionInputs): void {
  const unknown = Object.keys(inputs).find(name => definitions.every(each => each.name !== name));
  if (unknown === undefined) return;
  const known = definitions.map(each => each.name).join(', ');
  throw new UserActionError(`There is no option '${unknown}'; there are: ${known === '' ? 'none' : known}`);
}

interface Entered {
  readonly value: string | number | boolean;
  readonly resolved?: Partial<Resolved>;
}

function enter(world: World, channel: Channel, definition: CommandOption, input: OptionInput): Entered {
  switch (definition.type) {
    case ApplicationCommandOptionType.String:
      return { value: stringValue(definition, input) };
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return { value: numberValue(definition, input) };
    case ApplicationCommandOptionType.Boolean:
      return { value: booleanValue(definition, input) };
    case ApplicationCommandOptionType.User:
      return userValue(world, channel, findPerson(world, reference(definition, input)));
    case ApplicationCommandOptionType.Channel:
      return channelValue(world, channel, definition, input);
    case ApplicationCommandOptionType.Role:
      return roleValue(world, channel, definition, input);
    case ApplicationCommandOptionType.Mentionable:
      try {
        return roleValue(world, channel, definition, input);
      } catch (error) {
        if (!(error instanceof UserActionError)) throw error;
        return userValue(world, channel, findPerson(world, reference(definition, input)));
      }
    case ApplicationCommandOptionType.Attachment:
      return fileValue(world, channel, definition, input);
    case ApplicationCommandOptionType.Subcommand:
    case ApplicationCommandOptionType.SubcommandGroup:
    default:
      throw new UserActionError(`'${definition.name}' is a subcommand: put it behind the command's name`);
  }
}

function stringValue(definition: CommandOption, input: OptionInput): string {
  if (typeof input !== 'string') throw wrong(definition, 'a text');
  const choices = definition.choices ?? [];
  if (choices.length > 0) return String(chosen(definition, input));
  // docs, "Application Command Option Structure": 6000 is the most a string option ever takes.
  const [min, max] = [definition.min_length ?? 0, definition.max_length ?? 6000];
  if (input.length < min || input.length > max) throw wrong(definition, `${min} to ${max} characters long`);
  return input;
}

function numberValue(definition: CommandOption, input: OptionInput): number {
  const choices = definition.choices ?? [];
  const value =
    choices.length > 0 && typeof input !== 'object' ? Number(chosen(definition, input)) : Number(input);
  const wholeOnly = definition.type === ApplicationCommandOptionType.Integer;
  if (typeof input === 'boolean' || input === '' || !Number.isFinite(value))
    throw wrong(definition, 'a number');
  if (wholeOnly && !Number.isSafeInteger(value)) throw wrong(definition, 'a whole number');
  if (value < (definition.min_value ?? -Infinity))
    throw wrong(definition, `at least ${definition.min_value}`);
  if (value > (definition.max_value ?? Infinity)) throw wrong(definition, `at most ${definition.max_value}`);
  return value;
}

function chosen(definition: CommandOption, input: string | number | boolean): string | number {
  const choices = definition.choices ?? [];
  const found = choices.find(each => each.name === input || String(each.value) === String(input));
  if (found === undefined) throw wrong(definition, `one of: ${choices.map(each => each.name).join(', ')}`);
  return found.value;
}

function booleanValue(definition: CommandOption, input: OptionInput): boolean {
  if (input === true || input === 'true') return true;
  if (input === false || input === 'false') return false;
  throw wrong(definition, 'true or false');
}

function reference(definition: CommandOption, input: OptionInput): string {
  if (typeof input !== 'string') throw wrong(definition, 'an id or a name');
  return /^<[@#][!&]?(\d+)>$/u.exec(input)?.[1] ?? input;
}

function userValue(world: World, channel: Channel, user: User): Entered {
  const member = isGuildChannel(channel) ? world.directory.member(channel.guild_id, user.id) : undefined;
  return { value: user.id, resolved: { users: [user], members: member === undefined ? [] : [member] } };
}

function channelValue(world: World, here: Channel, definition: CommandOption, input: OptionInput): Entered {
  const guildId = isGuildChannel(here) ? here.guild_id : undefined;
  const channel = findChannel(world, reference(definition, input), each => each.guild_id === guildId);
  if (!isGuildChannel(channel) || channel.guild_id !== guildId)
    throw wrong(definition, 'a channel of this server');
  const types = definition.channel_types ?? [];
  if (types.length > 0 && !types.includes(channel.type)) throw wrong(definition, 'a channel of another type');
  return { value: channel.id, resolved: { channels: [channel] } };
}

function roleValue(world: World, here: Channel, definition: CommandOption, input: OptionInput): Entered {
  const wanted = reference(definition, input).replace(/^@(?!everyone)/u, '');
  const guild = isGuildChannel(here) ? world.directory.findGuild(here.guild_id) : undefined;
  const role = guild?.roles.find(each => each.id === wanted || each.name === wanted);
  if (role === undefined) throw new UserActionError(`There is no role ${wanted}`);
  return { value: role.id, resolved: { roles: [role] } };
}

function fileValue(world: World, channel: Channel, definition: CommandOption, input: OptionInput): Entered {
  if (typeof input !== 'object') throw wrong(definition, 'a file');
  const attachment = world.files.put(channel.id, {
    index: '0',
    filename: input.filename,
    contentType: input.contentType ?? 'text/plain; charset=utf-8',
    bytes: typeof input.content === 'string' ? new TextEncoder().encode(input.content) : input.content,
  });
  return { value: attachment.id, resolved: { attachments: [attachment] } };
}

function merge(resolved: Resolved, more: Partial<Resolved>): Resolved {
  return {
    users: [...resolved.users, ...(more.users ?? [])],
    members: [...resolved.members, ...(more.members ?? [])],
    roles: [...resolved.roles, ...(more.roles ?? [])],
    channels: [...resolved.channels, ...(more.channels ?? [])],
    messages: [...resolved.messages, ...(more.messages ?? [])],
    attachments: [...resolved.attachments, ...(more.attachments ?? [])],
  };
}

function wrong(definition: CommandOption, wanted: string): UserActionError {
  return new UserActionError(`The option '${definition.name}' has to be ${wanted}`);
}
