/** The first number of all advisory locks of Paperboy: the letters `Papr`. */
export const APPLICATION_LOCK_CLASS = 0x50_61_70_72;

/** The second number of its advisory locks. */
export const LOCK_NUMBERS = { migration: 1, arxiv: 2, leader: 3 } as const;
