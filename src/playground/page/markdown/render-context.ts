import type { Scene } from '../../web/protocol.ts';

/** What the text of a message refers to. */
export interface RenderContext {
  readonly scene: Scene;
  /** ms since the epoch, UTC */
  readonly now: number;
}
