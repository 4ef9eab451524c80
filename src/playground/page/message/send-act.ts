import type { Act } from '../../web/protocol.ts';
import { ActEvent } from '../events.ts';

/** Asks for something to be done, from an element, and waits until it is over, well or not. */
export async function sendAct(from: EventTarget, act: Act): Promise<void> {
  const event = new ActEvent(act);
  from.dispatchEvent(event);
  // Whoever does it shows what went wrong; here it only matters that it is over.
  await event.result?.catch(() => undefined);
}
