/** How many random sequences a model is compared over: CI takes the thousand, a person who waits for the result a few. */
export const sequences = process.env.CI ? 1000 : 100;
