/** Whether somebody may call once more; if not, after how many ms. */
export type CooldownAnswer = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

export interface Cooldown {
  /** Asks for one call of a person at `now`, ms since the epoch. Only a call that is let through counts. */
  take(person: string, now: number): CooldownAnswer;
  /** People it remembers at present. */
  readonly size: number;
}

/**
 * Lets each person make at most `limit` calls in any `windowMs`. It has no timer: each call also forgets people whose
 * last one has left the window. A clock that is put forward ends every wait; one that is put back makes the calls that
 * then lie in the future as good as never made, so that nobody waits for the old time to come round again.
 */
export function createCooldown({ limit, windowMs }: { limit: number; windowMs: number }): Cooldown {
  // Whoever was let through last stands last.
  const calls = new Map<string, readonly number[]>();
  const isRecent = (call: number, now: number) => call <= now && now - call < windowMs;

  function forgetOthers(now: number): void {
    for (const [person, times] of calls) {
      if (times.some(time => isRecent(time, now))) return;
      calls.delete(person);
    }
  }

  return {
    take(person, now) {
      forgetOthers(now);
      const recent = (calls.get(person) ?? []).filter(time => isRecent(time, now));
      if (recent.length >= limit) return { ok: false, waitMs: Math.min(...recent) + windowMs - now };
      calls.delete(person);
      calls.set(person, [...recent, now]);
      return { ok: true };
    },
    get size() {
      return calls.size;
    },
  };
}
