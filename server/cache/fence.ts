/** Longer than any read that ends in a fill can take between PostgreSQL's answer and `add`. */
export const fenceSeconds = 30

/**
 * Counts KEYS[1] up, ARGV[1] its life in seconds, in one step. A fence is an empty string, which counts as nothing.
 */
export const countScript = `
if redis.call('get', KEYS[1]) == '' then redis.call('del', KEYS[1]) end
local n = redis.call('incr', KEYS[1])
if n == 1 then redis.call('expire', KEYS[1], ARGV[1]) end
return n`
