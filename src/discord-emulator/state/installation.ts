import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { ApplicationCommand, Commands } from './commands.ts';
import type { Directory } from './directory.ts';
import type { Channel, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';
import type { InteractionRequest } from './interaction.ts';
import type { InstallationOwners } from './message.ts';
import { has } from './permissions.ts';
import type { Visibility } from './visibility.ts';

/** Where the app is installed, and what of it reaches where (docs, "Application Commands", contexts). */
export interface Installation {
  /** The commands there are for somebody in a channel, those of the guild before global ones of the same name. */
  commandsFor(user: User, channel: Channel): readonly ApplicationCommand[];
  contextOf(channel: Channel): InteractionContextType;
  /** By whose installation an interaction comes about. */
  ownersOf(request: InteractionRequest): InstallationOwners;
  /** Whether the app may show its answer to everybody: one that only its user installed needs a right of theirs. */
  mayAnswerOpenly(request: InteractionRequest, owners: InstallationOwners): boolean;
}

/** Makes the installation of a world's app. */
export function createInstallation(options: {
  readonly directory: Directory;
  readonly commands: Commands;
  readonly bot: User;
  readonly sight: Visibility;
  readonly userInstalls: ReadonlySet<string>;
}): Installation {
  const { directory, commands, bot, sight, userInstalls } = options;

  const isMember = (guildId: string): boolean => directory.member(guildId, bot.id) !== undefined;

  /** docs, "Authorizing Integration Owners Object": a guild's id, `'0'` in the direct messages of the app's bot. */
  const guildOwner = (channel: Channel): string | undefined => {
    if (isGuildChannel(channel)) return isMember(channel.guild_id) ? channel.guild_id : undefined;
    return channel.hasBot ? '0' : undefined;
  };

  const owners = (types: readonly number[], user: User, channel: Channel): InstallationOwners => {
    const guild = types.includes(ApplicationIntegrationType.GuildInstall) ? guildOwner(channel) : undefined;
    const isTheirs = types.includes(ApplicationIntegrationType.UserInstall) && userInstalls.has(user.id);
    return {
      ...(guild === undefined ? {} : { [ApplicationIntegrationType.GuildInstall]: guild }),
      ...(isTheirs ? { [ApplicationIntegrationType.UserInstall]: user.id } : {}),
    };
  };

  const commandOf = (id: string, guildId: string | null): ApplicationCommand | undefined =>
    commands.list(guildId).find(each => each.id === id);

  const typesOf = ({ data, channel }: InteractionRequest): readonly number[] => {
    const local = isGuildChannel(channel) ? channel.guild_id : null;
    const command =
      data.kind === 'command' ? (commandOf(data.id, null) ?? commandOf(data.id, local)) : undefined;
    return command?.integration_types ?? EVERY_TYPE;
  };

  return {
    contextOf,
    commandsFor(user, channel) {
      const everywhere = commands
        .list(null)
        .filter(each => fitsContext(each, contextOf(channel)))
        .filter(each => Object.keys(owners(each.integration_types, user, channel)).length > 0);
      if (!isGuildChannel(channel) || !isMember(channel.guild_id)) return everywhere;
      const local = commands.list(channel.guild_id);
      const isHidden = (command: ApplicationCommand): boolean =>
        local.some(each => each.name === command.name && each.type === command.type);
      return [...local, ...everywhere.filter(each => !isHidden(each))];
    },
    ownersOf(request) {
      // What comes of an answer belongs to those whom the answer came from (docs, same section).
      const origin = request.source?.interaction;
      return origin?.owners ?? owners(typesOf(request), request.user, request.channel);
    },
    mayAnswerOpenly({ user, channel }, authorizing) {
      const byGuild = ApplicationIntegrationType.GuildInstall in authorizing;
      if (!isGuildChannel(channel) || byGuild) return true;
      // docs, "Permissions", USE_EXTERNAL_APPS: without it such answers are ephemeral.
      return has(sight.permissionsIn(channel, user.id), PermissionFlagsBits.UseExternalApps);
    },
  };
}

const EVERY_TYPE = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

/** docs, "Interaction Contexts"; `dm_permission` is their older form. */
function fitsContext(command: ApplicationCommand, context: InteractionContextType): boolean {
  if (command.contexts !== null) return command.contexts.includes(context);
  return context === InteractionContextType.Guild || command.dm_permission;
}

function contextOf(channel: Channel): InteractionContextType {
  if (isGuildChannel(channel)) return InteractionContextType.Guild;
  return channel.hasBot ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}
