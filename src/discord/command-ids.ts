import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import * as z from 'zod';
import type { CommandIds } from '../views/format/command-mentions.ts';

/** The ids that Discord gave to the registered slash commands. */
export interface KnownCommandIds {
  /** Reads Discord's response to a registration for all servers, or for one; any other response has no effect. */
  learn(response: unknown, guildId: string | undefined): void;
  /** Returns the ids that are valid in a server, or in direct messages (`null`); empty until they are known. */
  validIn(guildId: string | null): CommandIds;
}

/** Types of options that are part of a command's name. */
const PARTS: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

const optionSchema = z.object({
  type: z.int(),
  name: z.string(),
  get options() {
    return z.array(optionSchema).optional();
  },
});
const commandSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(ApplicationCommandType).default(ApplicationCommandType.ChatInput),
  options: z.array(optionSchema).optional(),
});
const commandsSchema = z.array(commandSchema);

const NO_IDS: CommandIds = new Map();

/** Creates a record that knows no command yet. */
export function createCommandIds(): KnownCommandIds {
  let known: { readonly ids: CommandIds; readonly guildId: string | undefined } | undefined;
  return {
    learn(response, guildId) {
      const parsed = commandsSchema.safeParse(response);
      if (!parsed.success) return;
      const commands = parsed.data.filter(({ type }) => type === ApplicationCommandType.ChatInput);
      known = {
        ids: new Map(commands.flatMap(command => fullNames(command).map(name => [name, command.id]))),
        guildId,
      };
    },
    validIn: guildId =>
      known && (known.guildId === undefined || known.guildId === guildId) ? known.ids : NO_IDS,
  };
}

/** Returns the names that call a command: its own, or with each of its subcommands (docs, "Message Formatting"). */
function fullNames({
  name,
  options = [],
}: z.infer<typeof optionSchema> | z.infer<typeof commandSchema>): string[] {
  const parts = options.filter(({ type }) => PARTS.has(type));
  return parts.length === 0 ? [name] : parts.flatMap(part => fullNames(part).map(rest => `${name} ${rest}`));
}
