/**
 * Runs in the browser before anything else. zod would try whether it may use `eval`, which our content policy refuses and
 * reports; told beforehand, it does not try. Set by its global, because importing zod here would load it on every page.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
