import { z } from 'zod';
import { list, snowflake } from './form.ts';
import type { Path, Problem } from './form.ts';

/** Whom a message may ping (docs, "Allowed Mentions Object"): at most 100 ids of a kind. */
export const allowedMentions = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: list(snowflake, 0, 100).nullish(),
  roles: list(snowflake, 0, 100).nullish(),
  replied_user: z.boolean().nullish(),
});

/** Whom a message may ping. */
export type AllowedMentions = z.infer<typeof allowedMentions>;

/** "All of a kind" and "these of a kind" exclude each other (same section of the docs). */
export function allowedMentionsProblems(allowed: AllowedMentions, at: Path): Problem[] {
  return (['users', 'roles'] as const).flatMap(kind =>
    (allowed.parse ?? []).includes(kind) && (allowed[kind] ?? []).length > 0
      ? [
          {
            path: at,
            code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          },
        ]
      : [],
  );
}
