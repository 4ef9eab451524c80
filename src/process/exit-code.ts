/** What the process tells its caller; 75 and 78 are EX_TEMPFAIL and EX_CONFIG of sysexits.h. */
export const EXIT = {
  fine: 0,
  failed: 1,
  /** Used or configured wrongly. */
  misused: 2,
  /** Another process serves this database. */
  alreadyServed: 75,
  /** Discord refuses the token: do not restart. */
  tokenRefused: 78,
} as const;
