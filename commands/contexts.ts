import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';

/**
 * Commands that need nothing of a server: there by way of the server or of the member's own account, in servers, in the
 * bot's direct messages and in private channels (docs, "Interaction Contexts").
 */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** Commands that are about a server: there where Paperboy is a member. */
export const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};
