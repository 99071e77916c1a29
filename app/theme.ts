import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** The accent and the neutrals, light to dark; every text pair that the theme makes of them has a contrast of 4.5 or more. */
const accent = [
  '#f3f7ff',
  '#e3edff',
  '#c7d9ff',
  '#a3c0ff',
  '#7ea4ff',
  '#5c88f9',
  '#436ee7',
  '#335bd3',
  '#284bb6',
  '#1c3891',
] as const
const gray = [
  '#f9fafb',
  '#f4f5f7',
  '#ecedef',
  '#e1e3e6',
  '#d1d2d7',
  '#a5a7af',
  '#7d8088',
  '#5c5f67',
  '#383a42',
  '#181a20',
] as const
const dark = [
  '#e2e3e6',
  '#bcbec3',
  '#9c9ea5',
  '#7d8088',
  '#2f3137',
  '#26282c',
  '#1d1e22',
  '#151619',
  '#0f1014',
  '#08090c',
] as const

/** Control sizes are CSS variables, so that a touch screen gets larger ones (globals.css) without a second render. */
const controlSize = {
  '--input-height': 'var(--control-height)',
  '--input-fz': 'var(--control-font)',
  '--input-padding': '10px',
}
const buttonSize = {
  '--button-height': 'var(--control-height)',
  '--button-fz': 'var(--control-font)',
  '--button-padding-x': '12px',
}

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  black: '#181a20',
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '1.35' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Input: { vars: () => ({ wrapper: controlSize }) },
    Button: { vars: (_: unknown, props: { size?: string }) => (props.size ? {} : { root: buttonSize }) },
    InputWrapper: {
      vars: () => ({
        label: { '--input-label-size': '13px', '--input-asterisk-color': 'var(--ink-dim)' },
        error: { '--input-error-size': '13px' },
        description: { '--input-description-size': '13px' },
      }),
    },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Menu: {
      // Without the placeholder a menu that opens has the focus on its first item, and nothing in it that is none.
      defaultProps: {
        transitionProps: { duration: 90 },
        shadow: 'sm',
        radius: 'md',
        withInitialFocusPlaceholder: false,
      },
    },
    // It stands in the list of choices, where nothing but choices may stand: one that cannot be chosen.
    ComboboxEmpty: { defaultProps: { role: 'option', 'aria-disabled': true } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 90 } } },
  },
})

/** Mantine's own dimmed, placeholder and error colours miss a contrast of 4.5; ours do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c5f67',
    '--mantine-color-placeholder': '#6b6e77',
    '--mantine-color-error': '#c02626',
    '--mantine-color-anchor': '#284bb6',
    '--mantine-color-disabled-color': '#7d8088',
  },
  dark: {
    '--mantine-color-dimmed': '#9c9ea5',
    '--mantine-color-placeholder': '#8b8e96',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#a3c0ff',
    '--mantine-color-default': '#1d1e22',
    '--mantine-color-default-border': '#383b42',
    '--mantine-color-disabled-color': '#7d8088',
  },
})
