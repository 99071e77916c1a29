import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

/** What one can choose to look at, in the words of `person`. */
export const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const
