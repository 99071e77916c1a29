/** How the list goes on: the same for the server, which asks first, and the browser. */
export const backupPages = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
  initialCursor: null,
}
