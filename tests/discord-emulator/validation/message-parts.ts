import { row, select } from '../request-bodies.ts';

export const LEGACY = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
export const withSelect = (fields: object): object => ({ components: [row(select(fields))] });
export const poll = (fields: object): object => ({
  poll: { question: { text: 'Which?' }, answers: [{ poll_media: { text: 'This' } }], ...fields },
});
export const picture = { media: { url: 'https://arxiv.org/a.png' } };
