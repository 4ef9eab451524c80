import type { Act, ActResult, MessageView } from '../web/protocol.ts';
import { PageEvent } from './page-event.ts';

/** An element asks for something to be done. Whoever does it sets `result`, which the element may wait for. */
export class ActEvent extends PageEvent {
  static readonly type = 'act';
  readonly act: Act;
  result: Promise<ActResult> | undefined;
  constructor(act: Act) {
    super(ActEvent.type);
    this.act = act;
  }
}

/** The menu of a message is asked for, at a place of the window in px of the viewport. */
export class MessageMenuEvent extends PageEvent {
  static readonly type = 'message-menu';
  readonly message: MessageView;
  readonly x: number;
  readonly y: number;
  /** What it begins with: the whole menu, or the emoji to react with. */
  readonly begins: 'menu' | 'reactions';
  /** The link it was asked for on. */
  readonly link: string | undefined;
  constructor(
    message: MessageView,
    x: number,
    y: number,
    begins: 'menu' | 'reactions' = 'menu',
    link?: string,
  ) {
    super(MessageMenuEvent.type);
    this.message = message;
    this.x = x;
    this.y = y;
    this.begins = begins;
    this.link = link;
  }
}

/** Another channel or thread is to be shown. */
export class GoEvent extends PageEvent {
  static readonly type = 'go';
  readonly channelId: string;
  constructor(channelId: string) {
    super(GoEvent.type);
    this.channelId = channelId;
  }
}

/** A message is to be brought into view. */
export class ShowEvent extends PageEvent {
  static readonly type = 'show-message';
  readonly messageId: string;
  constructor(messageId: string) {
    super(ShowEvent.type);
    this.messageId = messageId;
  }
}

declare global {
  interface HTMLElementEventMap {
    act: ActEvent;
    'message-menu': MessageMenuEvent;
    go: GoEvent;
    'show-message': ShowEvent;
  }
}
