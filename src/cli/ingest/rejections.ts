/** Rejections of one kind that are printed one by one. */
const MAX_PRINTED_OF_A_KIND = 20;
/** Kinds that are counted; reasons that differ in more than values are not that many. */
const MAX_KINDS = 1_000;

/** Prints the rejections of one source. */
export interface RejectionPrinter {
  readonly onRejected: (line: number, reason: string) => void;
  /** Prints how many rejections were not printed, a line for each kind. */
  finish(): void;
}

/**
 * Creates a printer of rejections. The first of a kind are printed, the others counted: a file of the wrong shape may have
 * one for each of its lines. Reasons that differ only in numbers, quoted values and ids are of one kind.
 */
export function createRejectionPrinter(name: string, print: (line: string) => void): RejectionPrinter {
  const counts = new Map<string, { count: number; last: string }>();
  return {
    onRejected(line, reason) {
      const kind = kindOf(reason);
      const known = counts.get(kind) ?? (counts.size < MAX_KINDS ? undefined : counts.get(OTHER_KINDS));
      const count = (known?.count ?? 0) + 1;
      counts.set(known === undefined && counts.size >= MAX_KINDS ? OTHER_KINDS : kind, {
        count,
        last: reason,
      });
      if (count <= MAX_PRINTED_OF_A_KIND) print(`${name}:${line}: rejected: ${reason}`);
    },
    finish() {
      for (const { count, last } of counts.values()) {
        const others = count - MAX_PRINTED_OF_A_KIND;
        if (others > 0)
          print(`${name}: ${others.toLocaleString('en-GB')} more rejected like the last: ${last}`);
      }
      counts.clear();
    },
  };
}

const OTHER_KINDS = '';

function kindOf(reason: string): string {
  return reason.replace(/"[^"]*"|\S*\d\S*/g, '#').slice(0, MAX_KIND_LENGTH);
}

const MAX_KIND_LENGTH = 120;
