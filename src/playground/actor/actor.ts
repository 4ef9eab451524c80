import { ApplicationCommandType, InteractionType, PermissionFlagsBits } from 'discord-api-types/v10';
import { modalFields } from '../rules/component-tree.ts';
import type { Choice } from '../rules/command-definition.ts';
import type { Emoji } from '../rules/emoji.ts';
import { readEmoji } from '../rules/emoji.ts';
import { readMessageDraft } from '../rules/message-form.ts';
import type { ApplicationCommand } from '../world/commands.ts';
import type { DmChannel } from '../world/guild.ts';
import type { CommandData, OptionData } from '../world/interaction.ts';
import { NOTHING_RESOLVED } from '../world/interaction.ts';
import type { Message } from '../world/message.ts';
import { has } from '../world/permissions.ts';
import { reactionOf } from '../world/reactions.ts';
import type { World } from '../world/world.ts';
import { ActorError } from './actor-error.ts';
import type { CalledCommand } from './command-lookup.ts';
import { findChatCommand, findCommand, offeredCommands } from './command-lookup.ts';
import { pressed, selected } from './component-use.ts';
import type { OptionInputs } from './option-values.ts';
import { optionValues, typedOptions } from './option-values.ts';
import type { Outcome, OutcomeTracker } from './outcome.ts';
import { createOutcomeTracker } from './outcome.ts';
import { channelName, findPerson, nameOf, visibleChannel, visibleMessage } from './whereabouts.ts';

/**
 * What people do in Discord's client. People are given by id, username or display name, channels by id or name
 * (`papers`, `#papers`). Whatever the client would not let them do is an ActorError, and nothing is sent; what the API
 * refuses (a text over 2000, a twenty-first emoji) is an ApiError.
 */
