import { ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { command, type CommandDefinition } from './command-definition.ts';
import { commandProblems } from './command-rules.ts';
import { parseForm, refuseProblems, type Path } from './form.ts';

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
