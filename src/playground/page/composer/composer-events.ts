import type { CallableCommand } from './callable-command.ts';

/** Requests that a command is opened to be filled in. */
export class CallCommandEvent extends Event {
  static readonly type = 'call-command';
  readonly command: CallableCommand;
  /** Texts already typed for its options, by option name. */
  readonly texts: ReadonlyMap<string, string>;
  constructor(command: CallableCommand, texts: ReadonlyMap<string, string>) {
    super(CallCommandEvent.type, { bubbles: true });
    this.command = command;
    this.texts = texts;
  }
}

/** Reports that the box has sent a message or a command. */
export class SentEvent extends Event {
  static readonly type = 'sent';
  /** The sent line, in the form that the box reads. */
  readonly line: string;
  constructor(line: string) {
    super(SentEvent.type, { bubbles: true });
    this.line = line;
  }
}

/** Requests that the command being filled in is closed. */
export class CancelCommandEvent extends Event {
  static readonly type = 'cancel-command';
  /** Text for the box to show instead. */
  readonly text: string;
  constructor(text: string) {
    super(CancelCommandEvent.type, { bubbles: true });
    this.text = text;
  }
}
