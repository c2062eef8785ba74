/** What AWS said, as records. */
@NullMarked
package dev.latchkey.detection.call;

import org.jspecify.annotations.NullMarked;
