// Apart from use-typed.ts, so that pages where nothing is typed into the address load none of what that needs.

let tellNow: (() => Promise<unknown>) | undefined

/** Until the function that it gives back is called, the address waits for what `tell` tells it. */
export const keepWaiting = (tell: () => Promise<unknown>) => {
  tellNow = tell
  return () => {
    tellNow = undefined
  }
}

/** Resolves when the address has been told what it waits for; undefined where it waits for nothing. */
export const toldAddress = (): Promise<unknown> | undefined => tellNow?.()
