// Splits an input of action.yml into words, and prints each with a NUL after it. White space separates words. Quotes
// keep a word together: --only 'relation/*'. Variables, commands and backslashes have no meaning.

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
