import { z } from 'zod';
import { PageRequestError } from './page-request-error.ts';
import type { Action } from './protocol.ts';

const word = z.string().min(1);

/** A media type as browsers name it (RFC 9110, "Media Type"); whatever else is only bytes. It becomes a header again. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?charset=[\w-]+)?$/u;

const file = z.object({
  // Half of a surrogate pair has no place in the address a file gets.
  filename: word.max(260).regex(/^\P{Surrogate}*$/u),
  contentType: z.string().transform(type => (MEDIA_TYPE.test(type) ? type : 'application/octet-stream')),
  base64: z.string().refine(text => Buffer.from(text, 'base64').toString('base64') === text),
});

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));

/** The acts of the protocol. */
const action: z.ZodType<Action> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), channel: word, text: z.string() }),
  z.object({ kind: z.literal('slash'), channel: word, command: word, options }),
  z.object({ kind: z.literal('autocomplete'), channel: word, command: word, options, focused: word }),
  z.object({ kind: z.literal('press'), message: word, customId: word }),
  z.object({ kind: z.literal('select'), message: word, customId: word, values: z.array(z.string()) }),
  z.object({ kind: z.literal('menu'), channel: word, command: word, message: word }),
  z.object({ kind: z.literal('user_menu'), channel: word, command: word, user: word }),
  z.object({
    kind: z.literal('submit_modal'),
    interaction: word,
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({ kind: z.enum(['react', 'unreact']), message: word, emoji: word }),
  z.object({ kind: z.literal('delete_message'), message: word }),
  z.object({ kind: z.literal('start_thread'), message: word, name: z.string() }),
  z.object({
    kind: z.literal('post'),
    forum: word,
    name: z.string(),
    text: z.string(),
    tags: z.array(z.string()),
  }),
  z.object({ kind: z.literal('move_clock'), to: z.enum(['present', 'next', 'day']) }),
]);

const actionRequest = z.object({ as: z.string(), act: action });

/** What a page wants done, and by whom. */
export type ActionRequest = z.infer<typeof actionRequest>;

/** Reads what a page sent. @throws PageProblem 400, naming the place that is wrong */
export function parseActionRequest(text: string): ActionRequest {
  const found = actionRequest.safeParse(parseJson(text));
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  throw new PageRequestError(
    400,
    `That is nothing that can be done here (${place}: ${issue?.message ?? ''})`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new PageRequestError(400, 'What was sent is no JSON');
    throw error;
  }
}
