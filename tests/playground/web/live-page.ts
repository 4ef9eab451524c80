import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { LiveEvent, MessageView, Scene } from '../../../src/playground/web/protocol.ts';

/** A page that listens. */
export interface LivePage {
  /** All that came so far, oldest first. */
  readonly events: readonly LiveEvent[];
  /** The stream as it came, comments too. */
  text(): string;
  /** Resolves with the first event that fits, be it there already. */
  until(fits: (event: LiveEvent) => boolean): Promise<LiveEvent>;
  /** The same for what a message shows. */
  message(fits: (message: MessageView) => boolean): Promise<MessageView>;
  /** The same for the scene. */
  scene(fits?: (scene: Scene) => boolean): Promise<Scene>;
  /** Goes away. */
  leave(): void;
  /** Resolves when the line has ended, whoever ended it. */
  readonly ended: Promise<void>;
}

const liveEvent = z.custom<LiveEvent>();

/** Opens a page's line as somebody; it ends with the test. */
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
  // A line that is cut is what some tests are about.
  response.on('error', () => undefined);
  response.setEncoding('utf8');

  const events: LiveEvent[] = [];
  const waiters = new Set<() => void>();
  let text = '';
  let read = 0;
  response.on('data', (piece: string) => {
    text += piece;
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
    until: fits => until(() => events.find(fits)),
    message: fits => until(() => messages().find(fits)),
    scene: (fits = () => true) => until(() => scenes().find(fits)),
    leave() {
      request.destroy();
    },
    ended,
  };
}
