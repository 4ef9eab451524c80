import type { Action, ActionResult, MessageView } from '../web/protocol.ts';
import type { FirstMenuPage } from './menu/menu-page.ts';
import { PageEvent } from './page-event.ts';

/** Requests an action. The handler sets `result`, which the sender may await. */
export class ActionEvent extends PageEvent {
  static readonly type = 'action';
  readonly action: Action;
  result: Promise<ActionResult> | undefined;
  constructor(action: Action) {
    super(ActionEvent.type);
    this.action = action;
  }
}

/** Requests the menu of a message, at a position in px of the viewport. */
export class MessageMenuEvent extends PageEvent {
  static readonly type = 'message-menu';
  readonly message: MessageView;
  readonly x: number;
  readonly y: number;
  readonly firstPage: FirstMenuPage;
  /** Address of the link that was clicked. */
  readonly link: string | undefined;
  constructor(
    message: MessageView,
    x: number,
    y: number,
    firstPage: FirstMenuPage = 'entries',
    link?: string,
  ) {
    super(MessageMenuEvent.type);
    this.message = message;
    this.x = x;
    this.y = y;
    this.firstPage = firstPage;
    this.link = link;
  }
}

/** Requests that another channel or thread is opened. */
export class OpenChannelEvent extends PageEvent {
  static readonly type = 'open-channel';
  readonly channelId: string;
  constructor(channelId: string) {
    super(OpenChannelEvent.type);
    this.channelId = channelId;
  }
}

/** Requests that a message is scrolled into view. */
export class ShowMessageEvent extends PageEvent {
  static readonly type = 'show-message';
  readonly messageId: string;
  constructor(messageId: string) {
    super(ShowMessageEvent.type);
    this.messageId = messageId;
  }
}

declare global {
  interface HTMLElementEventMap {
    action: ActionEvent;
    'message-menu': MessageMenuEvent;
    'open-channel': OpenChannelEvent;
    'show-message': ShowMessageEvent;
  }
}
