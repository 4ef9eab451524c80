/** Where the playground keeps all its files; relative to the working directory. */
export const PLAYGROUND_FOLDER = 'data/playground';

/** The playground's own database, so that it never touches the operator's. */
export const PLAYGROUND_DATABASE = `${PLAYGROUND_FOLDER}/paperboy.sqlite`;
