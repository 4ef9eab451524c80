/** Counts what the bot does, for its metrics. */
export interface ActivityCounters {
  /** A REST request to Discord was answered; `status` is `undefined` if it was not. */
  responded(routeKind: string, status: number | undefined): void;
  /** An attempt to post a delivery ended with `result`, `lateMs` after its slot was due. */
  attempted(result: string, lateMs: number): void;
  /** A call was dropped without an answer in an overload. */
  dropped(why: string): void;
}