export interface Actor {
  /** Calls a command, with its subcommand: `'schedule create'`. Resolves with the app's first answer. */
  slash(user: string, channel: string, command: string, options?: OptionInputs): Promise<Outcome>;
  /** Types an option and gets the suggestions; `options` holds what is typed so far, the focused one too. */
  autocomplete(
    user: string,
    channel: string,
    command: string,
    options: OptionInputs,
    focused: string,
  ): Promise<readonly Choice[]>;
  press(user: string, messageId: string, customId: string): Promise<Outcome>;
  select(user: string, messageId: string, customId: string, values: readonly string[]): Promise<Outcome>;
  /** Sends off the modal that an outcome showed, filled in by custom_id. */
  submitModal(
    outcome: Outcome,
    values: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Outcome>;
  /** Calls a command of a message's context menu. */
  menu(user: string, channel: string, command: string, messageId: string): Promise<Outcome>;
  react(user: string, messageId: string, emoji: string): void;
  unreact(user: string, messageId: string, emoji: string): void;
  say(user: string, channel: string, text: string): Message;
  openDm(user: string): DmChannel;
  /** The commands offered to somebody in a channel. */
  commands(user: string, channel: string): readonly ApplicationCommand[];
  /** Follows no more outcomes. */
  close(): void;
}

/** Makes an actor in a world. */
export function createActor(world: World): Actor {
  const tracker: OutcomeTracker = createOutcomeTracker(world);

  return {
    async slash(userName, channelRef, written, inputs = {}) {
      const user = findPerson(world, userName);
      const channel = visibleChannel(world, user, channelRef);
      const called = findChatCommand(world, user, channel, written);
      const { options, resolved } = optionValues(world, channel, called.options, inputs);
      const data = { ...commandData(called.command), options: nested(called, options), resolved };
      return tracker.outcome(
        world.interactions.open({ type: InteractionType.ApplicationCommand, user, channel, data }),
      );
    },
    async autocomplete(userName, channelRef, written, inputs, focused) {
      const user = findPerson(world, userName);
      const channel = visibleChannel(world, user, channelRef);
      const called = findChatCommand(world, user, channel, written);
      const options = nested(called, typedOptions(called.options, inputs, focused));
      const data = { ...commandData(called.command), options };
      const type = InteractionType.ApplicationCommandAutocomplete;
      return tracker.choices(world.interactions.open({ type, user, channel, data }));
    },
    async press(userName, messageId, customId) {
      const user = findPerson(world, userName);
      const source = visibleMessage(world, user, messageId);
      const channel = world.directory.channel(source.channel_id);
      const data = pressed(source, customId);
      const type = InteractionType.MessageComponent;
      return tracker.outcome(world.interactions.open({ type, user, channel, data, source }));
    },
    async select(userName, messageId, customId, values) {
      const user = findPerson(world, userName);
      const source = visibleMessage(world, user, messageId);
      const channel = world.directory.channel(source.channel_id);
      const data = selected(world, channel, source, customId, values);
      const type = InteractionType.MessageComponent;
      return tracker.outcome(world.interactions.open({ type, user, channel, data, source }));
    },
    async submitModal({ first, interaction }, values) {
      const modal = first?.modal ?? null;
      if (modal === null) throw new ActorError('No modal was shown');
      const fields = modalFields(modal.components);
      const unknown = Object.keys(values).find(id => fields.every(each => each.custom_id !== id));
      if (unknown !== undefined) throw new ActorError(`The modal has no field '${unknown}'`);
      const missing = fields.find(each => each.required !== false && (values[each.custom_id] ?? '') === '');
      if (missing !== undefined) throw new ActorError(`The field '${missing.custom_id}' is required`);
      const { user, channel, source } = interaction;
      return tracker.outcome(
        world.interactions.open({
          type: InteractionType.ModalSubmit,
          user,
          channel,
          data: { kind: 'modal', modal, values },
          ...(source === undefined ? {} : { source }),
        }),
      );
    },
    async menu(userName, channelRef, name, messageId) {
      const user = findPerson(world, userName);
      const channel = visibleChannel(world, user, channelRef);
      const target = visibleMessage(world, user, messageId);
      if (target.channel_id !== channel.id) throw new ActorError('That message is in another channel');
      const command = findCommand(world, user, channel, name, ApplicationCommandType.Message);
      const data: CommandData = {
        ...commandData(command),
        targetId: target.id,
        resolved: { ...NOTHING_RESOLVED, messages: [target] },
      };
      const type = InteractionType.ApplicationCommand;
      return tracker.outcome(world.interactions.open({ type, user, channel, data }));
    },
    react(userName, messageId, written) {
      const user = findPerson(world, userName);
      const message = visibleMessage(world, user, messageId);
      const emoji = emojiOf(written);
      if (message.audience !== null) throw new ActorError('Ephemeral messages cannot be reacted to');
      const permissions = world.permissionsIn(world.directory.channel(message.channel_id), user.id);
      const needed = reactionOf(message, emoji) === undefined ? PermissionFlagsBits.AddReactions : 0n;
      if (!has(permissions, needed | PermissionFlagsBits.ReadMessageHistory)) {
        throw new ActorError(`${nameOf(user)} may not add reactions here`);
      }
      world.reactions.add(message, emoji, user);
    },
    unreact(userName, messageId, written) {
      const user = findPerson(world, userName);
      world.reactions.remove(visibleMessage(world, user, messageId), emojiOf(written), user);
    },
    say(userName, channelRef, text) {
      const author = findPerson(world, userName);
      const channel = visibleChannel(world, author, channelRef);
      if (!has(world.permissionsIn(channel, author.id), PermissionFlagsBits.SendMessages)) {
        throw new ActorError(`${nameOf(author)} may not write in ${channelName(channel)}`);
      }
      return world.messages.create({
        channel,
        author,
        draft: readMessageDraft({ content: text }, 0),
        files: [],
      });
    },
    openDm: userName => world.openDm(findPerson(world, userName).id),
    commands(userName, channelRef) {
      const user = findPerson(world, userName);
      return offeredCommands(world, user, visibleChannel(world, user, channelRef));
    },
    close() {
      tracker.close();
    },
  };
}

function emojiOf(written: string): Emoji {
  const emoji = readEmoji(written);
  if (emoji === undefined) throw new ActorError(`'${written}' is no emoji`);
  return emoji;
}

function commandData(command: ApplicationCommand): CommandData {
  return {
    kind: 'command',
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guildId: command.guild_id }),
    options: [],
    resolved: NOTHING_RESOLVED,
  };
}

/** Puts the options under the subcommand and group they belong to. */
function nested({ path }: CalledCommand, options: readonly OptionData[]): readonly OptionData[] {
  return path.reduceRight<readonly OptionData[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
}
