/** A page of a message’s menu: its entries, all emoji, or the form for a thread’s name. */
export type MenuPage = 'entries' | 'emoji' | 'thread';

/** A page that the menu can be opened on. */
export type FirstMenuPage = Exclude<MenuPage, 'thread'>;
