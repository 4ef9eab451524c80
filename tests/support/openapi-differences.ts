/** Where the description and the API part ways: what is complained about there is no complaint. */
interface Difference {
  /** The operation's id in the description; every operation when it is not said. */
  readonly operation?: RegExp;
  readonly complaint: RegExp;
  readonly because: string;
}

const MESSAGE_KEYS = /additional properties \{"additionalProperty":"(?:tts|nonce|enforce_nonce)"\}/u;

const DIFFERENCES: readonly Difference[] = [
  {
    complaint: /^response: \/errors\/.*_errors\/\d+\/code must be integer/u,
    because: 'The code of a field’s error is a word such as BASE_TYPE_CHOICES (docs, "Error Messages").',
  },
  {
    complaint: /^rate limit: the body must have required property 'code'/u,
    because: 'The code is there for some limits only (docs, "Exceeding A Rate Limit").',
  },
  {
    operation: /application_command/u,
    complaint: /default_member_permissions must be integer,null/u,
    because: 'Permissions are written as strings (docs, "Permissions"); discord.js does so.',
  },
  {
    operation: /application_command/u,
    complaint: /additional properties \{"additionalProperty":"nsfw"\}/u,
    because:
      'Commands may be age-restricted (docs, "Create Global Application Command"); discord.py says so.',
  },
  {
    complaint: /^request: .*\/attachments\/\d+\/id must be string/u,
    because: 'New files are numbered, by numbers in the examples of the docs ("Uploading Files").',
  },
  {
    operation:
      /^(?:update_message|create_thread|create_interaction_response|execute_webhook|update_.*webhook_message)$/u,
    complaint: MESSAGE_KEYS,
    because: 'discord.js builds every message body alike; Discord ignores what an endpoint does not know.',
  },
];

/** Whether a complaint about an operation is one of the known differences. */
export function isKnownDifference(operationId: string, complaint: string): boolean {
  return DIFFERENCES.some(
    each => each.complaint.test(complaint) && (each.operation?.test(operationId) ?? true),
  );
}
