import type { CommandOption } from '../validation/command-definition.ts';
import type { Channel } from '../state/guild.ts';
import type { OptionData, Resolved } from '../state/interaction.ts';
import { NOTHING_RESOLVED } from '../state/interaction.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import { readValue } from './option-value.ts';
import type { OptionInput } from './option-value.ts';

/** The inputs by option name. */
export type OptionInputs = Readonly<Record<string, OptionInput>>;

/** Validated options and the objects of their ids. */
export interface OptionValues {
  readonly options: readonly OptionData[];
  readonly resolved: Resolved;
}

/**
 * Validates the inputs as Discord's client does.
 * @throws UserActionError for an option that is unknown, missing, of the wrong type, out of bounds, or none of its choices
 */
export function optionValues(
  world: World,
  channel: Channel,
  definitions: readonly CommandOption[],
  inputs: OptionInputs,
): OptionValues {
  throwIfUnknownOption(definitions, inputs);
  let resolved = NOTHING_RESOLVED;
  const options = definitions.flatMap((definition): OptionData[] => {
    const input = inputOf(inputs, definition.name);
    if (input === undefined) {
      if (definition.required === true)
        throw new UserActionError(`The option '${definition.name}' is required`);
      return [];
    }
    const read = readValue(world, channel, definition, input);
    resolved = mergeResolved(resolved, read.resolved ?? {});
    return [{ name: definition.name, type: definition.type, value: read.value }];
  });
  return { options, resolved };
}

/**
 * Returns the options of an autocomplete interaction: the inputs so far, unvalidated.
 * @throws UserActionError if an option is unknown, or the focused one has no autocomplete
 */
export function typedOptions(
  definitions: readonly CommandOption[],
  inputs: OptionInputs,
  focused: string,
): OptionData[] {
  throwIfUnknownOption(definitions, { ...inputs, [focused]: '' });
  if (definitions.find(each => each.name === focused)?.autocomplete !== true) {
    throw new UserActionError(`The option '${focused}' has no autocomplete`);
  }
  return definitions.flatMap((definition): OptionData[] => {
    const { name, type } = definition;
    const input = inputOf(inputs, name) ?? (name === focused ? '' : undefined);
    if (input === undefined || typeof input === 'object') return [];
    // A partial number is still text: the focused value is sent as it was typed.
    return name === focused
      ? [{ name, type, value: String(input), focused: true }]
      : [{ name, type, value: input }];
  });
}

/** Returns the input of an option. Option names can be those of inherited properties, such as `constructor`. */
function inputOf(inputs: OptionInputs, name: string): OptionInput | undefined {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}

function throwIfUnknownOption(definitions: readonly CommandOption[], inputs: OptionInputs): void {
  const unknown = Object.keys(inputs).find(name => definitions.every(each => each.name !== name));
  if (unknown === undefined) return;
  const known = definitions.map(each => each.name).join(', ');
  throw new UserActionError(`There is no option '${unknown}'. Options: ${known === '' ? 'none' : known}`);
}

function mergeResolved(resolved: Resolved, more: Partial<Resolved>): Resolved {
  return {
    users: [...resolved.users, ...(more.users ?? [])],
    members: [...resolved.members, ...(more.members ?? [])],
    roles: [...resolved.roles, ...(more.roles ?? [])],
    channels: [...resolved.channels, ...(more.channels ?? [])],
    messages: [...resolved.messages, ...(more.messages ?? [])],
    attachments: [...resolved.attachments, ...(more.attachments ?? [])],
  };
}
