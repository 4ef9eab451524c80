import { randomBytes } from 'node:crypto';
import {
  ApplicationCommandType,
  MessageFlags,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
} from 'discord.js';
import type { App, Command, ComponentAction, Reply } from '../command.ts';
import { parseCustomId } from '../core/custom-id.ts';
import type { Log } from '../core/log.ts';
import { UserError } from '../core/user-error.ts';
import { errorNotice } from '../views/notice.ts';
import { answer, answerChoices } from './answer.ts';
import { toInvocation, toPress, toTyping } from './invocation.ts';
import { toSendError } from './rest-problem.ts';

/** Hands each interaction to its command or action and its reply to Discord. Never throws. */
export type Dispatch = (interaction: Interaction) => Promise<void>;

/** A dispatcher over the given commands and actions. */
export function createDispatch(using: {
  commands: readonly Command[];
  actions: readonly ComponentAction[];
  app: App;
  log: Log;
}): Dispatch {
  const commands = new Map(using.commands.map(command => [command.definition.name, command]));
  const actions = new Map(using.actions.map(action => [action.verb, action]));
  const { app, log } = using;

  /** What went wrong, as a reply: a `UserError` in its own words, anything else as a reference that the log holds. */
  function excuse(error: unknown, what: string): Reply {
    if (error instanceof UserError) return { kind: 'private', body: errorNotice(error.message) };
    const reference = randomBytes(4).toString('hex');
    log.error('command failed', { what, reference, error });
    const text = `Something went wrong on Paperboy's side. If it happens again, tell its operator this reference: ${reference}`;
    return { kind: 'private', body: errorNotice(text) };
  }

  async function runCommand(interaction: ChatInputCommandInteraction): Promise<void> {
    const { commandName } = interaction;
    const reply = attempt(async () => {
      const command = commands.get(commandName);
      if (!command)
        throw new UserError(
          `This Paperboy does not know /${commandName}. Reload Discord to see what it knows.`,
        );
      return command.run(toInvocation(interaction), app);
    }).catch((error: unknown) => excuse(error, `/${commandName}`));
    await answer(interaction.client.rest, interaction, 'private', reply);
  }

  async function runAction(interaction: MessageComponentInteraction): Promise<void> {
    const id = parseCustomId(interaction.customId);
    const action = id && actions.get(id.verb);
    const reply = attempt(async () => {
      if (!id || !action)
        throw new UserError(
          'This button is not one Paperboy knows. Run the command again to get a fresh one.',
        );
      return action.run(toPress(interaction, id), app);
    }).catch((error: unknown) => excuse(error, `button ${id?.verb ?? 'unknown'}`));
    // Only a private message may be changed by a press: one that everyone sees stays as it was posted.
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    const kept = reply.then((said): Reply => (isPrivate ? said : { ...said, kind: 'private' }));
    await answer(interaction.client.rest, interaction, isPrivate ? 'update' : 'private', kept);
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const { commandName } = interaction;
    const choices = await attempt(
      async () => (await commands.get(commandName)?.complete?.(toTyping(interaction), app)) ?? [],
    ).catch((error: unknown) => {
      log.error('completion failed', { what: `/${commandName}`, error });
      return [];
    });
    await answerChoices(interaction.client.rest, interaction, choices);
  }

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return complete(interaction);
    if (interaction.isMessageComponent()) return runAction(interaction);
    if (interaction.isCommand() && interaction.commandType === ApplicationCommandType.ChatInput) {
      return runCommand(interaction);
    }
    log.warn('interaction of a kind Paperboy has no answer to', { type: interaction.type });
  }

  return async interaction => {
    try {
      await route(interaction);
    } catch (error) {
      // The interaction is past answering: too late, answered twice, or Discord is out of reach.
      log.warn('interaction not answered', { why: toSendError(error).message });
    }
  };
}

/** Runs work so that what it throws at once is a rejection too. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
