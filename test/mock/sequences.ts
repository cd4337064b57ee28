/**
 * Number of random sequences of writes that a model is compared over: a thousand in CI, fewer locally. Set
 * `CHATPACT_TEST_SEQUENCES` to change it.
 */
export const sequences = Number(process.env.CHATPACT_TEST_SEQUENCES || (process.env.CI ? 1000 : 200));
