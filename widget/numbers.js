/** Personal identity numbers, known by their dates and check digits. */

// a Swedish personnummer or samordningsnummer: [YY]YYMMDD-NNNC
const SWEDISH = /(?<![\d-])(?:\d\d)?(\d\d)(\d\d)(\d\d)[-+ ]?(\d{3})(\d)(?![\d-])/g;
// a Finnish henkilötunnus: DDMMYYxNNNc, its separators since 2023
const FINNISH = /(?<![\w-])(\d\d)(\d\d)(\d\d)[-+A-FU-Y](\d{3})([\dA-Y])(?![\w-])/gi;
const FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/**
 * @param {string} text @returns {string} with the last four characters of each number hidden; the
 * same text where there is none
 */
export function masked(text) {
  return hidden(hidden(text, SWEDISH, isSwedish), FINNISH, isFinnish);
}

/** @param {string} text @param {RegExp} shape @param {(parts: string[]) => boolean} isNumber */
function hidden(text, shape, isNumber) {
  return text.replace(shape, (found, ...parts) => (isNumber(parts) ? `${found.slice(0, -4)}••••` : found));
}

/** @param {string[]} parts */
function isSwedish([year, month, day, serial, check]) {
  const sum = [...year + month + day + serial].reduce((total, digit, at) => {
    const product = +digit * (2 - (at % 2));
    return total + (product > 9 ? product - 9 : product);
  }, +check);
  return isDay(+day % 60, +month) && sum % 10 === 0;
}

/** @param {string[]} parts */
function isFinnish([day, month, year, serial, check]) {
  return isDay(+day, +month) && FINNISH_CHECKS[+(day + month + year + serial) % 31] === check.toUpperCase();
}

/** @param {number} day @param {number} month */
function isDay(day, month) {
  return day > 0 && day < 32 && month > 0 && month < 13;
}
