import type { ColumnType } from 'kysely';

/** A column that may be omitted in an insert. */
export type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;
