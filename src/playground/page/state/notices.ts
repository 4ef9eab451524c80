import type { Action, ActionResult } from '../../web/protocol.ts';
import { RequestFailedError } from '../playground-client.ts';

/** A line of the page's own among a channel's messages. */
export interface Notice {
  readonly id: number;
  readonly channelId: string;
  /** Sent and not answered yet, why it came to nothing, or something worth knowing. */
  readonly kind: 'pending' | 'problem' | 'hint';
  readonly text: string;
  /** What can be tried again. */
  readonly retry?: Action;
}

/** What is under way, and what went wrong. */
export interface Notices {
  of(channelId: string): readonly Notice[];
  /** Shows a command as under way until it is answered, and why when it is not. Rejects as `send` does. */
  follow(act: Action, channelId: string, send: () => Promise<ActionResult>): Promise<ActionResult>;
  problem(channelId: string, error: unknown): void;
  dismiss(notice: Notice): void;
}

/** Said when the clock is put back: the app's plans do not go back with it. */
const PRESENT_HINT =
  'Back to the real time. What has happened ahead of it stays, and plans go on from there.';

/** Makes an empty list. @param changed called after each change */
export function createNotices(changed: () => void): Notices {
  let notices: readonly Notice[] = [];
  let count = 0;

  const add = (notice: Omit<Notice, 'id'>): Notice => {
    count += 1;
    const added = { ...notice, id: count };
    notices = [...notices, added];
    changed();
    return added;
  };
  const dismiss = (notice: Notice): void => {
    notices = notices.filter(each => each.id !== notice.id);
    changed();
  };

  const clear = (channelId: string, kind: Notice['kind']): void => {
    notices = notices.filter(each => each.channelId !== channelId || each.kind !== kind);
  };

  return {
    of: channelId => notices.filter(each => each.channelId === channelId),
    async follow(act, channelId, send) {
      // Typing goes on whatever its suggestions do.
      if (act.kind === 'autocomplete') return send();
      if (act.kind === 'move_clock') clear(channelId, 'hint');
      const command = commandOf(act);
      const pending = command && add({ channelId, kind: 'pending', text: command });
      try {
        const result = await send();
        if (result.kind === 'failed') add({ channelId, kind: 'problem', text: result.why });
        if (act.kind === 'move_clock' && act.to === 'present')
          add({ channelId, kind: 'hint', text: PRESENT_HINT });
        return result;
      } catch (error) {
        // The form of a post keeps what was written, and says itself why it was not made.
        if (act.kind !== 'post') {
          add({
            channelId,
            kind: 'problem',
            text: problemText(error),
            ...(isTypedAction(act) ? { retry: act } : {}),
          });
        }
        throw error;
      } finally {
        if (pending) dismiss(pending);
      }
    },
    problem(channelId, error) {
      add({ channelId, kind: 'problem', text: problemText(error) });
    },
    dismiss,
  };
}

function problemText(error: unknown): string {
  return error instanceof RequestFailedError ? error.message : `Something went wrong: ${String(error)}`;
}

/** Whether an act is something written, which is gone from the box by now. */
function isTypedAction({ kind }: Action): boolean {
  return kind === 'say' || kind === 'slash';
}

/** The command an act calls, as it is shown while it is under way; buttons show that themselves. */
function commandOf(act: Action): string | undefined {
  if (act.kind === 'slash') return `/${act.command}`;
  return act.kind === 'menu' || act.kind === 'user_menu' ? act.command : undefined;
}
