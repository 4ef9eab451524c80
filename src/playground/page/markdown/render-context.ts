import type { Scene } from '../../web/protocol.ts';

/** What the words of a message are read against. */
export interface RenderContext {
  readonly scene: Scene;
  /** ms since the epoch, UTC */
  readonly now: number;
}
