/** Numbers of reactions that were not known as Discord shows them. */
export interface ReconcileResult {
  readonly added: number;
  readonly removed: number;
  /** Cleared by a moderator: the saves are kept. */
  readonly cleared: number;
}

export const NO_CHANGES: ReconcileResult = { added: 0, removed: 0, cleared: 0 };

export function addResults(a: ReconcileResult, b: ReconcileResult): ReconcileResult {
  return { added: a.added + b.added, removed: a.removed + b.removed, cleared: a.cleared + b.cleared };
}
