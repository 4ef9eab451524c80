import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { list, parseForm, refuseProblems, text } from './form.ts';
import type { Path } from './form.ts';
import { commandProblems } from './command-rules.ts';

// Shapes and lengths: docs, "Application Command Object" and its option and choice structures.

const localizations = z.record(z.string(), z.string().nullable()).nullish();

const choice = z.object({
  name: text(1, 100),
  name_localizations: localizations,
  value: z.union([text(1, 100), z.number()]),
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
  channel_types: z.array(z.int()).nullish(),
  get options() {
    return list(option, 0, 25).nullish();
  },
});

const command = z.object({
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
  contexts: z.array(z.int().min(0).max(2)).nullish(),
  integration_types: z.array(z.int().min(0).max(1)).nullish(),
  nsfw: z.boolean().nullish(),
});

/** What an app asks to be registered. */
export type CommandDefinition = z.infer<typeof command>;
/** An option of a command, a subcommand, or a group of them. */
export type CommandOption = z.infer<typeof option>;

/**
 * Reads a command.
 * @param at where it is in the whole body
 * @throws ApiError 50035
 */
export function readCommand(body: unknown, at: Path = []): CommandDefinition {
  const definition = parseForm(command, body, at);
  refuseProblems(commandProblems(definition, at));
  return definition;
}

/**
 * Reads the commands of a bulk overwrite.
 * @throws ApiError 50035
 */
export function readCommands(body: unknown): CommandDefinition[] {
  const definitions = parseForm(z.array(z.unknown()), body).map((each, index) => readCommand(each, [index]));
  const seen = new Set<string>();
  refuseProblems(
    definitions.flatMap((each, index) => {
      const key = `${each.type ?? ApplicationCommandType.ChatInput} ${each.name}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        {
          path: [index],
          code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
          message: 'Application command names must be unique',
        },
      ];
    }),
  );
  return definitions;
}

/** An autocomplete answer: at most 25 choices (docs, "Interaction Response Object"). */
export const autocompleteAnswer = z.object({ choices: list(choice, 0, 25) });

/** A suggestion of an autocomplete answer. */
export type Choice = z.infer<typeof choice>;
