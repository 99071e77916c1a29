/** A desk and a phone. Pages are loaded in the light on one and in the dark on the other, and looked at in both on each. */
export const sizes = {
  '1280 wide': { scheme: 'light', viewport: { width: 1280, height: 800 } },
  '390 wide': {
    scheme: 'dark',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  },
} as const
