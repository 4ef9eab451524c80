// Runs a PostgreSQL server for the tests of a run, and ends it with them, however they end. Arguments: the process of the
// run, the folder of the server, the folder of its programs, and further settings as JSON.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often it looks whether the run has ended, ms. */
const CHECK_EVERY_MS = 500;

/** How long it is down in a restart, after SIGHUP, ms. */
const DOWN_MS = 2_000;

/** The user `nobody` of Debian, Fedora, Alpine and macOS' relatives: a server refuses to run as root. */
const NOBODY = 65_534;

/** Nothing of a test has to survive a power cut; many tests share a small machine. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '32MB',
  max_connections: '200',
  max_wal_size: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  listen_addresses: '',
};

const [runPid, folder, packagedPrograms, addedSettings = '{}'] = process.argv.slice(2);
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
let programs = packagedPrograms;

try {
  if (isRoot) {
    // Its programs may be where that user may not read.
    chownSync(folder, NOBODY, NOBODY);
    programs = join(folder, 'native');
    cpSync(packagedPrograms, programs, { recursive: true, verbatimSymlinks: true });
  }
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const initial = ['--auth=trust', '--username=paperboy', '--no-sync', '--locale=C', '--encoding=UTF8'];
  execFileSync(join(programs, 'bin/initdb'), ['-D', data, ...initial], {
    ...identity,
    cwd: folder,
    stdio: 'pipe',
  });
  const settings = Object.entries({
    ...SETTINGS,
    unix_socket_directories: folder,
    ...JSON.parse(addedSettings),
  });
  const start = () => {
    server = spawn(
      join(programs, 'bin/postgres'),
      ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let printed = '';
    server.stderr.on('data', text => {
      printed += String(text);
      if (printed.includes('ready to accept connections')) {
        announce('');
        server.stderr.removeAllListeners('data').resume();
      }
    });
    server.once('exit', () => {
      if (isRestarting) {
        isRestarting = false;
        setTimeout(start, DOWN_MS);
        return;
      }
      announce(printed);
      rmSync(folder, { recursive: true, force: true });
      process.exit();
    });
  };
  let server;
  let isRestarting = false;
  start();
  const stop = () => server.kill('SIGINT');
  process.once('SIGTERM', stop);
  process.on('SIGHUP', () => {
    isRestarting = true;
    stop();
  });
  setInterval(() => {
    if (!isRunning(Number(runPid))) stop();
  }, CHECK_EVERY_MS);
} catch (error) {
  announce(`${error.message}\n${error.stderr ?? ''}`);
  process.exit(1);
}

/** Writes the file that tests wait for: empty once the server answers, or why it does not run. */
function announce(problem) {
  writeFileSync(join(folder, 'state.part'), problem);
  renameSync(join(folder, 'state.part'), join(folder, 'state'));
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
