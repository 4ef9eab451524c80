import type { AnyCommand, AnyComponentAction, App, MenuCommand, ModalAction } from '../../command.ts';
import type { Log } from '../../core/log.ts';
import type { KnownCommandIds } from '../command-ids.ts';
import type { CallLimits } from './call-limits.ts';
import type { ToErrorReply } from './error-reply.ts';
import type { PendingWork } from './pending-work.ts';

/** What the handlers of all kinds of interactions share. */
export interface InteractionContext {
  /** By name. */
  readonly commands: ReadonlyMap<string, AnyCommand>;
  /** By name. */
  readonly menuCommands: ReadonlyMap<string, MenuCommand>;
  /** By verb. */
  readonly actions: ReadonlyMap<string, AnyComponentAction>;
  /** By verb. */
  readonly modalActions: ReadonlyMap<string, ModalAction>;
  readonly app: App;
  readonly commandIds: Pick<KnownCommandIds, 'validIn'>;
  readonly log: Log;
  /** Writes a warning that repeats once a minute, as in an outage of Discord. */
  readonly repeatLog: Log;
  readonly limits: CallLimits;
  readonly toErrorReply: ToErrorReply;
  /** What replies that were sent still do afterwards, by user. */
  readonly pendingWork: PendingWork;
  /** What replies that were sent do in the background, by interaction; nothing waits for it but the end. */
  readonly backgroundWork: PendingWork;
  /** Posts that are not stored yet, by channel: a reaction on one of them waits until it is. */
  readonly postsUnderWay: PendingWork;
  /** Time that no change of the machine's clock moves, ms. */
  readonly elapsedMs: () => number;
  /** Ends work in the background. */
  readonly signal: AbortSignal;
  /** Ids of private messages that are being posted, so that a second press posts nothing. */
  readonly publishing: Set<string>;
}
