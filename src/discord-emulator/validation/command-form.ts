import { ApplicationCommandType } from 'discord-api-types/v10';
import * as z from 'zod';
import { command, type CommandDefinition } from './command-definition.ts';
import { commandProblems } from './command-rules.ts';
import { parseForm, throwIfProblems, type FieldPath } from './form.ts';
import { repeatedIndexes } from './repeated-indexes.ts';

/**
 * Reads a command.
 * @param at path of the command in the request body
 * @throws ApiError 50035
 */
export function readCommand(body: unknown, at: FieldPath = []): CommandDefinition {
  const definition = parseForm(command, body, at);
  throwIfProblems(commandProblems(definition, at));
  return definition;
}

/**
 * Reads the commands of a bulk overwrite.
 * @throws ApiError 50035
 */
export function readCommands(body: unknown): CommandDefinition[] {
  const definitions = parseForm(z.array(z.unknown()), body).map((each, index) => readCommand(each, [index]));
  const keys = definitions.map(each => `${each.type ?? ApplicationCommandType.ChatInput} ${each.name}`);
  throwIfProblems(
    repeatedIndexes(keys).map(index => ({
      path: [index],
      code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
      message: 'Application command names must be unique',
    })),
  );
  return definitions;
}
