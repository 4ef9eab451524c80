import type { ClockView } from '../../web/protocol.ts';

/** The playground’s clock as it was last received; it advances between two events. */
export interface ReceivedClock {
  /** Undefined until the first one is received. */
  readonly view: ClockView | undefined;
  /** Returns the playground's time, ms since the epoch, UTC; 0 until it is known. */
  now(): number;
  receive(view: ClockView): void;
}

/** Creates a clock that has not been received yet. */
export function createReceivedClock(): ReceivedClock {
  let view: ClockView | undefined;
  /** By the page’s monotonic clock, ms. */
  let receivedAt = 0;
  return {
    get view() {
      return view;
    },
    now: () => (view === undefined ? 0 : view.now + performance.now() - receivedAt),
    receive(received) {
      view = received;
      receivedAt = performance.now();
    },
  };
}
