/** What the list of all files asks for, in one spelling for server and browser. */
export const allFilesInput = (q: string) => ({ ...(q.trim() && { search: q.trim() }), limit: 50 })
