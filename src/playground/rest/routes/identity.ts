import { z } from 'zod';
import { refuse } from '../../api-error.ts';
import { parseForm, snowflake } from '../../rules/form.ts';
import { channelWire } from '../../wire/guild.ts';
import type { World } from '../../world/world.ts';
import { ok } from '../route.ts';
import type { Route } from '../route.ts';

/** IDENTIFY calls a day (docs, "Session Start Limit Object"). */
const SESSION_STARTS = 1000;

/** Who the bot is, and where its gateway is. */
export function identityRoutes(world: World, gatewayUrl: string): Route[] {
  const me = { ...world.bot, email: null, verified: true, mfa_enabled: false, locale: 'en-US' };
  const application = {
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
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    hook: true,
    is_monetized: false,
    team: null,
    owner: world.seed.people.ada,
    integration_types_config: { 0: {} },
    approximate_guild_count: world.directory.guilds().length,
  };
  return [
    { method: 'GET', path: '/gateway', auth: 'none', answer: () => ok({ url: gatewayUrl }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      auth: 'bot',
      answer: () =>
        ok({
          url: gatewayUrl,
          shards: 1,
          session_start_limit: {
            total: SESSION_STARTS,
            remaining: SESSION_STARTS,
            reset_after: 0,
            max_concurrency: 1,
          },
        }),
    },
    { method: 'GET', path: '/users/@me', auth: 'bot', answer: () => ok(me) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      auth: 'bot',
      answer: () =>
        ok(
          world.directory
            .guilds()
            .filter(guild => guild.members.some(each => each.user.id === world.bot.id))
            .map(({ id, name }) => ({
              id,
              name,
              icon: null,
              banner: null,
              owner: false,
              permissions: '0',
              features: [],
            })),
        ),
    },
    {
      method: 'GET',
      path: '/users/:user_id',
      auth: 'bot',
      answer: ({ param }) => ok(world.directory.user(param('user_id'))),
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      auth: 'bot',
      answer: request => ok(openDm(world, request.body)),
    },
    { method: 'GET', path: '/applications/@me', auth: 'bot', answer: () => ok(application) },
    { method: 'GET', path: '/oauth2/applications/@me', auth: 'bot', answer: () => ok(application) },
  ];
}

function openDm(world: World, body: unknown): unknown {
  const { recipient_id: recipientId } = parseForm(z.object({ recipient_id: snowflake }), body ?? {});
  const recipient = world.directory.user(recipientId);
  // Bots have no direct messages with each other.
  if (recipient.bot) throw refuse('closedDm');
  return channelWire(world.openDm(recipient.id));
}
