// Plain JavaScript, so that a Node too old to read TypeScript (22.18) can still say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./main.ts');
} else {
  process.stderr.write(
    `Node ${process.versions.node} is too old: 22.18 or newer is needed. On Linux, npm ci brings one for npm start.\n`,
  );
  process.exitCode = 1;
}
