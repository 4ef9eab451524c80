import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord-api-types/v10';
import * as z from 'zod';
import { badLengthError } from './field-errors.ts';
import { list, text } from './form.ts';

// Shapes and lengths: docs, "Application Command Object" and its option and choice structures.

/** A non-empty list without duplicates (OpenAPI description, ApplicationCommandCreateRequest). */
function uniqueList<T extends z.ZodType>(value: T) {
  return list(value, 1, 25).refine(values => new Set(values).size === values.length, {
    params: { code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message: 'The set already contains this value' },
  });
}

/** Translations by locale. The locales are checked in command-names.ts. */
const localizations = z.record(z.string(), z.string().nullable()).nullish();

/** Schema of a choice: its value is a text of 1–100 characters or a number. */
export const choice = z.object({
  name: text(1, 100),
  name_localizations: localizations,
  value: z
    .union([z.string(), z.number()])
    .refine(value => typeof value !== 'string' || (value.length > 0 && value.length <= 100), {
      params: badLengthError(1, 100),
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

/** Schema of a command. */
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
  contexts: uniqueList(z.enum(InteractionContextType)).nullish(),
  integration_types: uniqueList(z.enum(ApplicationIntegrationType)).nullish(),
  nsfw: z.boolean().nullish(),
});

/** A command to register. */
export type CommandDefinition = z.infer<typeof command>;
/** An option of a command, a subcommand or a subcommand group. */
export type CommandOption = z.infer<typeof option>;

/** A choice of an option or of an autocomplete response. */
export type Choice = z.infer<typeof choice>;
