import { SingleBar } from 'cli-progress';
import type { CliContext } from '../context.ts';
import { withoutControls } from '../controls.ts';

/** Progress of a long piece of work. */
export interface Progress {
  /** Adds one finished step; `label` says in a few words which. */
  advance(label: string): void;
  /** Sets the number of finished steps. */
  update(steps: number, label: string): void;
  /** Writes a line for people, above the bar. */
  printAbove(line: string): void;
  stop(): void;
}

/** Shows a bar on a terminal; elsewhere only the lines. Without a `total` number of steps it only counts. */
export function openProgress(
  total: number | undefined,
  { terminal, printToStderr }: Pick<CliContext, 'terminal' | 'printToStderr'>,
): Progress {
  if (!terminal) {
    return {
      advance: () => undefined,
      update: () => undefined,
      printAbove: printToStderr,
      stop: () => undefined,
    };
  }
  const bar = new SingleBar({
    format:
      total === undefined
        ? '{label}: {value} records · {duration_formatted}'
        : '{bar} {value}/{total} {label} · {eta_formatted} left',
    stream: terminal,
    clearOnComplete: true,
    hideCursor: true,
    // The verb itself ends on a signal, and stops the bar then.
    gracefulExit: false,
    forceRedraw: true,
  });
  bar.start(total ?? 0, 0, { label: '' });
  return {
    advance: label => bar.increment(1, { label: withoutControls(label) }),
    update: (steps, label) => bar.update(steps, { label: withoutControls(label) }),
    printAbove(line) {
      // Back to the first column and the bar's line cleared (ECMA-48, EL); the bar redraws itself below.
      terminal.write('\r\u001B[K');
      printToStderr(line);
    },
    stop: () => bar.stop(),
  };
}
