/** Where the playground keeps all it has; relative to the working directory. */
export const PLAYGROUND_FOLDER = 'data/playground';

/** The playground's own database: what is tried there never touches the operator's. */
export const PLAYGROUND_DATABASE = `${PLAYGROUND_FOLDER}/paperboy.sqlite`;
