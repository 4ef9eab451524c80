import type { Directory } from './directory.ts';
import type { EventStream, WorldEvent } from './event-stream.ts';
import type { User } from './guild.ts';
import { isTopLevel } from './guild.ts';
import type { Visibility } from './visibility.ts';

/**
 * Tells when the bot begins to see channels whose threads it was not told of before (docs, "Thread List Sync").
 * @returns a function that ends it
 */
export function watchSight(options: {
  readonly directory: Directory;
  readonly events: EventStream;
  readonly sight: Visibility;
  readonly bot: User;
}): () => void {
  const { directory, events, sight, bot } = options;

  const seenIn = (guildId: string): string[] =>
    directory
      .channelsOf(guildId)
      .filter(each => sight.sees(each, bot.id))
      .map(each => each.id);

  const seen = new Set(directory.guilds().flatMap(each => seenIn(each.id)));

  return events.subscribe(event => {
    const guildId = guildOf(event);
    if (guildId === undefined || directory.findGuild(guildId) === undefined) return;
    const guild = directory.guild(guildId);
    const now = seenIn(guildId);
    const added = now.filter(id => !seen.has(id));
    for (const { id } of directory.channelsOf(guildId)) seen.delete(id);
    for (const id of now) seen.add(id);
    // A channel that is new has no threads, and a new guild comes with its threads.
    if (added.length === 0 || !isChange(event, bot)) return;
    events.emit({ kind: 'thread_list_sync', guild, channelIds: added });
  });
}

function guildOf(event: WorldEvent): string | undefined {
  if ('guild' in event) return event.guild.id;
  return 'channel' in event && isTopLevel(event.channel) ? event.channel.guild_id : undefined;
}

function isChange(event: WorldEvent, bot: User): boolean {
  const isOwn = event.kind === 'member_update' && event.member.user.id === bot.id;
  return isOwn || event.kind === 'channel_update' || event.kind === 'role_update';
}
