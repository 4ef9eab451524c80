import { ApplicationCommandOptionType, type APIApplicationCommandOption } from 'discord.js';
import { UserError } from '../../core/message/user-error.ts';

/** An option as it was sent. Anyone can send any, and clients know old registrations for a while. */
export interface GivenOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: OptionValue | undefined;
  readonly options?: readonly GivenOption[] | undefined;
  readonly channel?: { readonly type: number } | null | undefined;
}

/** A channel is given by its id. */
export type OptionValue = string | number | boolean;

/** Characters of a text without a limit of its own (docs, "Application Command Option Structure"). */
const MAX_TEXT_LENGTH = 6_000;

/**
 * Returns the values of a call by option name, those of its subcommand if it has one. Each keeps to the command's own
 * definition: type, length, range, choices and kind of channel. Options that the definition does not have, or has with
 * another type, are left out. Throws `UserError` for a value that does not keep to it.
 */
export function readOptions(
  definitions: readonly APIApplicationCommandOption[],
  given: readonly GivenOption[],
): ReadonlyMap<string, OptionValue> {
  const values = new Map<string, OptionValue>();
  for (const option of given) {
    const definition = definitions.find(({ name, type }) => name === option.name && type === option.type);
    if (!definition) continue;
    if (
      definition.type === ApplicationCommandOptionType.Subcommand ||
      definition.type === ApplicationCommandOptionType.SubcommandGroup
    )
      return readOptions(definition.options ?? [], option.options ?? []);
    if (option.value === undefined) continue;
    const advice = adviceOn(option.value, definition, option.channel);
    if (advice !== undefined) throw new UserError(`${option.name}: ${advice}.`);
    values.set(option.name, option.value);
  }
  return values;
}

/** Returns what to write or choose instead of a value; `undefined` if it keeps to the definition. */
function adviceOn(
  value: OptionValue,
  definition: APIApplicationCommandOption,
  channel: GivenOption['channel'],
): string | undefined {
  const { String: Text, Integer, Number, Channel } = ApplicationCommandOptionType;
  if (definition.type === Text) return adviceOnText(value, definition);
  if (definition.type === Integer || definition.type === Number) return adviceOnNumber(value, definition);
  if (definition.type !== Channel || !channel) return undefined;
  const types: readonly number[] | undefined = definition.channel_types;
  return types && !types.includes(channel.type) ? 'choose another kind of channel' : undefined;
}

type Definition<T extends ApplicationCommandOptionType> = Extract<
  APIApplicationCommandOption,
  { readonly type: T }
>;

function adviceOnText(
  value: OptionValue,
  {
    choices,
    min_length: min = 0,
    max_length: max = MAX_TEXT_LENGTH,
  }: Definition<ApplicationCommandOptionType.String>,
): string | undefined {
  if (typeof value !== 'string') return 'write a text';
  if (choices && choices.length > 0) return adviceOnChoice(value, choices);
  // Discord counts characters, not UTF-16 code units.
  const { length } = Array.from(value);
  if (length > max) return `write at most ${max.toLocaleString('en-GB')} characters`;
  return length < min ? `write at least ${min.toLocaleString('en-GB')} characters` : undefined;
}

function adviceOnNumber(
  value: OptionValue,
  {
    type,
    choices,
    min_value: min = Number.MIN_SAFE_INTEGER,
    max_value: max = Number.MAX_SAFE_INTEGER,
  }: Definition<ApplicationCommandOptionType.Integer | ApplicationCommandOptionType.Number>,
): string | undefined {
  const kind = type === ApplicationCommandOptionType.Integer ? 'a whole number' : 'a number';
  const isOfKind = type === ApplicationCommandOptionType.Integer ? Number.isInteger : Number.isFinite;
  if (choices && choices.length > 0) return adviceOnChoice(value, choices);
  return isOfKind(value) && Number(value) >= min && Number(value) <= max
    ? undefined
    : `write ${kind} from ${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}`;
}

function adviceOnChoice(
  value: OptionValue,
  choices: readonly { readonly value: string | number }[],
): string | undefined {
  return choices.some(choice => choice.value === value)
    ? undefined
    : `choose one of ${choices.map(choice => choice.value).join(', ')}`;
}
