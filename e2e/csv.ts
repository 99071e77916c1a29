/** The lines of a CSV file as what a program sends. */
export const csv = (...lines: string[]) => new Blob([lines.join('\r\n')])
