/** An event as a session receives it: `t` and `d` of opcode 0. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
}
