'use client'

import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import type { z } from 'zod'
import { readProblem } from '../../_trpc/problem.ts'
import { useInvalid } from '../../_ui/words.ts'
import { type Field, type FormValue, isReference } from '../field.ts'
import type { AnyRow } from '../rooms.ts'
import { type FormValues, formOf } from './form-values.ts'
import { wrongWith } from './wrong-with.ts'

/** The state of a record's form: values, what is wrong with them in words, and whether anything was typed. */
export const useRecordForm = (
  input: z.ZodObject,
  fields: readonly Field[],
  { row, start }: { row?: AnyRow | undefined; start?: FormValues | undefined },
) => {
  const invalid = useInvalid()
  const initialValues = useMemo(() => formOf(fields, row, start), [fields, row, start])
  // A reference has no range: the database said so of two, of which there has to be one (an order's client or supplier).
  const say = (field: Field, code: string) =>
    invalid(isReference(field) && code === 'out_of_range' ? 'either' : code, {
      min: field.min,
      max: field.max,
    })
  const form = useForm<FormValues>({
    mode: 'controlled',
    initialValues,
    validate: (values) =>
      Object.fromEntries(
        fields.flatMap((field) =>
          wrongWith(input, field, values[field.name] ?? '').map(({ path, code }) => [path, say(field, code)]),
        ),
      ),
  })

  /** Puts the server's complaints beside their fields; false when there are some that belong to none. */
  const showErrors = (error: unknown) => {
    const placed = readProblem(error).errors.flatMap(({ path, message }) => {
      const field = fields.find(({ name }) => name === path.split('.')[0])
      return field ? [[path, say(field, message)] as const] : []
    })
    form.setErrors(Object.fromEntries(placed))
    return placed.length > 0
  }

  /** What is typed into a field of several parts takes the complaints about its parts away. */
  const change = (field: Field, value: FormValue) => {
    form.setFieldValue(field.name, value)
    const others = Object.entries(form.errors).filter(([path]) => path.split('.')[0] !== field.name)
    if (others.length < Object.keys(form.errors).length) form.setErrors(Object.fromEntries(others))
  }

  return { form, change, showErrors }
}
