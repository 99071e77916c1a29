const here = 'http://here.invalid'

/**
 * The page of ours that `next` names ("/clients?x=1"), or the start page: never another site, however the address was
 * made to look, and no route of the API. Read as a browser reads it, which takes "/\evil" and a tab between two slashes
 * for another site too; and read once more as what it comes to, for "/.//evil" resolves to "//evil".
 */
export const localPath = (next: string | null | undefined): string => {
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return '/'
  const { origin, pathname, search } = new URL(next, here)
  const isOurs = origin === here && !pathname.startsWith('//') && !pathname.startsWith('/api/')
  return isOurs ? pathname + search : '/'
}
