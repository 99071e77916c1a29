/** Where a file's content is: downloaded, or shown by the browser if it is an image or a PDF. */
export const contentHref = (id: string, { inline = false } = {}) =>
  `/api/files/${id}${inline ? '?inline=1' : ''}`
