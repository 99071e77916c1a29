import type { Route } from 'next'

// Typed routes cannot tell a made-up id from the page beside it ("new").
export const userHref = (id: string) => `/admin/users/${id}` as Route
