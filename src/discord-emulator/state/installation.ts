import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { ALL_INTEGRATION_TYPES } from './commands.ts';
import type { ApplicationCommand, Commands } from './commands.ts';
import type { Directory } from './directory.ts';
import type { Channel, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';
import type { InteractionRequest } from './interaction.ts';
import type { InstallationOwners } from './message.ts';
import { hasPermissions } from './permissions.ts';
import type { Visibility } from './visibility.ts';

/** Where the app is installed, and what is available where (docs, "Application Commands", contexts). */
export interface Installation {
  /** Returns the commands a user has in a channel. A guild command hides the global one of the same name and type. */
  availableCommands(user: User, channel: Channel): readonly ApplicationCommand[];
  contextOf(channel: Channel): InteractionContextType;
  /** Returns the installations that an interaction comes from. */
  integrationOwners(request: InteractionRequest): InstallationOwners;
  /** Returns true if a response may be public. If only the user installed the app, the user needs a permission. */
  canRespondPublicly(request: InteractionRequest, owners: InstallationOwners): boolean;
}

/** Creates the installation of a world's app. */
export function createInstallation(options: {
  readonly directory: Directory;
  readonly commands: Commands;
  readonly bot: User;
  readonly visibility: Visibility;
  readonly userInstalls: ReadonlySet<string>;
}): Installation {
  const { directory, commands, bot, visibility, userInstalls } = options;

  const isBotIn = (guildId: string): boolean => directory.member(guildId, bot.id) !== undefined;

  /** docs, "Authorizing Integration Owners Object": the guild's id; `'0'` in direct messages with the app's bot. */
  const guildOwner = (channel: Channel): string | undefined => {
    if (isGuildChannel(channel)) return isBotIn(channel.guild_id) ? channel.guild_id : undefined;
    return channel.hasBot ? '0' : undefined;
  };

  const owners = (types: readonly number[], user: User, channel: Channel): InstallationOwners => {
    const guild = types.includes(ApplicationIntegrationType.GuildInstall) ? guildOwner(channel) : undefined;
    const isUserInstalled =
      types.includes(ApplicationIntegrationType.UserInstall) && userInstalls.has(user.id);
    return {
      ...(guild === undefined ? {} : { [ApplicationIntegrationType.GuildInstall]: guild }),
      ...(isUserInstalled ? { [ApplicationIntegrationType.UserInstall]: user.id } : {}),
    };
  };

  const commandOf = (id: string, guildId: string | null): ApplicationCommand | undefined =>
    commands.list(guildId).find(each => each.id === id);

  const integrationTypes = ({ data, channel }: InteractionRequest): readonly number[] => {
    const local = isGuildChannel(channel) ? channel.guild_id : null;
    const command =
      data.kind === 'command' ? (commandOf(data.id, null) ?? commandOf(data.id, local)) : undefined;
    return command?.integration_types ?? ALL_INTEGRATION_TYPES;
  };

  return {
    contextOf,
    availableCommands(user, channel) {
      const everywhere = commands
        .list(null)
        .filter(each => fitsContext(each, contextOf(channel)))
        .filter(each => Object.keys(owners(each.integration_types, user, channel)).length > 0);
      if (!isGuildChannel(channel) || !isBotIn(channel.guild_id)) return everywhere;
      const local = commands.list(channel.guild_id);
      const isHidden = (command: ApplicationCommand): boolean =>
        local.some(each => each.name === command.name && each.type === command.type);
      return [...local, ...everywhere.filter(each => !isHidden(each))];
    },
    integrationOwners(request) {
      // An interaction with a response belongs to the owners of the original interaction (docs, same section).
      const origin = request.source?.interaction;
      return origin?.owners ?? owners(integrationTypes(request), request.user, request.channel);
    },
    canRespondPublicly({ user, channel }, authorizing) {
      const byGuild = ApplicationIntegrationType.GuildInstall in authorizing;
      if (!isGuildChannel(channel) || byGuild) return true;
      // docs, "Permissions", USE_EXTERNAL_APPS: without it, responses of user-installed apps are ephemeral.
      return hasPermissions(visibility.permissionsIn(channel, user.id), PermissionFlagsBits.UseExternalApps);
    },
  };
}

/** docs, "Interaction Contexts"; `dm_permission` is the older form of contexts. */
function fitsContext(command: ApplicationCommand, context: InteractionContextType): boolean {
  if (command.contexts !== null) return command.contexts.includes(context);
  return context === InteractionContextType.Guild || command.dm_permission;
}

function contextOf(channel: Channel): InteractionContextType {
  if (isGuildChannel(channel)) return InteractionContextType.Guild;
  return channel.hasBot ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}
