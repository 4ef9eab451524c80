import { GuildScheduledEventStatus } from 'discord-api-types/v10';
import { compareSnowflakes } from '../../discord-emulator/snowflake.ts';
import type { Channel, User } from '../../discord-emulator/state/guild.ts';
import type { ScheduledEvent } from '../../discord-emulator/state/scheduled-event.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { channelView } from './channel-view.ts';
import { membersById, homeGuild, playgroundUsers } from './playground-users.ts';
import type { EventView, Scene, Welcome } from './protocol.ts';

/**
 * Returns the scene of a viewer. As a side effect it opens the viewer's direct message with the app, archives inactive
 * threads, and ends what the clock ends.
 */
export function sceneOf(world: World, viewer: User, welcome: Welcome): Scene {
  world.threads.archiveIdle();
  world.polls.endDue();
  world.scheduledEvents.advance();
  const guild = homeGuild(world);
  const roles = guild.roles.toSorted((a, b) => b.position - a.position);
  return {
    me: viewer,
    users: playgroundUsers(world),
    bot: world.bot,
    guild: {
      id: guild.id,
      name: guild.name,
      roles: roles.map(({ id, name, color }) => ({ id, name, color })),
      members: membersById(guild).map(each => each.user),
    },
    channels: channelsFor(world, viewer).map(each => channelView(each, viewer, world)),
    events: world.scheduledEvents.of(guild.id).map(eventView),
    welcome,
  };
}

function eventView(event: ScheduledEvent): EventView {
  return {
    id: event.id,
    name: event.name,
    description: event.description ?? '',
    startsAt: event.scheduled_start_time,
    isActive: event.status === GuildScheduledEventStatus.Active,
    location: event.entity_metadata.location,
  };
}

function channelsFor(world: World, viewer: User): Channel[] {
  const { directory } = world;
  const { id } = homeGuild(world);
  const withBot = world.openDm(viewer.id);
  const direct = directory.directMessages().filter(each => each.id !== withBot.id && !each.hasBot);
  const threads = directory.threadsOf(id).toSorted((a, b) => compareSnowflakes(b.id, a.id));
  return [...directory.channelsOf(id), withBot, ...direct, ...threads].filter(each =>
    world.canSee(each, viewer.id),
  );
}
