/** What is searched for when this is typed, in the one spelling that server and browser make their query key of. */
export const searchedFor = (typed: string) => typed.trim().replace(/\s+/g, ' ').slice(0, 100)
