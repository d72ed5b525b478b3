// Where the page is laid out for a phone: as in the style sheets.
export const NARROW = "(max-width: 760px)";
