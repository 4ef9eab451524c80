import { ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';
import * as z from 'zod';
import { parseForm, snowflake } from '../../validation/form.ts';
import { channelPayload } from '../../payloads/channel.ts';
import type { Guild } from '../../state/guild.ts';
import { isMember } from '../../state/guild.ts';
import { guildPermissions } from '../../state/permissions.ts';
import type { World } from '../../state/world.ts';
import { ok } from '../route.ts';
import type { Route } from '../route.ts';

/** What Get Gateway Bot answers. */
export interface GatewayRoute {
  readonly url: string;
  /** Returns `shards` for a number of guilds. */
  recommendedShards(guilds: number): number;
  /** Bit set of the privileged intents that are enabled for the app. */
  readonly privilegedIntents: number;
  /** Returns the current `session_start_limit`. */
  sessionStartLimit(): unknown;
}

/** Returns the routes of the bot, its app and its gateway. */
export function identityRoutes(world: World, gateway: GatewayRoute): Route[] {
  const me = { ...world.bot, email: null, verified: true, mfa_enabled: false, locale: 'en-US' };
  const guilds = (): readonly Guild[] =>
    world.directory.guilds().filter(guild => isMember(guild, world.bot.id));
  const flags = applicationFlags(gateway.privilegedIntents);
  const application = () => ({
    id: world.application.id,
    name: world.application.name,
    icon: null,
    description: '',
    type: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    summary: '',
    verify_key: '0'.repeat(64),
    flags,
    flags_new: String(flags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_user_install_count: world.userInstalls.size,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    hook: true,
    is_monetized: false,
    team: null,
    owner: world.seed.users.ada,
    // Guild and user installation, as for new apps.
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: guilds().length,
  });
  return [
    { method: 'GET', path: '/gateway', auth: 'none', respond: () => ok({ url: gateway.url }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      auth: 'bot',
      respond: () =>
        ok({
          url: gateway.url,
          shards: gateway.recommendedShards(guilds().length),
          session_start_limit: gateway.sessionStartLimit(),
        }),
    },
    { method: 'GET', path: '/users/@me', auth: 'bot', respond: () => ok(me) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      auth: 'bot',
      respond: () => ok(guilds().map(guild => guildSummary(guild, world))),
    },
    {
      method: 'GET',
      path: '/users/:user_id',
      auth: 'bot',
      respond: ({ param }) => ok(world.directory.user(param('user_id'))),
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      auth: 'bot',
      respond: request => ok(openDm(world, request.body)),
    },
    { method: 'GET', path: '/applications/@me', auth: 'bot', respond: () => ok(application()) },
    { method: 'GET', path: '/oauth2/applications/@me', auth: 'bot', respond: () => ok(application()) },
  ];
}

/** docs, "Get Current User Guilds": `permissions` excludes channel overwrites. */
function guildSummary(guild: Guild, world: World) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.owner_id === world.bot.id,
    permissions: guildPermissions(guild, world.bot.id, world.now()).toString(),
    features: [],
  };
}

function openDm(world: World, body: unknown): unknown {
  const { recipient_id: recipientId } = parseForm(z.object({ recipient_id: snowflake }), body ?? {});
  return channelPayload(world.openDmAsBot(recipientId));
}

/** Returns the flags of an app in few guilds with these privileged intents (docs, "Application Flags"). */
function applicationFlags(privilegedIntents: number): number {
  const hasContent = (privilegedIntents & GatewayIntentBits.MessageContent) !== 0;
  return hasContent ? ApplicationFlags.GatewayMessageContentLimited : 0;
}
