/** The front door for files. */
@NullMarked
package dev.latchkey.replay;

import org.jspecify.annotations.NullMarked;
