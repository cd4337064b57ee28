// The words of an input of action.yml, each ended by a NUL. Blanks and line ends part them, and quotes keep together what
// stands between them: --only 'relation/*'. Nothing else has a meaning: no variable, no command, no backslash.

const [, , variable = ''] = process.argv;
const text = process.env[variable] ?? '';
const words = [];
let word;
let quote;
for (const character of text) {
  if (quote !== undefined) {
    if (character === quote) quote = undefined;
    else word += character;
  } else if (character === '"' || character === "'") {
    quote = character;
    word ??= '';
  } else if (/\s/.test(character)) {
    if (word !== undefined) words.push(word);
    word = undefined;
  } else word = (word ?? '') + character;
}
if (word !== undefined) words.push(word);
if (quote === undefined) process.stdout.write(words.map((each) => `${each}\0`).join(''));
else {
  const name = variable.replace(/^INPUT_/, '').toLowerCase();
  process.stdout.write(`A quote (${quote}) in the input ${name} has no end.`);
  process.exitCode = 2;
}
