/** Where to go after signing in: a page of ours, whatever the address bar was made to say. */
export const localPath = (next: string | null | undefined) => {
  if (!next?.startsWith('/')) return '/'
  const url = new URL(next, location.origin)
  return url.origin === location.origin && !url.pathname.startsWith('/api/') ? url.pathname + url.search : '/'
}
