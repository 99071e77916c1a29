/** The languages that the pages speak (ISO 639-1). A new one is a line here and a file in app/_messages. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]
