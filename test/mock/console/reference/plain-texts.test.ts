import { expect, test } from 'vitest';
import { withPlainTexts } from '../../../../mock/console/reference/plain-texts.ts';

const attack = '<img src=x onerror="run()">';
const shown = '<\u2060img src=x onerror="run()">';

test.each([
  [attack, shown],
  ['<svg/onload=run()>', '<\u2060svg/onload=run()>'],
  ['<IMG\nsrc=x onerror=run()', '<\u2060IMG\nsrc=x onerror=run()'],
  ['<!--><img src=x onerror=run()>', '<\u2060!--><\u2060img src=x onerror=run()>'],
  ['<?x ><x-y onclick=run()></x-y>', '<\u2060?x ><\u2060x-y onclick=run()><\u2060/x-y>'],
  ['a < b, 1<2, <b>bold</b>, <br/>, `GET`', 'a < b, 1<2, <b>bold</b>, <br/>, `GET`'],
])('changes the description %j to %j', (description, plain) => {
  expect(withPlainTexts({ info: { title: 'x', description } })).toEqual({ info: { title: 'x', description: plain } });
});

test('cleans descriptions at every level, and keeps values of the API', () => {
  const text = { summary: attack, description: attack };
  const cleaned = { summary: shown, description: shown };
  const api = (texts: typeof text) => ({
    paths: {
      '/x': {
        get: {
          ...texts,
          parameters: [{ name: 'id', ...texts, example: attack, schema: { ...texts, default: attack } }],
        },
      },
    },
    components: {
      schemas: {
        example: { ...texts, enum: [attack], properties: { default: texts, description: { ...texts, example: text } } },
      },
      responses: {
        Ok: { ...texts, content: { json: { examples: { value: { ...texts, value: text } }, example: text } } },
      },
    },
  });
  expect(withPlainTexts(api(text))).toEqual(api(cleaned));
});
