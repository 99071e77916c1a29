/** Whether the sidebar is folded, kept in a cookie so that the first HTML already has its width. */
export const railCookie = 'nexo_rail'
export type RailWidth = 'wide' | 'narrow'
export const railWidth = (value: string | undefined): RailWidth => (value === 'narrow' ? 'narrow' : 'wide')

export const rememberRail = (width: RailWidth) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in half of the browsers we serve.
  document.cookie = `${railCookie}=${width}; Path=/; Max-Age=31536000; SameSite=Lax`
}
