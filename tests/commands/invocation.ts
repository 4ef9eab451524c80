import type {
  Attachment,
  Caller,
  Invocation,
  MenuInvocation,
  ModalSubmit,
  Options,
  ComponentUse,
  AutocompleteRequest,
} from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { parseCustomId } from '../../src/core/message/custom-id.ts';

/** The options of one call by name; a channel or role is given by its id. */
export type GivenOptions = Readonly<Record<string, string | number | boolean | Attachment>>;

const member: Caller = {
  userId: '3000000000000000001',
  guildId: '1000000000000000001',
  channelId: '2000000000000000001',
  managesGuild: false,
  managesMessages: false,
  roleIds: [],
  canPost: true,
  canSee: () => true,
  canPostIn: () => true,
  canWriteInThreads: () => true,
  isMemberHere: true,
  interactionId: '4000000000000000001',
  attachmentSizeLimit: 10 * 1024 * 1024,
};

/** Creates a call of a command, as `invocation('daily', { date: '2026-11' })`; by default of a member in a server. */
export function invocation(
  subcommand?: string,
  given: GivenOptions = {},
  caller: Partial<Caller> = {},
): Invocation {
  return { ...member, ...caller, options: options(subcommand, given) };
}

/** Creates a request to complete an option; the other options are those given. */
export function autocompleteRequest(
  subcommand: string | undefined,
  focused: AutocompleteRequest['focused'],
  given: GivenOptions = {},
  caller: Partial<Caller> = {},
): AutocompleteRequest {
  return {
    ...member,
    ...caller,
    options: options(subcommand, { ...given, [focused.name]: focused.text }),
    focused,
  };
}

/** Creates a call of a command of a message's context menu. */
export function menuInvocation(
  message: MenuInvocation['message'],
  caller: Partial<Caller> = {},
): MenuInvocation {
  return { ...member, ...caller, message };
}

/**
 * Creates a use of the component with this custom_id: a press of a button, or with values a choice from a menu. Throws a
 * `RangeError` for a custom_id that the dispatcher would reject.
 */
export function componentUse(customId: string, used: Partial<Omit<ComponentUse, 'args'>> = {}): ComponentUse {
  const id = parseCustomId(customId);
  if (!id) throw new RangeError(`not a custom_id of ours: ${customId}`);
  return {
    ...member,
    values: [],
    messageId: '5000000000000000001',
    isPrivate: true,
    body: EMPTY,
    ...used,
    args: id.args,
  };
}

/** The values of a form's fields by custom_id: of a text input, a select, or a file upload. */
export type GivenFields = Readonly<Record<string, string | readonly string[] | Attachment>>;

/** Creates a submitted form; `customId` is that of the form. Throws as `componentUse`. */
export function modalSubmit(
  customId: string,
  fields: GivenFields = {},
  submitted: Partial<Omit<ModalSubmit, 'args' | 'text' | 'values' | 'attachment'>> = {},
): ModalSubmit {
  const id = parseCustomId(customId);
  if (!id) throw new RangeError(`not a custom_id of ours: ${customId}`);
  return {
    ...member,
    isPrivate: false,
    ...submitted,
    args: id.args,
    text: fieldId => {
      const value = fields[fieldId];
      return typeof value === 'string' ? value : '';
    },
    values: fieldId => {
      const value = fields[fieldId];
      return Array.isArray(value) ? value : [];
    },
    attachment: fieldId => {
      const value = fields[fieldId];
      return typeof value === 'object' && 'url' in value ? value : undefined;
    },
  };
}

const EMPTY: MessageBody = { flags: 0, components: [], allowed_mentions: { parse: [] } };

function options(subcommand: string | undefined, given: GivenOptions): Options {
  const string = (name: string) => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    subcommand,
    string,
    integer: name => {
      const value = given[name];
      return typeof value === 'number' ? value : undefined;
    },
    boolean: name => {
      const value = given[name];
      return typeof value === 'boolean' ? value : undefined;
    },
    channel: string,
    role: string,
    attachment: name => {
      const value = given[name];
      return typeof value === 'object' ? value : undefined;
    },
  };
}
