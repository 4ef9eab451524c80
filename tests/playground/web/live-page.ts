import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { LiveEvent, MessageView, Scene } from '../../../src/playground/web/protocol.ts';

/** A connected page. */
export interface LivePage {
  /** All events received so far, oldest first. */
  readonly events: readonly LiveEvent[];
  /** Returns the received text, comments included. */
  text(): string;
  /** Resolves with the first matching event, which may have arrived already. */
  until(matches: (event: LiveEvent) => boolean): Promise<LiveEvent>;
  /** Resolves with the first matching message. */
  message(matches: (message: MessageView) => boolean): Promise<MessageView>;
  /** Resolves with the first matching scene. */
  scene(matches?: (scene: Scene) => boolean): Promise<Scene>;
  /** Disconnects. */
  disconnect(): void;
  /** Resolves when either side has ended the stream. */
  readonly ended: Promise<void>;
}

const liveEvent = z.custom<LiveEvent>();

/** Opens an event stream as a user; it is closed when the test ends. */
export async function openPage(emulator: Emulator, as: string): Promise<LivePage> {
  const request = get(`${emulator.url}/playground/live?as=${as}`);
  onTestFinished(() => {
    request.destroy();
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const ended = new Promise<void>(resolve => {
    response.once('close', resolve);
  });
  // Some tests cut the stream.
  response.on('error', () => undefined);
  response.setEncoding('utf8');

  const events: LiveEvent[] = [];
  const waiters = new Set<() => void>();
  let text = '';
  let read = 0;
  response.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n', read); end >= 0; end = text.indexOf('\n\n', read)) {
      const block = text.slice(read, end);
      read = end + 2;
      if (block.startsWith('data: ')) events.push(liveEvent.parse(JSON.parse(block.slice(6))));
    }
    for (const waiter of waiters) waiter();
  });

  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise(resolve => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        waiters.delete(look);
        resolve(found);
      };
      waiters.add(look);
      look();
    });
  const messages = () => events.flatMap(each => (each.kind === 'message' ? [each.message] : []));
  const scenes = () => events.flatMap(each => (each.kind === 'scene' ? [each.scene] : []));

  return {
    events,
    text: () => text,
    until: matches => until(() => events.find(matches)),
    message: matches => until(() => messages().find(matches)),
    scene: (matches = () => true) => until(() => scenes().find(matches)),
    disconnect() {
      request.destroy();
    },
    ended,
  };
}
