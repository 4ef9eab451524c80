import { redactText, TOKEN_PLACEHOLDER, type Pseudonym } from './redact-text.ts';

/** Fields of these names identify a user, whether they hold an id, a name or an object. */
const USER_FIELD = /^(?:.*user|people|person|.*member|owner|author|caller|createdby|by)$/;

/** Fields of these names hold ids that an operator needs and that are no users. */
const OBJECT_FIELD =
  /^(?:message|guild|server|channel|thread|delivery|interaction|application|command|schedule|slot|role|emoji|attachment)$/;

/** An id, or the key of a manual run: `run:` and the id of the interaction that requested it. */
const OBJECT_ID = /^(?:run:)?(\d+)$/;

const SECRET_FIELD = /token|authorization|secret|password|apikey/;

/** Deeper values are not worth reading in a log line. */
const MAX_DEPTH = 6;

/** Properties of an error that are logged beside its name, message, stack and causes; never request bodies or headers. */
const ERROR_FIELDS = ['code', 'status', 'problem', 'method', 'url'] as const;

export interface Redaction {
  /** Returns the fields of a log line as plain values: no token, no id of a user, errors with their causes. */
  fields(fields: Readonly<Record<string, unknown>>): Record<string, unknown>;
  text(text: string): string;
}

/** What the value of a field is, by the field's name. */
type FieldRole = 'user' | 'object' | 'secret' | 'plain';

/**
 * Creates the redaction of the log. The id of a user becomes `pseudonym(id)`, a token `[token]`. Ids in fields such as
 * `message` or `channelId` stay, unless another field of the same line says that they are users; ids in free text become
 * pseudonyms (see `redactText`). `secrets` are tokens known to the process, in any form.
 */
export function createRedaction(options: {
  readonly pseudonym: Pseudonym;
  readonly secrets?: readonly string[];
}): Redaction {
  const { pseudonym } = options;
  // A shorter one would also match parts of ordinary words; Discord's are far longer.
  const secrets = (options.secrets ?? []).filter(secret => secret.length >= 8);
  return {
    text: text => redactText(text, { pseudonym, secrets }),
    fields(fields) {
      const userIds = userIdsIn(fields);
      const text = (raw: string) => redactText(raw, { pseudonym, secrets, userIds });
      return redactObject(Object.entries(fields), { pseudonym, text, userIds, parents: [] }, 'plain');
    },
  };
}

interface RedactionContext {
  readonly pseudonym: Pseudonym;
  readonly text: (raw: string) => string;
  readonly userIds: ReadonlySet<string>;
  /** The objects that contain the current value, outermost first. */
  readonly parents: readonly object[];
}

function roleOf(name: string, parentRole: FieldRole): FieldRole {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  const singular = plain.replace(/ids?$/, '').replace(/(?<=[a-z])s$/, '');
  if (SECRET_FIELD.test(plain)) return 'secret';
  if (USER_FIELD.test(plain) || USER_FIELD.test(singular)) return 'user';
  if (parentRole === 'user') return 'user';
  // `message.id` is the id of the message; its other fields are not.
  if (singular === '') return parentRole;
  return OBJECT_FIELD.test(plain) || OBJECT_FIELD.test(singular) ? 'object' : 'plain';
}

/** Returns the ids in the user fields of a line, so that they are replaced everywhere in that line. */
function userIdsIn(fields: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, role: FieldRole, parents: readonly object[]): void => {
    if (role === 'user' && isLeaf(value)) {
      for (const id of String(value).match(/\d{17,}/g) ?? []) found.add(id);
    }
    if (typeof value !== 'object' || value === null || parents.length > MAX_DEPTH || parents.includes(value))
      return;
    for (const [name, part] of entriesOf(value)) visit(part, roleOf(name, role), [...parents, value]);
  };
  visit(fields, 'plain', []);
  return found;
}

function isLeaf(value: unknown): value is string | number | bigint {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
}

/** Returns the named values of an object; elements of a list have an empty name. */
function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([name, part]) => [String(name), part]);
  if (Array.isArray(value) || value instanceof Set) return [...value].map(part => ['', part]);
  return Object.entries(value);
}

function redactObject(
  parts: readonly [string, unknown][],
  context: RedactionContext,
  role: FieldRole,
): Record<string, unknown> {
  return Object.fromEntries(
    parts.map(([name, part]) => [context.text(name), redactValue(part, roleOf(name, role), context)]),
  );
}

function redactValue(value: unknown, role: FieldRole, context: RedactionContext): unknown {
  if (role === 'secret') return value === undefined || value === null ? value : TOKEN_PLACEHOLDER;
  if (isLeaf(value)) return redactLeaf(value, role, context);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (context.parents.includes(value)) return '[circular]';
  if (context.parents.length > MAX_DEPTH) return '[deep]';
  const inner = { ...context, parents: [...context.parents, value] };
  if (value instanceof Error) return redactError(value, inner);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (value instanceof URL) return context.text(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  const parts = entriesOf(value);
  if (Array.isArray(value) || value instanceof Set)
    return parts.map(([, part]) => redactValue(part, role, inner));
  return redactObject(parts, inner, role);
}

function redactLeaf(value: string | number | bigint, role: FieldRole, context: RedactionContext): unknown {
  // Counts and durations stay; a number too large for either was an id.
  if (typeof value === 'number' && !(Math.abs(value) >= 1e16)) return value;
  const text = String(value);
  if (role === 'user') return context.pseudonym(text);
  const id = role === 'object' ? OBJECT_ID.exec(text)?.[1] : undefined;
  return id !== undefined && !context.userIds.has(id) ? text : context.text(text);
}

/**
 * Returns an error's name, message, stack and causes, and of its other properties only those that say where it came
 * from: the REST client's errors also carry the body of the request.
 */
function redactError(error: Error, context: RedactionContext): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const details = Object.entries(error).filter(
    ([key, value]) => ERROR_FIELDS.some(field => field === key) && (isLeaf(value) || value instanceof URL),
  );
  const errors = error instanceof AggregateError ? error.errors : undefined;
  return {
    name: context.text(name),
    message: context.text(message),
    ...redactObject(details, context, 'plain'),
    ...(stack === undefined ? {} : { stack: context.text(stack) }),
    ...(cause === undefined ? {} : { cause: redactValue(cause, 'plain', context) }),
    ...(errors === undefined ? {} : { errors: redactValue(errors, 'plain', context) }),
  };
}
