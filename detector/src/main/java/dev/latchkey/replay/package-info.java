/** A history from files: read, judged and printed. */
@NullMarked
package dev.latchkey.replay;

import org.jspecify.annotations.NullMarked;
