import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { hasPermissions, guildPermissions } from '../../state/permissions.ts';
import type { ScheduledEvent } from '../../state/scheduled-event.ts';
import type { World } from '../../state/world.ts';
import { readScheduledEvent, readScheduledEventChange } from '../../validation/scheduled-event-form.ts';
import { accessibleGuild } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';

const EVENTS_PATH = '/guilds/:guild_id/scheduled-events';

/** Returns the routes of scheduled events. Permissions: docs, "Permissions Requirements" of that section. */
export function scheduledEventRoutes(world: World): Route[] {
  const require = (guildId: string, needed: bigint): void => {
    const held = guildPermissions(accessibleGuild(world, guildId), world.bot.id, world.now());
    if (!hasPermissions(held, needed)) throw apiError('missingPermissions');
  };
  const find = ({ param }: RestRequest): ScheduledEvent => {
    accessibleGuild(world, param('guild_id'));
    world.scheduledEvents.advance();
    return world.scheduledEvents.get(param('guild_id'), param('event_id'));
  };
  /** Returns an event that the bot may change: its own with Create Events, any with Manage Events. */
  const changeable = (request: RestRequest): ScheduledEvent => {
    const event = find(request);
    const isOwn = event.creator_id === world.bot.id;
    require(event.guild_id, isOwn ? PermissionFlagsBits.CreateEvents : PermissionFlagsBits.ManageEvents);
    return event;
  };
  return [
    {
      method: 'GET',
      path: EVENTS_PATH,
      auth: 'bot',
      respond({ param }) {
        const { id } = accessibleGuild(world, param('guild_id'));
        world.scheduledEvents.advance();
        return ok(world.scheduledEvents.of(id).map(each => payload(each, world)));
      },
    },
    {
      method: 'POST',
      path: EVENTS_PATH,
      auth: 'bot',
      respond({ param, body }) {
        const { id } = accessibleGuild(world, param('guild_id'));
        require(id, PermissionFlagsBits.CreateEvents);
        world.scheduledEvents.advance();
        const draft = readScheduledEvent(body, world.now());
        return ok(payload(world.scheduledEvents.create(id, world.bot, draft), world));
      },
    },
    {
      method: 'GET',
      path: `${EVENTS_PATH}/:event_id`,
      auth: 'bot',
      respond: request => ok(payload(find(request), world)),
    },
    {
      method: 'PATCH',
      path: `${EVENTS_PATH}/:event_id`,
      auth: 'bot',
      respond(request) {
        const event = changeable(request);
        const change = readScheduledEventChange(request.body, event, world.now());
        return ok(payload(world.scheduledEvents.change(event, change), world));
      },
    },
    {
      method: 'DELETE',
      path: `${EVENTS_PATH}/:event_id`,
      auth: 'bot',
      respond(request) {
        world.scheduledEvents.remove(changeable(request));
        return NO_CONTENT;
      },
    },
  ];
}

/** Returns an event for REST, with its creator. */
function payload(event: ScheduledEvent, world: World) {
  const creator = world.directory.findUser(event.creator_id);
  return {
    ...event,
    ...(creator === undefined ? {} : { creator }),
    image: null,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
  };
}
