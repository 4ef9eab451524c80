import type { Directory } from './directory.ts';
import type { EventStream, WorldEvent } from './event-stream.ts';
import type { User } from './guild.ts';
import { isTopLevel } from './guild.ts';
import type { Visibility } from './visibility.ts';

/**
 * Emits `thread_list_sync` whenever the bot gains access to channels (docs, "Thread List Sync").
 * @returns a function that stops it
 */
export function startThreadListSync(options: {
  readonly directory: Directory;
  readonly events: EventStream;
  readonly visibility: Visibility;
  readonly bot: User;
}): () => void {
  const { directory, events, visibility, bot } = options;

  const visibleChannelIds = (guildId: string): string[] =>
    directory
      .channelsOf(guildId)
      .filter(each => visibility.canSee(each, bot.id))
      .map(each => each.id);

  const known = new Set(directory.guilds().flatMap(each => visibleChannelIds(each.id)));

  return events.subscribe(event => {
    const guildId = guildOf(event);
    if (guildId === undefined || directory.findGuild(guildId) === undefined) return;
    const guild = directory.guild(guildId);
    const visible = visibleChannelIds(guildId);
    const added = visible.filter(id => !known.has(id));
    for (const { id } of directory.channelsOf(guildId)) known.delete(id);
    for (const id of visible) known.add(id);
    // A new channel has no threads, and the event for a new guild contains its threads.
    if (added.length === 0 || !isAccessChange(event, bot)) return;
    events.emit({ kind: 'thread_list_sync', guild, channelIds: added });
  });
}

function guildOf(event: WorldEvent): string | undefined {
  if ('guild' in event) return event.guild.id;
  return 'channel' in event && isTopLevel(event.channel) ? event.channel.guild_id : undefined;
}

function isAccessChange(event: WorldEvent, bot: User): boolean {
  const isOwn = event.kind === 'member_update' && event.member.user.id === bot.id;
  return isOwn || event.kind === 'channel_update' || event.kind === 'role_update';
}
