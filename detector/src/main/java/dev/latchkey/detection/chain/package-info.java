/** What it means: steps, and the chains in which they stand. */
@NullMarked
package dev.latchkey.detection.chain;

import org.jspecify.annotations.NullMarked;
