import * as z from 'zod';
import { list, snowflake } from './form.ts';
import type { FieldPath, FieldProblem } from './form.ts';

/** Schema of `allowed_mentions` (docs, "Allowed Mentions Object"): at most 100 ids of a kind. */
export const allowedMentions = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: list(snowflake, 0, 100).nullish(),
  roles: list(snowflake, 0, 100).nullish(),
  replied_user: z.boolean().nullish(),
});

/** The users and roles that a message may ping. */
export type AllowedMentions = z.infer<typeof allowedMentions>;

/** Returns a problem for each kind that is both in `parse` and listed by id (same section). */
export function allowedMentionsProblems(allowed: AllowedMentions, at: FieldPath): FieldProblem[] {
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
