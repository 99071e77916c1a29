/** Whether the first steps were put away in this browser; a cookie, so that the first HTML knows. */
export const stepsCookie = 'nexo_steps'

export const rememberHidden = () => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in half of the browsers we serve.
  document.cookie = `${stepsCookie}=hidden; Path=/; Max-Age=31536000; SameSite=Lax`
}
