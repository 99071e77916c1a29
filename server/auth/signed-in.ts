import type { Actor, Context } from '../context.ts'

/** The context of a procedure that `signedIn()` has let through. */
export type SignedIn = Omit<Context, 'actor'> & { actor: Actor }
