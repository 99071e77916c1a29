/** Server and browser ask for the earlier imports in one spelling, so that both make the same query key. */
export const listInput = { limit: 20 }
