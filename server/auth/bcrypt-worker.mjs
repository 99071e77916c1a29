import { compareSync, hashSync } from 'bcryptjs'

// Runs in a worker thread, as plain JavaScript: Node 20 strips no types, and no bundler sees this file.

/** @param {{ text: string, cost: number }} task */
export const hash = ({ text, cost }) => hashSync(text, cost)

/** @param {{ text: string, hash: string }} task */
export const compare = ({ text, hash }) => compareSync(text, hash)
