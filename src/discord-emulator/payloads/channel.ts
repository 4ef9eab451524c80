import type { Channel } from '../state/guild.ts';
import { isGuildChannel, isThread } from '../state/guild.ts';
import type { Thread, ThreadMember } from '../state/thread.ts';

/** Past this a thread's members are counted no further (docs, "Channel Object", member_count). */
const MOST_MEMBERS = 50;

/** A channel or thread as the wire has it (docs, "Channel Object"). @param readerId whose membership a thread tells of */
export function channelWire(channel: Channel, readerId?: string) {
  if (isGuildChannel(channel)) return isThread(channel) ? threadWire(channel, readerId) : channel;
  const { hasBot: _hasBot, ...dm } = channel;
  return { ...dm, flags: 0 };
}

/** A thread as the wire has it. @param readerId whose membership it tells of */
export function threadWire({ members, ...thread }: Thread, readerId?: string) {
  const reader = members.find(each => each.user_id === readerId);
  return {
    ...thread,
    member_count: Math.min(members.length, MOST_MEMBERS),
    ...(reader === undefined ? {} : { member: threadMemberWire(thread.id, reader) }),
  };
}

/** Somebody's place in a thread (docs, "Thread Member Object"). */
export function threadMemberWire(threadId: string, member: ThreadMember) {
  return { id: threadId, ...member, flags: 0 };
}
