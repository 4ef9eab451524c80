/** Whether a user may call now; if not, after how many ms. */
export type CooldownResult = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

/** When users called, ms since the epoch, by their ids. */
export type CallsByUser = Readonly<Record<string, readonly number[]>>;

export interface Cooldown {
  /** Checks a user's call at `now`, ms since the epoch, and counts it if it is allowed. */
  take(userId: string, now: number): CooldownResult;
  /** Returns the calls counted here that still count at `now`, at most those of `maxUsers`, of whom the latest called last. */
  recentCalls(now: number, maxUsers: number): CallsByUser;
  /** Sets the calls that were counted by other processes, instead of those set before: they count as well. */
  setOtherCalls(calls: readonly CallsByUser[]): void;
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
  let otherCalls: readonly CallsByUser[] = [];
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
      const own = (callsByUser.get(userId) ?? []).filter(call => isRecent(call, now));
      const others = otherCalls.flatMap(calls => calls[userId] ?? []).filter(call => isRecent(call, now));
      // Once this one has left the window, fewer than the limit are left.
      const lastOver = [...own, ...others].toSorted((a, b) => b - a)[limit - 1];
      if (lastOver !== undefined) return { ok: false, waitMs: lastOver + windowMs - now };
      callsByUser.delete(userId);
      callsByUser.set(userId, [...own, now]);
      return { ok: true };
    },
    recentCalls(now, maxUsers) {
      const latest = [...callsByUser].slice(-maxUsers);
      return Object.fromEntries(
        latest
          .map(([userId, calls]) => [userId, calls.filter(call => isRecent(call, now))] as const)
          .filter(([, calls]) => calls.length > 0),
      );
    },
    setOtherCalls(calls) {
      otherCalls = calls;
    },
    get size() {
      return callsByUser.size;
    },
  };
}
