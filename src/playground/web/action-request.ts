import * as z from 'zod';
import { PageRequestError } from './page-request-error.ts';
import type { Action } from './protocol.ts';

const nonEmptyText = z.string().min(1);

/** A media type as browsers send it (RFC 9110, "Media Type"). Other values are replaced, because it becomes a header again. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?charset=[\w-]+)?$/u;

const file = z.object({
  // A lone surrogate cannot be part of the file's URL.
  filename: nonEmptyText.max(260).regex(/^\P{Surrogate}*$/u),
  contentType: z.string().transform(type => (MEDIA_TYPE.test(type) ? type : 'application/octet-stream')),
  base64: z.string().refine(text => Buffer.from(text, 'base64').toString('base64') === text),
});

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));

/** The actions of the protocol. */
const action: z.ZodType<Action> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), channel: nonEmptyText, text: z.string() }),
  z.object({ kind: z.literal('slash'), channel: nonEmptyText, command: nonEmptyText, options }),
  z.object({
    kind: z.literal('autocomplete'),
    channel: nonEmptyText,
    command: nonEmptyText,
    options,
    focused: nonEmptyText,
  }),
  z.object({ kind: z.literal('press'), message: nonEmptyText, customId: nonEmptyText }),
  z.object({
    kind: z.literal('select'),
    message: nonEmptyText,
    customId: nonEmptyText,
    values: z.array(z.string()),
  }),
  z.object({ kind: z.literal('menu'), channel: nonEmptyText, command: nonEmptyText, message: nonEmptyText }),
  z.object({
    kind: z.literal('user_menu'),
    channel: nonEmptyText,
    command: nonEmptyText,
    user: nonEmptyText,
  }),
  z.object({
    kind: z.literal('submit_modal'),
    interaction: nonEmptyText,
    values: z.record(z.string(), z.union([z.string(), z.array(z.string()), file])),
  }),
  z.object({ kind: z.enum(['react', 'unreact']), message: nonEmptyText, emoji: nonEmptyText }),
  z.object({ kind: z.literal('vote_poll'), message: nonEmptyText, answers: z.array(z.int()) }),
  z.object({ kind: z.literal('delete_message'), message: nonEmptyText }),
  z.object({ kind: z.literal('start_thread'), message: nonEmptyText, name: z.string() }),
  z.object({
    kind: z.literal('post'),
    forum: nonEmptyText,
    name: z.string(),
    text: z.string(),
    tags: z.array(z.string()),
  }),
  z.object({ kind: z.literal('move_clock'), to: z.enum(['present', 'next', 'day']) }),
]);

const actionRequest = z.object({ as: z.string(), action });

/** A requested action, and the user who performs it. */
export type ActionRequest = z.infer<typeof actionRequest>;

/** Parses a request body. @throws PageRequestError with the path of the wrong value */
export function parseActionRequest(text: string): ActionRequest {
  const result = actionRequest.safeParse(parseJson(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  throw new PageRequestError(`Invalid action (${path}: ${issue?.message ?? ''})`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new PageRequestError('The body is not JSON');
    throw error;
  }
}
