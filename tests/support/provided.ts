declare module 'vitest' {
  /** What `tests/vitest.config.ts` and its global setup provide to tests, by `inject`. */
  export interface ProvidedContext {
    /** Number of hostile texts that every view is tested with; a multiple of 5. */
    readonly hostileTexts: number;
    /** Path of a database that holds the starter corpus: copy it, see `starterFolder`. */
    readonly starterDatabase: string;
  }
}
export {};
