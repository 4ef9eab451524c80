import { config } from 'dotenv';

/** Reads `.env` in the working directory, if there is one. A variable that is set already keeps its value. */
export function loadEnvFile(): void {
  config({ quiet: true });
}
