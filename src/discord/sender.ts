import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { ChannelSender } from '../core/delivery.ts';
import { toSendError } from './rest-problem.ts';

/** Messages read at once when a post is looked for; a channel rarely gets more in the seconds between two attempts. */
const PAGE = 100;

/** At most this many pages are read: past 1,000 newer messages a post is taken as not there. */
const MAX_PAGES = 10;

const posted = z.object({ id: z.string() });
const message = z.object({ id: z.string(), components: z.array(z.unknown()).optional() });
const messages = z.array(message);
const bodySchema = z.record(z.string(), z.unknown());

/** Posting and reading back over Discord's REST API. */
export function createSender(rest: Pick<REST, 'get' | 'post'>): ChannelSender {
  async function page(channelId: string, query: Record<string, string>) {
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
          if (ours) return { messageId: ours.id };
          if (found.length < PAGE) break;
          after = found.map(entry => entry.id).reduce(newerOf);
        }
        return {};
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
