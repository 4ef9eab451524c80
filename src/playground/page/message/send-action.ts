import type { Action } from '../../web/protocol.ts';
import { ActionEvent } from '../events.ts';

/** Requests an action by an event from an element, and resolves when it has succeeded or failed. */
export async function sendAction(from: EventTarget, action: Action): Promise<void> {
  const event = new ActionEvent(action);
  from.dispatchEvent(event);
  // A failure is shown by the handler of the event.
  await event.result?.catch(() => undefined);
}
