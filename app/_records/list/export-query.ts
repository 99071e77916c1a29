/** What is asked for a file of rows in the order of their list. */
export const exportQuery = (sort: string) =>
  new URLSearchParams({
    format: 'csv',
    sort_by: sort.replace(/^-/, ''),
    sort_order: sort.startsWith('-') ? 'desc' : 'asc',
  })
