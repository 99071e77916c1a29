/** How many tasks of each part are shown: on the start page, and on the page of one's day. */
export const perPart = { start: 5, day: 50 }
