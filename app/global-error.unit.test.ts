import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { failureWords } from './_messages/failure.ts'
import GlobalError from './global-error.tsx'

test('the last page there is needs nothing of the application to be read', () => {
  const page = renderToStaticMarkup(createElement(GlobalError))
  const { title, text, retry, home } = failureWords.en
  for (const word of [title, text, retry, home]) expect(page).toContain(word)
  expect(page).toMatch(/^<html lang="en">/)
  expect(page).toContain('href="/"')
})
