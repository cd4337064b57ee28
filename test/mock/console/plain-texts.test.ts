import { expect, test } from 'vitest';
import { withPlainTexts } from '../../../mock/console/plain-texts.ts';

const attack = '<img src=x onerror="run()">';
const shown = '<\u2060img src=x onerror="run()">';

test.each([
  [attack, shown],
  ['<svg/onload=run()>', '<\u2060svg/onload=run()>'],
  ['<IMG\nsrc=x onerror=run()', '<\u2060IMG\nsrc=x onerror=run()'],
  ['<!--><img src=x onerror=run()>', '<\u2060!--><\u2060img src=x onerror=run()>'],
  ['<?x ><x-y onclick=run()></x-y>', '<\u2060?x ><\u2060x-y onclick=run()><\u2060/x-y>'],
  ['a < b, 1<2, <b>bold</b>, <br/>, `GET`', 'a < b, 1<2, <b>bold</b>, <br/>, `GET`'],
])('the description %j is shown as %j', (description, plain) => {
  expect(withPlainTexts({ info: { title: 'x', description } })).toEqual({ info: { title: 'x', description: plain } });
});

test('descriptions are found everywhere, and values of the API stay', () => {
  const text = { summary: attack, description: attack };
  const clean = { summary: shown, description: shown };
  const api = (said: typeof text) => ({
    paths: {
      '/x': {
        get: { ...said, parameters: [{ name: 'id', ...said, example: attack, schema: { ...said, default: attack } }] },
      },
    },
    components: {
      schemas: {
        example: { ...said, enum: [attack], properties: { default: said, description: { ...said, example: text } } },
      },
      responses: {
        Ok: { ...said, content: { json: { examples: { value: { ...said, value: text } }, example: text } } },
      },
    },
  });
  expect(withPlainTexts(api(text))).toEqual(api(clean));
});
