import type { Channel } from '../state/guild.ts';
import { isGuildChannel, isThread } from '../state/guild.ts';
import type { Thread, ThreadMember } from '../state/thread.ts';

/** The greatest `member_count` of a thread (docs, "Channel Object", member_count). */
const MAX_MEMBER_COUNT = 50;

/** Returns a channel or thread (docs, "Channel Object"). @param readerId user whose thread membership is included */
export function channelPayload(channel: Channel, readerId?: string) {
  if (isGuildChannel(channel)) return isThread(channel) ? threadPayload(channel, readerId) : channel;
  const { hasBot: _hasBot, ...dm } = channel;
  return { ...dm, flags: 0 };
}

/** Returns a thread (docs, "Channel Object"). @param readerId user whose membership is included */
export function threadPayload({ members, ...thread }: Thread, readerId?: string) {
  const reader = members.find(each => each.user_id === readerId);
  return {
    ...thread,
    member_count: Math.min(members.length, MAX_MEMBER_COUNT),
    ...(reader === undefined ? {} : { member: threadMemberPayload(thread.id, reader) }),
  };
}

/** Returns a thread member (docs, "Thread Member Object"). */
export function threadMemberPayload(threadId: string, member: ThreadMember) {
  return { id: threadId, ...member, flags: 0 };
}
