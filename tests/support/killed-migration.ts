// A process that opens, and so migrates, a database, and is killed after a number of the statements of its migrations;
// `clocked-bot-setup.mjs` bundles it. It prints how many there were if it is not killed.
// argv: database file, number of statements.
import BetterSqlite3 from 'better-sqlite3';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';

const [file = '', statements] = process.argv.slice(2);
const CHANGES = /\b(?:CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b/;
let executed = 0;

const { exec } = BetterSqlite3.prototype;
BetterSqlite3.prototype.exec = function execAndCount(this: BetterSqlite3.Database, sql) {
  for (const statement of sql.split(/;\s*$/m).filter(each => each.trim() !== '')) {
    exec.call(this, statement);
    // The others are those of the backup.
    if (this.name !== file || !CHANGES.test(statement)) continue;
    executed += 1;
    // It ends this process before the call returns.
    if (executed === Number(statements)) process.kill(process.pid, 'SIGKILL');
  }
  return this;
};

await (await openSqlite(file)).close();
process.stdout.write(`${executed}\n`);
