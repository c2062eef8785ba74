/** Who is approved for what: the entries of the allowlist and their bounds. */
@NullMarked
package dev.latchkey.detection.allowlist;

import org.jspecify.annotations.NullMarked;
