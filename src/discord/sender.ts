import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { SendError, type ChannelSender } from '../core/schedule/delivery.ts';
import { toSendError } from './rest-problem.ts';

/** Messages read at once when a post is looked for; a channel rarely gets more in the seconds between two attempts. */
const PAGE = 100;

/** At most this many pages are read: past 1,000 newer messages nobody can tell whether a post is there. */
const MAX_PAGES = 10;

const posted = z.object({ id: z.string() });
const message = z.object({ id: z.string(), components: z.array(z.unknown()).optional() });
const messages = z.array(message);
const bodySchema = z.record(z.string(), z.unknown());

/** Posting and reading back over Discord's REST API. */
export function createSender(
  rest: Pick<REST, 'get' | 'post'>,
  channels: Pick<ChannelAccess, 'canReadHistory'>,
): ChannelSender {
  async function page(channelId: string, query: Record<string, string>) {
    // Without the right, Discord answers an empty list rather than a refusal: as if nothing had ever been posted.
    if (!channels.canReadHistory(channelId)) {
      throw new SendError('forbidden', 'the channel may not be read: Read Message History is missing');
    }
    const answer = await rest.get(Routes.channelMessages(channelId), { query: new URLSearchParams(query) });
    return messages.parse(answer);
  }

  return {
    async send(channelId, body, nonce) {
      try {
        const answer = await rest.post(Routes.channelMessages(channelId), {
          body: { ...bodySchema.parse(JSON.parse(body)), nonce, enforce_nonce: true },
        });
        return { messageId: posted.parse(answer).id };
      } catch (error) {
        throw toSendError(error);
      }
    },

    async newestMessage(channelId) {
      try {
        return (await page(channelId, { limit: '1' }))[0]?.id ?? '0';
      } catch (error) {
        throw toSendError(error);
      }
    },

    async findPosted(channelId, floor, mark) {
      try {
        let after = floor;
        for (let pages = 0; pages < MAX_PAGES; pages += 1) {
          const found = await page(channelId, { after, limit: String(PAGE) });
          const ours = found.find(entry => holdsMark(entry.components, mark));
          if (ours) return { kind: 'found', messageId: ours.id };
          if (found.length < PAGE) return { kind: 'absent' };
          after = found.map(entry => entry.id).reduce(newerOf);
        }
        return { kind: 'unclear' };
      } catch (error) {
        throw toSendError(error);
      }
    },
  };
}

/** Snowflakes grow with time: the longer one is newer, else the greater. */
function newerOf(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a > b ? a : b;
}

const withCustomId = z.object({ custom_id: z.string() });

/** Whether any component, however deeply nested, has a custom_id with the mark in it. */
function holdsMark(component: unknown, mark: string): boolean {
  if (Array.isArray(component)) return component.some(child => holdsMark(child, mark));
  if (typeof component !== 'object' || component === null) return false;
  const button = withCustomId.safeParse(component);
  if (button.success && button.data.custom_id.includes(mark)) return true;
  return Object.values(component).some(child => typeof child === 'object' && holdsMark(child, mark));
}
