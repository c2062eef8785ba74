/** What a call means: the table of operations, and the steps that come of a call. */
@NullMarked
package dev.latchkey.detection.step;

import org.jspecify.annotations.NullMarked;
