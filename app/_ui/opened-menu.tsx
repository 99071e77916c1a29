'use client'

import { Menu, type MenuProps } from '@mantine/core'
import { cloneElement, type ReactNode } from 'react'
import { useOpening } from './use-opening.ts'
import type { Opener } from './when-wanted.tsx'

type Props = Pick<MenuProps, 'position' | 'width'> & {
  button: Opener
  className?: string
  children: ReactNode
}

/** A menu that opens as soon as it is there, from a button that had its place before. */
export function OpenedMenu({ button, className, children, ...menu }: Props) {
  const { target, opened, setOpened } = useOpening()
  return (
    <Menu {...menu} opened={opened} onChange={setOpened}>
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown className={className}>{children}</Menu.Dropdown>
    </Menu>
  )
}
