/** How words of records come before people: cleaned, counted and laid out. */
@NullMarked
package dev.latchkey.detection.text;

import org.jspecify.annotations.NullMarked;
