import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';

/**
 * For commands that need no server. They are available by the server's installation or the user's own, in servers, in
 * direct messages with the bot and in other private channels (docs, "Interaction Contexts").
 */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** For commands about a server: available where the bot is a member. */
export const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};
