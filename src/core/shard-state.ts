/** A shard of Discord's gateway that this process serves. */
export interface ShardState {
  readonly id: number;
  /** Since when no events are received, ms since the epoch; `undefined` while they are. */
  readonly downSince: number | undefined;
}
