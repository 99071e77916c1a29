/** In the order that they have, in one spelling for server and browser. */
export const byPosition = { sort: 'position', limit: 50 } as const
