import type { Action, ActionResult } from '../../web/protocol.ts';
import { RequestFailedError } from '../playground-client.ts';

/** A line of the page itself among a channel’s messages. */
export interface Notice {
  readonly id: number;
  readonly channelId: string;
  /** A pending action, a failure or a hint. */
  readonly kind: 'pending' | 'problem' | 'hint';
  readonly text: string;
  /** The action to retry. */
  readonly retry?: Action;
}

/** The notices of all channels. */
export interface Notices {
  of(channelId: string): readonly Notice[];
  /** Shows a command as pending until the app responds, and a notice if the action fails. Rejects as `send` does. */
  follow(action: Action, channelId: string, send: () => Promise<ActionResult>): Promise<ActionResult>;
  problem(channelId: string, error: unknown): void;
  dismiss(notice: Notice): void;
}

/** Shown after the clock is set back to the present: the app’s plans do not go back with it. */
const PRESENT_HINT = 'Back to real time. What happened ahead of it stays, and schedules continue from there.';

/** Creates an empty list. @param onChange called after each change */
export function createNotices(onChange: () => void): Notices {
  let notices: readonly Notice[] = [];
  let count = 0;

  const add = (notice: Omit<Notice, 'id'>): Notice => {
    count += 1;
    const added = { ...notice, id: count };
    notices = [...notices, added];
    onChange();
    return added;
  };
  const dismiss = (notice: Notice): void => {
    notices = notices.filter(each => each.id !== notice.id);
    onChange();
  };

  const clear = (channelId: string, kind: Notice['kind']): void => {
    notices = notices.filter(each => each.channelId !== channelId || each.kind !== kind);
  };

  return {
    of: channelId => notices.filter(each => each.channelId === channelId),
    async follow(action, channelId, send) {
      // A failed request for suggestions does not disturb typing.
      if (action.kind === 'autocomplete') return send();
      if (action.kind === 'move_clock') clear(channelId, 'hint');
      const command = commandOf(action);
      const pending = command && add({ channelId, kind: 'pending', text: command });
      try {
        const result = await send();
        if (result.kind === 'failed') add({ channelId, kind: 'problem', text: result.reason });
        if (action.kind === 'move_clock' && action.to === 'present')
          add({ channelId, kind: 'hint', text: PRESENT_HINT });
        return result;
      } catch (error) {
        // The form of a post keeps its fields and shows the failure itself.
        if (action.kind !== 'post') {
          add({
            channelId,
            kind: 'problem',
            text: problemText(error),
            ...(isTypedAction(action) ? { retry: action } : {}),
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

/** Returns true if an action was typed into the message box, which is empty by now. */
function isTypedAction({ kind }: Action): boolean {
  return kind === 'say' || kind === 'slash';
}

/** Returns the command to show as pending; buttons show their pending state themselves. */
function commandOf(action: Action): string | undefined {
  if (action.kind === 'slash') return `/${action.command}`;
  return action.kind === 'menu' || action.kind === 'user_menu' ? action.command : undefined;
}
