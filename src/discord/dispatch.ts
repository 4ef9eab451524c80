import {
  ApplicationCommandType,
  MessageFlags,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { App, Command, ComponentAction, MenuCommand, PlainReply, Reply } from '../command.ts';
import { createCooldown, type Cooldown } from '../core/message/cooldown.ts';
import { parseCustomId } from '../core/message/custom-id.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import { UserError } from '../core/message/user-error.ts';
import { answer, answerChoices } from './answer.ts';
import { createErrorReply } from './error-reply.ts';
import { toInvocation, toMenuInvocation, toComponentUse, toAutocompleteRequest } from './invocation.ts';
import type { Remember } from './publish.ts';
import { toSendError } from './rest-problem.ts';

/** Hands each interaction to its command or action and its reply to Discord. Never throws. */
export type Dispatch = (interaction: Interaction) => Promise<void>;

/** What a person may ask for: enough for somebody who looks for something, too little to keep the bot busy. */
const WINDOW_MS = 10 * SECOND_MS;
const MAX_COMMANDS = 5;
/** Turning pages and saving is quicker than typing. */
const MAX_PRESSES = 20;

/** A dispatcher over the given commands and actions. */
export function createDispatch(using: {
  commands: readonly Command[];
  menuCommands: readonly MenuCommand[];
  actions: readonly ComponentAction[];
  app: App;
  log: Log;
}): Dispatch {
  const commands = new Map(using.commands.map(command => [command.definition.name, command]));
  const menus = new Map(using.menuCommands.map(menu => [menu.definition.name, menu]));
  const actions = new Map(using.actions.map(action => [action.verb, action]));
  const { app, log } = using;
  const calls = createCooldown({ limit: MAX_COMMANDS, windowMs: WINDOW_MS });
  const presses = createCooldown({ limit: MAX_PRESSES, windowMs: WINDOW_MS });
  const excuse = createErrorReply(log);
  /** Private answers being posted for everybody: a second press meanwhile posts nothing. */
  const publishing = new Set<string>();

  /** Throws `UserError` for somebody who asks for too much at once. */
  function mayAsk(cooldown: Cooldown, userId: string): void {
    const asked = cooldown.take(userId, app.clock.now());
    if (asked.ok) return;
    const seconds = Math.ceil(asked.waitMs / SECOND_MS);
    throw new UserError(
      `That was a lot within ${WINDOW_MS / SECOND_MS} seconds. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
    );
  }

  /** Sends a reply; if Discord refuses its form, a reference in its place. */
  async function send(
    interaction: BaseInteraction,
    announceAs: PlainReply['kind'],
    reply: Promise<Reply>,
  ): Promise<void> {
    await answer(interaction.client.rest, interaction, announceAs, reply, {
      remember: rememberIn(interaction),
      excuse: error => excuse(error, nameOf(interaction), interaction),
    });
  }

  async function runCommand(
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  ): Promise<void> {
    const isMenu = interaction.isMessageContextMenuCommand();
    const name = nameOf(interaction);
    const reply = attempt(async (): Promise<PlainReply> => {
      mayAsk(calls, interaction.user.id);
      if (isMenu) {
        const menu = menus.get(interaction.commandName) ?? unknownCommand(name);
        return menu.run(toMenuInvocation(interaction), app);
      }
      const command = commands.get(interaction.commandName) ?? unknownCommand(name);
      return command.run(toInvocation(interaction), app);
    }).catch((error: unknown) => excuse(error, name, interaction));
    await send(interaction, 'private', reply);
  }

  async function runAction(interaction: MessageComponentInteraction): Promise<void> {
    const id = parseCustomId(interaction.customId);
    // Only a private message may be changed by a press: one that everyone sees stays as it was posted.
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    const messageId = interaction.message.id;
    let publishes = false;
    const reply = attempt(async (): Promise<Reply> => {
      const action = id && actions.get(id.verb);
      if (!id || !action) throw new UserError(UNKNOWN_COMPONENT);
      mayAsk(presses, interaction.user.id);
      const said = await action.run(toComponentUse(interaction, id), app);
      if (said.kind === 'private' || (said.kind === 'update' && isPrivate)) return said;
      if (said.kind === 'update') return { ...said, kind: 'private' };
      if (!isPrivate) throw new UserError('This button posts from your own answers only.');
      if (publishing.has(messageId)) throw new UserError('Paperboy is posting this already.');
      publishing.add(messageId);
      publishes = true;
      return said;
    }).catch((error: unknown) => excuse(error, nameOf(interaction), interaction));
    try {
      await send(interaction, isPrivate ? 'update' : 'private', reply);
    } finally {
      if (publishes) publishing.delete(messageId);
    }
  }

  function rememberIn({ channelId, guildId }: Pick<Interaction, 'channelId' | 'guildId'>): Remember {
    return (messageId, shows) =>
      app.posted.remember({
        messageId,
        channelId: channelId ?? '',
        guildId,
        postedAt: app.clock.now(),
        ...shows,
      });
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const choices = await attempt(
      async () =>
        (await commands.get(interaction.commandName)?.complete?.(toAutocompleteRequest(interaction), app)) ??
        [],
    ).catch((error: unknown) => {
      log.error('completion failed', { what: `/${interaction.commandName}`, error });
      return [];
    });
    await answerChoices(interaction.client.rest, interaction, choices);
  }

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return complete(interaction);
    if (interaction.isMessageComponent()) return runAction(interaction);
    if (interaction.isMessageContextMenuCommand()) return runCommand(interaction);
    if (interaction.isCommand() && interaction.commandType === ApplicationCommandType.ChatInput) {
      return runCommand(interaction);
    }
    log.warn('interaction of a kind Paperboy has no answer to', { type: interaction.type });
    const unknown = new UserError(UNKNOWN_COMPONENT);
    await send(interaction, 'private', Promise.resolve(excuse(unknown, nameOf(interaction), interaction)));
  }

  return async interaction => {
    const began = app.clock.now();
    try {
      await route(interaction);
      const { guildId, user } = interaction;
      const ms = app.clock.now() - began;
      log.debug('interaction answered', { what: nameOf(interaction), ms, guild: guildId, person: user.id });
    } catch (error) {
      // Mostly the interaction is past answering: too late, answered twice, or Discord is out of reach.
      log.warn('interaction not answered', {
        what: nameOf(interaction),
        why: toSendError(error).message,
        error,
      });
    }
  };
}

/** What was called, pressed or typed, for the log: without the arguments. */
function nameOf(interaction: BaseInteraction): string {
  if (interaction.isMessageComponent())
    return `button ${parseCustomId(interaction.customId)?.verb ?? 'unknown'}`;
  if (interaction.isContextMenuCommand()) return interaction.commandName;
  if (interaction.isAutocomplete()) return `completion of /${interaction.commandName}`;
  return interaction.isCommand() ? `/${interaction.commandName}` : 'something unknown';
}

const UNKNOWN_COMPONENT = 'This button is not one Paperboy knows. Run the command again to get a fresh one.';

function unknownCommand(name: string): never {
  throw new UserError(`This Paperboy does not know ${name}. Reload Discord to see what it knows.`);
}

/** Runs work so that what it throws at once is a rejection too. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
