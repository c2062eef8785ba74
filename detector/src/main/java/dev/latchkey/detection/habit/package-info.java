/** What we conclude of a chain, and how severe it is. */
@NullMarked
package dev.latchkey.detection.habit;

import org.jspecify.annotations.NullMarked;
