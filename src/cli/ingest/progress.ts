import { SingleBar } from 'cli-progress';
import type { CliContext } from '../context.ts';

/** How far a long piece of work is. */
export interface Progress {
  /** One more step is done; `now` says in a few words which. */
  step(now: string): void;
  /** So many steps are done. */
  reach(steps: number, now: string): void;
  /** Writes a line for people, above the bar. */
  tell(line: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere only the lines. `total` is the number of steps; a count without a bar if unknown. */
export function openProgress(
  total: number | undefined,
  { terminal, tell }: Pick<CliContext, 'terminal' | 'tell'>,
): Progress {
  if (!terminal) return { step: () => undefined, reach: () => undefined, tell, stop: () => undefined };
  const bar = new SingleBar({
    format:
      total === undefined
        ? '{now}: {value} records · {duration_formatted}'
        : '{bar} {value}/{total} {now} · {eta_formatted} left',
    stream: terminal,
    clearOnComplete: true,
    hideCursor: true,
    // The verb itself ends on a signal, and stops the bar then.
    gracefulExit: false,
    forceRedraw: true,
  });
  bar.start(total ?? 0, 0, { now: '' });
  return {
    step: now => bar.increment(1, { now }),
    reach: (steps, now) => bar.update(steps, { now }),
    tell(line) {
      // Back to the first column and the bar's line cleared (ECMA-48, EL); the bar draws itself again below.
      terminal.write('\r\u001B[K');
      tell(line);
    },
    stop: () => bar.stop(),
  };
}
