import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import type { Choice } from '../validation/command-definition.ts';
import type { ApplicationCommand } from '../state/commands.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { CommandData, ModalData, OptionData } from '../state/interaction.ts';
import { NOTHING_RESOLVED } from '../state/interaction.ts';
import { interactionOrigin } from '../state/interaction-origin.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import type { CalledCommand } from './command-lookup.ts';
import { findChatCommand, findCommand } from './command-lookup.ts';
import { buttonPress, selection } from './component-use.ts';
import { modalValues } from './modal-inputs.ts';
import type { ModalInputs } from './modal-inputs.ts';
import type { OptionInputs } from './option-values.ts';
import { optionValues, typedOptions } from './option-values.ts';
import type { Outcome, OutcomeTracker } from './outcome.ts';
import { displayName, findUserByReference, memberIn, resolvedUser } from './location.ts';
import { visibleChannel, visibleMessage } from './location.ts';

/** Actions that send an interaction. Each resolves with the app's first response. */
export interface InteractionActions {
  /** Calls a command, with its subcommand: `'schedule create'`. */
  slash(user: string, channel: string, command: string, options?: OptionInputs): Promise<Outcome>;
  /** Returns the suggestions for an option. `options` has the values typed so far, including the focused one. */
  autocomplete(
    user: string,
    channel: string,
    command: string,
    options: OptionInputs,
    focused: string,
  ): Promise<readonly Choice[]>;
  press(user: string, messageId: string, customId: string): Promise<Outcome>;
  select(user: string, messageId: string, customId: string, values: readonly string[]): Promise<Outcome>;
  /** Submits the modal of an outcome. */
  submitModal(outcome: Outcome, values: ModalInputs): Promise<Outcome>;
  /** Calls a command from the context menu of a message. */
  menu(user: string, channel: string, command: string, messageId: string): Promise<Outcome>;
  /** Calls a command from the context menu of a user, in a guild of a member. */
  userMenu(user: string, channel: string, command: string, target: string): Promise<Outcome>;
}

/** Creates the actions. */
export function createInteractionActions(world: World, tracker: OutcomeTracker): InteractionActions {
  const where = (userName: string, channelRef: string) => {
    const user = findUserByReference(world, userName);
    return { user, channel: visibleChannel(world, user, channelRef) };
  };
  const onMessage = (userName: string, messageId: string) => {
    const user = findUserByReference(world, userName);
    const source = visibleMessage(world, user, messageId);
    return { user, source, channel: world.directory.channel(source.channel_id) };
  };
  const call = (place: ReturnType<typeof where>, data: CommandData): Promise<Outcome> =>
    tracker.outcome(world.interactions.open({ type: InteractionType.ApplicationCommand, ...place, data }));
  const use = (place: ReturnType<typeof onMessage>, data: ReturnType<typeof buttonPress>): Promise<Outcome> =>
    tracker.outcome(world.interactions.open({ type: InteractionType.MessageComponent, ...place, data }));

  return {
    async slash(userName, channelRef, commandText, inputs = {}) {
      const place = where(userName, channelRef);
      const called = findChatCommand(world, place.user, place.channel, commandText);
      const { options, resolved } = optionValues(world, place.channel, called.options, inputs);
      return call(place, { ...commandData(called.command), options: nestOptions(called, options), resolved });
    },
    async autocomplete(userName, channelRef, commandText, inputs, focused) {
      const place = where(userName, channelRef);
      const called = findChatCommand(world, place.user, place.channel, commandText);
      const options = nestOptions(called, typedOptions(called.options, inputs, focused));
      const data = { ...commandData(called.command), options };
      const type = InteractionType.ApplicationCommandAutocomplete;
      return tracker.choices(world.interactions.open({ type, ...place, data }));
    },
    async press(userName, messageId, customId) {
      const place = onMessage(userName, messageId);
      return use(place, buttonPress(place.source, customId));
    },
    async select(userName, messageId, customId, values) {
      const place = onMessage(userName, messageId);
      return use(place, selection(world, place.channel, place.source, customId, values));
    },
    async submitModal({ first, interaction }, values) {
      const modal = first?.modal ?? null;
      if (modal === null) throw new UserActionError('No modal was shown');
      const { user, channel, source } = interaction;
      const type = InteractionType.ModalSubmit;
      const trigger = interactionOrigin(interaction);
      const data: ModalData = {
        kind: 'modal',
        modal,
        trigger,
        ...modalValues(world, channel, modal, values),
      };
      const from = source === undefined ? {} : { source };
      return tracker.outcome(world.interactions.open({ type, user, channel, data, ...from }));
    },
    async menu(userName, channelRef, name, messageId) {
      const place = where(userName, channelRef);
      const target = visibleMessage(world, place.user, messageId);
      if (target.channel_id !== place.channel.id)
        throw new UserActionError('That message is in another channel');
      const command = findCommand(world, place.user, place.channel, name, ApplicationCommandType.Message);
      const resolved = { ...NOTHING_RESOLVED, messages: [target] };
      return call(place, { ...commandData(command), targetId: target.id, resolved });
    },
    async userMenu(userName, channelRef, name, targetName) {
      const place = where(userName, channelRef);
      const target = findUserByReference(world, targetName);
      if (isGuildChannel(place.channel) && memberIn(world, place.channel, target) === undefined) {
        throw new UserActionError(`${displayName(target)} is not here`);
      }
      const command = findCommand(world, place.user, place.channel, name, ApplicationCommandType.User);
      const resolved = { ...NOTHING_RESOLVED, ...resolvedUser(world, place.channel, target) };
      return call(place, { ...commandData(command), targetId: target.id, resolved });
    },
  };
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

/** Returns the options nested in their subcommand and group. */
function nestOptions({ path }: CalledCommand, options: readonly OptionData[]): readonly OptionData[] {
  return path.reduceRight<readonly OptionData[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
}
