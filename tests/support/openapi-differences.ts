/** A known difference between the OpenAPI description and the real API. Matching violations are ignored. */
interface Difference {
  /** Matches the `operationId`. Absent: all operations. */
  readonly operation?: RegExp;
  readonly violation: RegExp;
  readonly reason: string;
}

const MESSAGE_KEYS = /additional properties \{"additionalProperty":"(?:tts|nonce|enforce_nonce)"\}/u;

const DIFFERENCES: readonly Difference[] = [
  {
    violation: /^response: \/errors\/.*_errors\/\d+\/code must be integer/u,
    reason: 'The code of a field error is a word such as BASE_TYPE_CHOICES (docs, "Error Messages").',
  },
  {
    violation: /^rate limit: the body must have required property 'code'/u,
    reason: 'Only some rate limits have a code (docs, "Exceeding A Rate Limit").',
  },
  {
    operation: /application_command/u,
    violation: /default_member_permissions must be integer,null/u,
    reason: 'Permissions are strings (docs, "Permissions"), as discord.js sends them.',
  },
  {
    operation: /application_command/u,
    violation: /additional properties \{"additionalProperty":"nsfw"\}/u,
    reason:
      'Commands may be age-restricted (docs, "Create Global Application Command"), as discord.py sends it.',
  },
  {
    violation: /^request: .*\/attachments\/\d+\/id must be string/u,
    reason: 'New files have numeric ids in the examples of the docs ("Uploading Files").',
  },
  {
    operation:
      /^(?:update_message|create_thread|create_interaction_response|execute_webhook|update_.*webhook_message)$/u,
    violation: MESSAGE_KEYS,
    reason:
      'discord.js sends the same keys to all message endpoints; Discord ignores keys an endpoint does not know.',
  },
];

/** Returns true if a violation for an operation is a known difference. */
export function isKnownDifference(operationId: string, violation: string): boolean {
  return DIFFERENCES.some(
    each => each.violation.test(violation) && (each.operation?.test(operationId) ?? true),
  );
}
