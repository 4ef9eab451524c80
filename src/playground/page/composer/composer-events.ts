import type { CallableCommand } from './callable-command.ts';

/** A command is to be filled in. */
export class CallEvent extends Event {
  static readonly type = 'call-command';
  readonly command: CallableCommand;
  /** What is written for its options already, by their names. */
  readonly texts: ReadonlyMap<string, string>;
  constructor(command: CallableCommand, texts: ReadonlyMap<string, string>) {
    super(CallEvent.type, { bubbles: true });
    this.command = command;
    this.texts = texts;
  }
}

/** The box has sent something. */
export class SentEvent extends Event {
  static readonly type = 'sent';
  /** As it can be written into the box again. */
  readonly line: string;
  constructor(line: string) {
    super(SentEvent.type, { bubbles: true });
    this.line = line;
  }
}

/** A command is no longer to be filled in. */
export class TakeBackEvent extends Event {
  static readonly type = 'take-back';
  /** What the box is to hold then. */
  readonly text: string;
  constructor(text: string) {
    super(TakeBackEvent.type, { bubbles: true });
    this.text = text;
  }
}
