// Discord's limits on messages; characters are UTF-16 code units. The emulator keeps a copy of its own, so that tests
// notice a wrong number. The limit on URLs is in `core/paper/links.ts`, the one on the number of
// choices in `commands/autocomplete-choice.ts`.

/** Characters in all text displays of one message together (docs, "Text Display"). */
export const MAX_MESSAGE_TEXT_LENGTH = 4000;

/**
 * UTF-8 bytes in all text displays of one message, plus `TEXT_DISPLAY_BYTES` for each of them. Not documented: Discord
 * was seen to answer with HTTP 500 to more.
 */
export const MAX_MESSAGE_TEXT_BYTES = 10_170;
export const TEXT_DISPLAY_BYTES = 12;

/** Components of one message, nested ones included (docs, "Component Reference"). */
export const MAX_MESSAGE_COMPONENTS = 40;

/** Characters of a custom_id (docs, "Component Reference"). */
export const MAX_CUSTOM_ID_LENGTH = 100;

/** Characters of the label, and of the description, of an option of a select menu (docs, "String Select"). */
export const MAX_SELECT_OPTION_LENGTH = 100;

/** Characters of the name, and of the text value, of a choice of autocomplete (docs, "Application Command"). */
export const MAX_CHOICE_LENGTH = 100;

/** Files of one message (docs, "Create Message"). */
export const MAX_MESSAGE_FILES = 10;
