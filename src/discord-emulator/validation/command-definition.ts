import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { list, text } from './form.ts';

// Shapes and lengths: docs, "Application Command Object" and its option and choice structures.

/** At least one of some values, none twice (OpenAPI description, ApplicationCommandCreateRequest). */
function someOf<T extends z.ZodType>(value: T) {
  return list(value, 1, 25).refine(values => new Set(values).size === values.length, {
    params: { code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message: 'The set already contains this value' },
  });
}

/** By language; which languages there are is asked in command-names.ts. */
const localizations = z.record(z.string(), z.string().nullable()).nullish();

/** A value offered for an option: text of 1–100 characters, or a number. */
export const choice = z.object({
  name: text(1, 100),
  name_localizations: localizations,
  value: z
    .union([z.string(), z.number()])
    .refine(value => typeof value !== 'string' || (value.length > 0 && value.length <= 100), {
      params: { code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 100 in length.' },
    }),
});

const name = text(1, 32);

const option = z.object({
  type: z.enum(ApplicationCommandOptionType),
  name,
  name_localizations: localizations,
  description: text(1, 100),
  description_localizations: localizations,
  required: z.boolean().nullish(),
  choices: list(choice, 0, 25).nullish(),
  autocomplete: z.boolean().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
  channel_types: z.array(z.enum(ChannelType)).nullish(),
  get options() {
    return list(option, 0, 25).nullish();
  },
});

/** A command as an app asks for it. */
export const command = z.object({
  type: z.enum(ApplicationCommandType).nullish(),
  name,
  name_localizations: localizations,
  description: text(0, 100).nullish(),
  description_localizations: localizations,
  options: list(option, 0, 25).nullish(),
  default_member_permissions: z
    .string()
    .refine(value => /^\d{1,20}$/u.test(value), {
      params: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not a bit set.' },
    })
    .nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: someOf(z.enum(InteractionContextType)).nullish(),
  integration_types: someOf(z.enum(ApplicationIntegrationType)).nullish(),
  nsfw: z.boolean().nullish(),
});

/** What an app asks to be registered. */
export type CommandDefinition = z.infer<typeof command>;
/** An option of a command, a subcommand, or a group of them. */
export type CommandOption = z.infer<typeof option>;

/** A suggestion of an autocomplete answer. */
export type Choice = z.infer<typeof choice>;
