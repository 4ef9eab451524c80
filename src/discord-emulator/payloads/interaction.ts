import { ComponentType, InteractionContextType, InteractionType } from 'discord-api-types/v10';
import type { ModalComponent, ModalField } from '../validation/modal.ts';
import type { Channel, Guild, Member } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type {
  CommandData,
  ComponentData,
  LiveInteraction,
  ModalData,
  Resolved,
} from '../state/interaction.ts';
import { MAX_FILE_BYTES } from '../state/uploads.ts';
import type { World } from '../state/world.ts';
import { channelPayload } from './channel.ts';
import { messagePayload } from './message.ts';

/** Returns an interaction as the app receives it (docs, "Interaction Object"). */
export function interactionPayload(interaction: LiveInteraction, world: World) {
  const { channel, user, source } = interaction;
  const guild = isGuildChannel(channel) ? world.directory.findGuild(channel.guild_id) : undefined;
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: dataPayload(interaction.data, interaction.type, channel, world),
    channel: partialChannel(channel, user.id, world),
    channel_id: channel.id,
    app_permissions: appPermissions(interaction, world).toString(),
    context: interaction.context,
    authorizing_integration_owners: interaction.owners,
    locale: 'en-US',
    entitlements: [],
    attachment_size_limit: MAX_FILE_BYTES,
    ...guildFields(guild, channel, interaction, world),
    ...(source === undefined ? {} : { message: messagePayload(source, world) }),
  };
}

function guildFields(
  guild: Guild | undefined,
  channel: Channel,
  { user }: LiveInteraction,
  world: World,
): Record<string, unknown> {
  const member = guild?.members.find(each => each.user.id === user.id);
  if (guild === undefined || member === undefined) return { user };
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.preferred_locale, features: [] },
    guild_locale: guild.preferred_locale,
    member: { ...member, permissions: world.permissionsIn(channel, user.id).toString() },
  };
}

/**
 * Returns the bot's permissions in the channel, or those of a user-installed app if the bot is not there (docs,
 * "Interaction Object", app_permissions).
 */
function appPermissions({ channel, context }: LiveInteraction, world: World): bigint {
  const isBotPresent =
    context === InteractionContextType.BotDM ||
    (isGuildChannel(channel) && world.directory.member(channel.guild_id, world.bot.id) !== undefined);
  return isBotPresent ? world.permissionsIn(channel, world.bot.id) : world.userInstallPermissionsIn(channel);
}

function dataPayload(
  data: CommandData | ComponentData | ModalData,
  type: InteractionType,
  channel: Channel,
  world: World,
): Record<string, unknown> {
  switch (data.kind) {
    case 'command':
      return {
        id: data.id,
        name: data.name,
        type: data.type,
        ...(data.guildId === undefined ? {} : { guild_id: data.guildId }),
        ...(data.options.length === 0 ? {} : { options: data.options }),
        ...(data.targetId === undefined ? {} : { target_id: data.targetId }),
        // Autocomplete interactions have no resolved data.
        ...(type === InteractionType.ApplicationCommandAutocomplete
          ? {}
          : resolvedFields(data.resolved, channel, world)),
      };
    case 'component':
      return {
        custom_id: data.customId,
        component_type: data.componentType,
        id: data.componentId,
        ...(data.values === undefined ? {} : { values: data.values }),
        ...resolvedFields(data.resolved, channel, world),
      };
    case 'modal':
    default:
      return {
        custom_id: data.modal.custom_id,
        components: data.modal.components.map(each => modalComponentPayload(each, data.values)),
        ...resolvedFields(data.resolved, channel, world),
      };
  }
}

/** docs, "Resolved Data Structure": maps by id; members have their permissions but not their user. */
function resolvedFields(resolved: Resolved, channel: Channel, world: World): Record<string, unknown> {
  const maps = {
    users: byId(resolved.users, each => [each.id, each]),
    members: byId(resolved.members, each => [each.user.id, partialMember(each, channel, world)]),
    roles: byId(resolved.roles, each => [each.id, each]),
    channels: byId(resolved.channels, each => [each.id, partialChannel(each, world.bot.id, world)]),
    messages: byId(resolved.messages, each => [each.id, messagePayload(each, world)]),
    attachments: byId(resolved.attachments, each => [each.id, each]),
  };
  const filled = Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0);
  return filled.length === 0 ? {} : { resolved: Object.fromEntries(filled) };
}

function byId<T>(items: readonly T[], entry: (item: T) => [string, unknown]): Record<string, unknown> {
  return Object.fromEntries(items.map(entry));
}

function partialMember({ user, ...member }: Member, channel: Channel, world: World) {
  return { ...member, permissions: world.permissionsIn(channel, user.id).toString() };
}

function partialChannel(channel: Channel, userId: string, world: World) {
  return { ...channelPayload(channel), permissions: world.permissionsIn(channel, userId).toString() };
}

function modalComponentPayload(component: ModalComponent, values: ModalData['values']) {
  switch (component.type) {
    case ComponentType.ActionRow:
      return {
        type: component.type,
        components: component.components.map(each => fieldPayload(each, values)),
      };
    case ComponentType.Label:
      return { type: component.type, component: fieldPayload(component.component, values) };
    case ComponentType.TextDisplay:
    default:
      return { type: component.type };
  }
}

function fieldPayload({ type, custom_id }: ModalField, values: ModalData['values']) {
  const value = values[custom_id];
  return type === ComponentType.TextInput
    ? { type, custom_id, value: typeof value === 'string' ? value : '' }
    : { type, custom_id, values: typeof value === 'string' ? [value] : (value ?? []) };
}
