import type { Writable } from 'node:stream';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Message } from '../discord-emulator/state/message.ts';
import type { World } from '../discord-emulator/state/world.ts';
import { UserActionError } from '../discord-emulator/user-actions/user-action-error.ts';
import type { UserActions } from '../discord-emulator/user-actions/user-actions.ts';
import type { OptionInputs } from '../discord-emulator/user-actions/option-values.ts';

/** A command that sets up a new playground. */
export interface OpeningCommand {
  /** Name of the user who calls it. */
  readonly user: string;
  readonly channel: string;
  /** Includes the subcommand, without the slash. */
  readonly command: string;
  readonly options: OptionInputs;
  /** What the user then chooses from menus, each in the message that the one before has led to. */
  readonly choices?: readonly OpeningChoice[];
}

/** A choice from the menu whose custom_id begins with a text; a channel is named with `#`, a role with `@`. */
export interface OpeningChoice {
  readonly menu: string;
  readonly value: string;
  /** What is typed into the form that the choice opens, by custom_id. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** A channel that a new playground has beside those of its emulator. */
export interface OpeningChannel {
  readonly name: string;
  readonly topic: string;
  /** Whether only admins and curators see it. */
  readonly isPrivate: boolean;
}

/** Adds a channel to the playground's server. */
export function addOpeningChannel(world: World, { name, topic, isPrivate }: OpeningChannel): void {
  const { guild, roles } = world.seed;
  const channel = world.addChannel(guild.id, { name, topic });
  if (!isPrivate) return;
  // The role of everyone has the id of its guild.
  world.setOverwrite(channel.id, { id: guild.id, deny: PermissionFlagsBits.ViewChannel });
  for (const { id } of [roles.admin, roles.curator, roles.bot])
    world.setOverwrite(channel.id, { id, allow: PermissionFlagsBits.ViewChannel });
}

/** Calls the commands in order. If one fails, it prints the reason and skips the rest. */
export async function runOpening(
  world: World,
  userActions: UserActions,
  opening: readonly OpeningCommand[],
  output: Writable,
): Promise<void> {
  try {
    for (const { user, channel, command, options, choices = [] } of opening) {
      const outcome = await userActions.slash(user, channel, command, options);
      let message = await outcome.message();
      for (const { menu, value, typed } of choices) {
        const chosen = await userActions.select(user, message.id, menuOf(message, menu), [
          idOf(world, value),
        ]);
        const done = typed === undefined ? chosen : await userActions.submitModal(chosen, typed);
        message = await done.message();
      }
    }
  } catch (error) {
    if (!(error instanceof UserActionError)) throw error;
    output.write(`The playground could not be set up: ${error.message}\n`);
  }
}

/** Returns the custom_id of a message that begins with a text; the text itself if there is none. */
function menuOf({ components }: Message, beginning: string): string {
  const ids = [...JSON.stringify(components).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id = '']) => id);
  return ids.find(id => id.startsWith(beginning)) ?? beginning;
}

/** Returns the id of a channel `#name` or a role `@name` of the server; any other value as it is. */
function idOf({ directory, seed }: World, value: string): string {
  const guildId = seed.guild.id;
  const name = value.slice(1);
  if (value.startsWith('#'))
    return directory.channelsOf(guildId).find(each => each.name === name)?.id ?? value;
  if (value.startsWith('@'))
    return directory.guild(guildId).roles.find(each => each.name === name)?.id ?? value;
  return value;
}
