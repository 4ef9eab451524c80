import type { Delivery } from '../core/delivery/delivery.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import type { ForumPostBody } from '../usecases/render-part.ts';
import { withCountsNow, type CountedStores } from '../usecases/server-counts.ts';

export interface DeliveryCountsContext {
  readonly stores: CountedStores;
  readonly channelAccess: Pick<ChannelAccess, 'guildOf'>;
}

/** Returns the body of a delivery (JSON) with the counts of its server on the buttons of its cards. */
export async function withDeliveryCounts(
  { target, format, paperIds }: Pick<Delivery, 'target' | 'format' | 'paperIds'>,
  body: string,
  { stores, channelAccess }: DeliveryCountsContext,
): Promise<string> {
  const guildId = format === 'digest' || paperIds.length === 0 ? undefined : channelAccess.guildOf(target.id);
  if (guildId === undefined) return body;
  const parsed: MessageBody | ForumPostBody = JSON.parse(body);
  const isForumPost = 'message' in parsed;
  const message = isForumPost ? parsed.message : parsed;
  // A thread, or a poll, has no components.
  if (!Array.isArray(message.components)) return body;
  const counted = await withCountsNow(message, guildId, stores);
  return JSON.stringify(isForumPost ? { ...parsed, message: counted } : counted);
}
