/** The rules read once more, slowly, and the histories on which the core must say the same. */
package dev.latchkey.detection.oracle;
