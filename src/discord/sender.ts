import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { newerId } from '../core/message/snowflake.ts';
import { SendError, type ChannelSender } from '../core/schedule/delivery.ts';
import { toSendError } from './rest-problem.ts';

/** Messages fetched at once to find a post; a channel rarely gets more in the seconds between two attempts. */
const MESSAGES_PER_PAGE = 100;

/** Pages fetched at most; past 1,000 newer messages it stays unclear whether a post is there. */
const MAX_PAGES = 10;

const posted = z.object({ id: z.string() });
const message = z.object({ id: z.string(), components: z.array(z.unknown()).optional() });
const messages = z.array(message);
const bodySchema = z.record(z.string(), z.unknown());

/** Creates a sender that posts and reads back over Discord's REST API. */
export function createSender(
  rest: Pick<REST, 'get' | 'post'>,
  channels: Pick<ChannelAccess, 'canReadHistory' | 'knownMessage'>,
): ChannelSender {
  async function fetchPage(channelId: string, query: Record<string, string>) {
    // Without the permission Discord returns an empty list rather than an error, as if nothing had been posted.
    const canRead = channels.canReadHistory(channelId);
    if (canRead === undefined) throw new SendError('unavailable', "the channel's server is unavailable");
    if (!canRead) {
      throw new SendError('forbidden', 'the channel cannot be read: Read Message History is missing');
    }
    const response = await rest.get(Routes.channelMessages(channelId), { query: new URLSearchParams(query) });
    return messages.parse(response);
  }

  return {
    async send(channelId, body, nonce) {
      try {
        const response = await rest.post(Routes.channelMessages(channelId), {
          body: { ...bodySchema.parse(JSON.parse(body)), nonce, enforce_nonce: true },
        });
        return { messageId: posted.parse(response).id };
      } catch (error) {
        throw toSendError(error);
      }
    },

    knownMessage: channels.knownMessage,

    async newestMessage(channelId) {
      try {
        return (await fetchPage(channelId, { limit: '1' }))[0]?.id ?? '0';
      } catch (error) {
        throw toSendError(error);
      }
    },

    async findPosted(channelId, floor, mark) {
      try {
        let after = floor;
        for (let pages = 0; pages < MAX_PAGES; pages += 1) {
          const found = await fetchPage(channelId, { after, limit: String(MESSAGES_PER_PAGE) });
          const post = found.find(entry => containsMark(entry.components, mark));
          if (post) return { kind: 'found', messageId: post.id };
          after = found.map(entry => entry.id).reduce(newerId, after);
          if (found.length < MESSAGES_PER_PAGE) return { kind: 'absent', newestId: after };
        }
        return { kind: 'unclear' };
      } catch (error) {
        throw toSendError(error);
      }
    },
  };
}

const withCustomId = z.object({ custom_id: z.string() });

/** Returns true if any component, at any depth, has a custom_id that contains the mark. */
function containsMark(component: unknown, mark: string): boolean {
  if (Array.isArray(component)) return component.some(child => containsMark(child, mark));
  if (typeof component !== 'object' || component === null) return false;
  const button = withCustomId.safeParse(component);
  if (button.success && button.data.custom_id.includes(mark)) return true;
  return Object.values(component).some(child => typeof child === 'object' && containsMark(child, mark));
}
