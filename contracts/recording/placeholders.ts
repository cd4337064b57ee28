/** Maximum length of a placeholder. No schema requires longer texts. */
const maxLength = 200;

/** How texts of one form are replaced. `letters` and `number` are the rank of a text among all texts. */
interface Form {
  test: RegExp;
  replace(rank: { letters: string; number: number }, text: string): string;
}

const digitsOf = (text: string) => text.replace(/\D/g, '').length;

const forms: readonly Form[] = [
  {
    test: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    replace: ({ letters }, text) => `${fill(letters, Math.max(0, text.length - '@example.com'.length))}@example.com`,
  },
  { test: /^[a-z][a-z0-9+.-]*:\/\//i, replace: ({ letters }) => `https://example.com/${letters}` },
  {
    test: /^\d{1,3}(\.\d{1,3}){3}$/,
    replace: ({ number }) => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  },
  {
    test: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    replace: ({ number }) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
  },
  {
    // Telephone numbers and other groups of digits: the separators are kept.
    test: /^\+?\d[\d\s()./-]{4,30}$/,
    replace({ number }, text) {
      const digits = [...String(number).padStart(digitsOf(text), '0')];
      const first = digits.splice(0, digits.length - digitsOf(text)).join('');
      return text.replace(/\d/g, () => digits.shift() ?? '0').replace(/\d/, (digit) => first + digit);
    },
  },
  {
    test: /^(?:)/,
    replace: ({ letters }, text) => shape(letters, text.slice(0, maxLength)),
  },
];

/**
 * Creates a placeholder for each text. Different texts have different placeholders. A placeholder has the form of its text
 * and, if possible, its length. Placeholders of one form sort in the order of their texts.
 *
 * @example
 * const of = createPlaceholders(['Ada', 'ben@shop.example']);
 * of.get('Ada'); // 'AAx'
 */
export function createPlaceholders(texts: Iterable<string>): ReadonlyMap<string, string> {
  const sorted = [...new Set(texts)].sort();
  const width = Math.max(2, Math.ceil(Math.log(sorted.length + 1) / Math.log(26)));
  return new Map(
    sorted.map((text, index) => {
      const rank = { letters: toLetters(index, width), number: index + 1 };
      const form = forms.find(({ test }) => test.test(text));
      return [text, form?.replace(rank, text) ?? rank.letters];
    }),
  );
}

function fill(letters: string, length: number): string {
  return letters.padEnd(length, 'x');
}

/** Keeps word characters and spaces apart, since findings only show keys that look like field names. */
function shape(letters: string, text: string): string {
  const rest = [...text].slice(letters.length).map((each) => (/[\w$.:*-]/.test(each) ? 'x' : ' '));
  return letters + rest.join('');
}

function toLetters(number: number, width: number): string {
  let [letters, left] = ['', number];
  for (let place = 0; place < width; place++) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
    left = Math.floor(left / 26);
  }
  return letters;
}
