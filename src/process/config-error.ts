/** The environment is invalid; the message has one line for each problem, with the variable's name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
