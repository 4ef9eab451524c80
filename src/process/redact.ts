import { redactText, TOKEN, type Pseudonym } from './redact-text.ts';

/** Facts by these names are a person, whatever they hold: an id, a name, or an object that tells more. */
const PERSON = /^(?:.*user|people|person|.*member|owner|author|caller|createdby|by)$/;

/** Facts by these names are ids that an operator needs and that are no people. */
const PLACE =
  /^(?:message|guild|server|channel|thread|delivery|interaction|application|command|schedule|slot|role|emoji|attachment)$/;

/** An id alone, or a post by hand: `run:` and the id of the command that asked for it. */
const PLACE_ID = /^(?:run:)?(\d+)$/;

const SECRET = /token|authorization|secret|password|apikey/;

/** Deeper than anything worth reading in a log line. */
const MAX_DEPTH = 6;

/** What an error may tell beside its name, words, stack and causes; bodies and headers of requests never. */
const ERROR_FACTS = ['code', 'status', 'problem', 'method', 'url'] as const;

export interface Redaction {
  /** The fields of a log line as plain values that can be written: no token, no id of a person, errors with causes. */
  fields(fields: Readonly<Record<string, unknown>>): Record<string, unknown>;
  text(text: string): string;
}

type Role = 'person' | 'place' | 'secret' | 'plain';

/**
 * The rule of what may stand in the log. A person's id becomes `pseudonym(id)`, a token `[token]`. Ids under a name
 * such as `message` or `channelId` stay, unless the same line has them as a person; ids in running text become
 * pseudonyms (see `redactText`). `secrets` are tokens known to the process, whatever their form.
 */
export function createRedaction(using: {
  readonly pseudonym: Pseudonym;
  readonly secrets?: readonly string[];
}): Redaction {
  const { pseudonym } = using;
  // A shorter one would be taken out of ordinary words; Discord's are far longer.
  const secrets = (using.secrets ?? []).filter(secret => secret.length >= 8);
  return {
    text: text => redactText(text, { pseudonym, secrets }),
    fields(fields) {
      const people = peopleIn(fields);
      const text = (raw: string) => redactText(raw, { pseudonym, secrets, people });
      return objectOf(Object.entries(fields), { pseudonym, text, people, above: [] }, 'plain');
    },
  };
}

interface Walk {
  readonly pseudonym: Pseudonym;
  readonly text: (raw: string) => string;
  readonly people: ReadonlySet<string>;
  /** The objects around the value at hand, outermost first. */
  readonly above: readonly object[];
}

function roleOf(name: string, around: Role): Role {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  const singular = plain.replace(/ids?$/, '').replace(/(?<=[a-z])s$/, '');
  if (SECRET.test(plain)) return 'secret';
  if (PERSON.test(plain) || PERSON.test(singular)) return 'person';
  if (around === 'person') return 'person';
  // The id of a message stands under `message.id` too; whatever else a message holds is no id of it.
  if (singular === '') return around;
  return PLACE.test(plain) || PLACE.test(singular) ? 'place' : 'plain';
}

/** The ids that a line has under a person's name, so that they go wherever else the line has them. */
function peopleIn(fields: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, role: Role, above: readonly object[]): void => {
    if (role === 'person' && isLeaf(value)) {
      for (const id of String(value).match(/\d{17,}/g) ?? []) found.add(id);
    }
    if (typeof value !== 'object' || value === null || above.length > MAX_DEPTH || above.includes(value))
      return;
    for (const [name, part] of partsOf(value)) visit(part, roleOf(name, role), [...above, value]);
  };
  visit(fields, 'plain', []);
  return found;
}

function isLeaf(value: unknown): value is string | number | bigint {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
}

/** What an object holds; an element of a list stands under no name of its own. */
function partsOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([name, part]) => [String(name), part]);
  if (Array.isArray(value) || value instanceof Set) return [...value].map(part => ['', part]);
  return Object.entries(value);
}

function objectOf(parts: readonly [string, unknown][], walk: Walk, role: Role): Record<string, unknown> {
  return Object.fromEntries(
    parts.map(([name, part]) => [walk.text(name), redacted(part, roleOf(name, role), walk)]),
  );
}

function redacted(value: unknown, role: Role, walk: Walk): unknown {
  if (role === 'secret') return value === undefined || value === null ? value : TOKEN;
  if (isLeaf(value)) return redactedLeaf(value, role, walk);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (walk.above.includes(value)) return '[circular]';
  if (walk.above.length > MAX_DEPTH) return '[deep]';
  const inner = { ...walk, above: [...walk.above, value] };
  if (value instanceof Error) return errorOf(value, inner);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (value instanceof URL) return walk.text(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  const parts = partsOf(value);
  if (Array.isArray(value) || value instanceof Set)
    return parts.map(([, part]) => redacted(part, role, inner));
  return objectOf(parts, inner, role);
}

function redactedLeaf(value: string | number | bigint, role: Role, walk: Walk): unknown {
  // Counts and durations; only a number too large for either was an id once.
  if (typeof value === 'number' && !(Math.abs(value) >= 1e16)) return value;
  const text = String(value);
  if (role === 'person') return walk.pseudonym(text);
  const id = role === 'place' ? PLACE_ID.exec(text)?.[1] : undefined;
  return id !== undefined && !walk.people.has(id) ? text : walk.text(text);
}

/**
 * An error's name, words and stack with its causes, and of what else it holds only what says where it came from: the
 * REST client's errors also carry the body of the request.
 */
function errorOf(error: Error, walk: Walk): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const told = Object.entries(error).filter(
    ([key, value]) => ERROR_FACTS.some(fact => fact === key) && (isLeaf(value) || value instanceof URL),
  );
  const errors = error instanceof AggregateError ? error.errors : undefined;
  return {
    name: walk.text(name),
    message: walk.text(message),
    ...objectOf(told, walk, 'plain'),
    ...(stack === undefined ? {} : { stack: walk.text(stack) }),
    ...(cause === undefined ? {} : { cause: redacted(cause, 'plain', walk) }),
    ...(errors === undefined ? {} : { errors: redacted(errors, 'plain', walk) }),
  };
}
