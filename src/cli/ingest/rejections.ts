/** Rejections of one kind that are printed one by one. */
const MAX_PRINTED_OF_A_KIND = 20;
/** Kinds that are counted separately; the readers have about thirty. */
const MAX_KINDS = 200;
/** The beginning of a reason determines its kind. */
const MAX_KIND_LENGTH = 120;
const OTHER_KINDS = '';

/** Prints the rejections of one source. */
export interface RejectionPrinter {
  readonly onRejected: (line: number, reason: string) => void;
  /** Prints how many rejections were not printed, in one line for each kind. */
  finish(): void;
}

/**
 * Creates a printer of rejections. It prints the first of each kind and counts the others: a file in the wrong format has
 * one for each of its lines. Reasons that differ only in numbers, ids and quoted values are of one kind.
 */
export function createRejectionPrinter(name: string, print: (line: string) => void): RejectionPrinter {
  const counts = new Map<string, number>();
  return {
    onRejected(line, reason) {
      const own = kindOf(reason);
      const kind = counts.has(own) || counts.size < MAX_KINDS ? own : OTHER_KINDS;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= MAX_PRINTED_OF_A_KIND) print(`${name}:${line}: rejected: ${reason}`);
    },
    finish() {
      for (const [kind, count] of counts) {
        const others = count - MAX_PRINTED_OF_A_KIND;
        if (others > 0) print(`${name}: ${others} more rejected: ${kind || 'other reasons'}`);
      }
      counts.clear();
    },
  };
}

function kindOf(reason: string): string {
  return reason.slice(0, MAX_KIND_LENGTH).replace(/"[^"]*(?:"|$)|\S*\d\S*/g, '…');
}
