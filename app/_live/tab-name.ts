let name: string | undefined

/** What this tab calls itself to the server, which then does not tell it of its own changes. Forgotten with the page. */
export const tabName = () => {
  // randomUUID() is there on https alone.
  name ??= Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return name
}
