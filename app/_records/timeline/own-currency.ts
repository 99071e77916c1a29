import { createContext } from 'react'

/** The currency of the record whose timeline it is; amounts that changed alone are in it. */
export const OwnCurrency = createContext<unknown>(undefined)
