import type { Act, ActResult } from '../../web/protocol.ts';
import { PlaygroundProblem } from '../link.ts';

/** A line of the page's own among a channel's messages. */
export interface Notice {
  readonly id: number;
  readonly channelId: string;
  /** Sent and not answered yet, or why it came to nothing. */
  readonly kind: 'pending' | 'problem';
  readonly text: string;
}

/** What is under way, and what went wrong. */
export interface Notices {
  of(channelId: string): readonly Notice[];
  /** Shows a command as under way until it is answered, and why when it is not. Rejects as `send` does. */
  follow(act: Act, channelId: string, send: () => Promise<ActResult>): Promise<ActResult>;
  problem(channelId: string, error: unknown): void;
  dismiss(notice: Notice): void;
}

/** Makes an empty list. @param changed called after each change */
export function createNotices(changed: () => void): Notices {
  let notices: readonly Notice[] = [];
  let count = 0;

  const add = (channelId: string, kind: Notice['kind'], text: string): Notice => {
    count += 1;
    const notice = { id: count, channelId, kind, text };
    notices = [...notices, notice];
    changed();
    return notice;
  };
  const dismiss = (notice: Notice): void => {
    notices = notices.filter(each => each.id !== notice.id);
    changed();
  };
  const problem = (channelId: string, error: unknown): void => {
    add(
      channelId,
      'problem',
      error instanceof PlaygroundProblem ? error.message : `Something went wrong: ${String(error)}`,
    );
  };

  return {
    of: channelId => notices.filter(each => each.channelId === channelId),
    async follow(act, here, send) {
      // Typing goes on whatever its suggestions do.
      if (act.kind === 'autocomplete') return send();
      const command = commandOf(act);
      const pending = command === undefined ? undefined : add(here, 'pending', command);
      try {
        const result = await send();
        if (result.kind === 'failed') add(here, 'problem', result.why);
        return result;
      } catch (error) {
        problem(here, error);
        throw error;
      } finally {
        if (pending !== undefined) dismiss(pending);
      }
    },
    problem,
    dismiss,
  };
}

/** The command an act calls, as it is shown while it is under way; buttons show that themselves. */
function commandOf(act: Act): string | undefined {
  if (act.kind === 'slash') return `/${act.command}`;
  return act.kind === 'menu' || act.kind === 'user_menu' ? act.command : undefined;
}
