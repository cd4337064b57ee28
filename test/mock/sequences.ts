/**
 * How many random sequences of writes a model is compared over: CI takes the thousand, a person who waits for the
 * result a few. `CHATPACT_TEST_SEQUENCES` says another number.
 */
export const sequences = Number(process.env.CHATPACT_TEST_SEQUENCES || (process.env.CI ? 1000 : 200));
