import { createLoader, parseAsStringLiteral } from 'nuqs/server'

export const tabs = ['profile', 'password', 'sessions', 'appearance'] as const

/** Which tab is open stands in the URL. */
export const tabParser = { tab: parseAsStringLiteral(tabs).withDefault('profile') }
export const loadTab = createLoader(tabParser)
