/** Exit codes of the process; 75 and 78 are EX_TEMPFAIL and EX_CONFIG of sysexits.h. */
export const EXIT = {
  ok: 0,
  failed: 1,
  /** Incorrect arguments or configuration. */
  misused: 2,
  /** Another process serves this database. */
  alreadyServed: 75,
  /** Discord refuses the token, or closed the connection for good: do not restart. */
  refusedByDiscord: 78,
} as const;
