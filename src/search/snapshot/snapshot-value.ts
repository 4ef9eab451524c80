import type { NumberArray } from '../storage/growable-array.ts';

/** What a snapshot can hold: a plain tree of values whose large parts are typed arrays. */
export type SnapshotValue =
  | number
  | string
  | boolean
  | null
  | NumberArray
  | readonly SnapshotValue[]
  | { readonly [name: string]: SnapshotValue };

/**
 * Holds for types of values that a snapshot can hold: `value: T & Snapshotable<T>`. Unlike `SnapshotValue`, it holds for
 * interfaces too.
 */
export type Snapshotable<T> = T extends SnapshotValue | undefined
  ? T
  : T extends (...args: never) => unknown
    ? never
    : { readonly [Name in keyof T]: Snapshotable<T[Name]> };
