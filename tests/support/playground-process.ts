import { startProgram, type Program, type ProgramEnd } from './cli-process.ts';

/** A playground process as `npm start` runs it. */
export interface RunningPlayground extends Program {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
}

/** Starts the playground and waits until it prints its address. Port 0 takes any free one. */
export async function startPlaygroundProgram(cwd: string, port = 0): Promise<RunningPlayground> {
  const program = startProgram('main.js', { cwd, env: { PLAYGROUND_PORT: String(port) } });
  const url = await new Promise<string>((resolve, reject) => {
    program.process.stdout?.on('data', () => {
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(program.stdout())?.[0];
      if (address !== undefined) resolve(address);
    });
    void program.ended.then(({ code, stderr }) =>
      reject(new Error(`ended with ${code} before it printed its address:\n${stderr}`)),
    );
  });
  return { ...program, url };
}

/** Runs what `npm run playground:reset` runs. */
export function runReset(cwd: string): Promise<ProgramEnd> {
  return startProgram('app/playground/reset.js', { cwd }).ended;
}
