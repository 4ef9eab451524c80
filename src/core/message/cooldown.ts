/** Whether a user may call now; if not, after how many ms. */
export type CooldownResult = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

export interface Cooldown {
  /** Checks a user's call at `now`, ms since the epoch, and counts it if it is allowed. */
  take(userId: string, now: number): CooldownResult;
  /** Number of users with calls in memory. */
  readonly size: number;
}

/**
 * Allows each user at most `limit` calls in any `windowMs`. It has no timer: each call also forgets users whose last
 * call has left the window. If the clock moves forward, every wait ends; if it moves back, calls that now lie in the
 * future are ignored.
 */
export function createCooldown({ limit, windowMs }: { limit: number; windowMs: number }): Cooldown {
  // In the order of each user's last allowed call.
  const callsByUser = new Map<string, readonly number[]>();
  const isRecent = (call: number, now: number) => call <= now && now - call < windowMs;

  function forgetIdleUsers(now: number): void {
    for (const [userId, calls] of callsByUser) {
      if (calls.some(call => isRecent(call, now))) return;
      callsByUser.delete(userId);
    }
  }

  return {
    take(userId, now) {
      forgetIdleUsers(now);
      const recent = (callsByUser.get(userId) ?? []).filter(call => isRecent(call, now));
      if (recent.length >= limit) return { ok: false, waitMs: Math.min(...recent) + windowMs - now };
      callsByUser.delete(userId);
      callsByUser.set(userId, [...recent, now]);
      return { ok: true };
    },
    get size() {
      return callsByUser.size;
    },
  };
}
