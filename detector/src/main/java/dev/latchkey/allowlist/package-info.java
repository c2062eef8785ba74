/** The command line's part for the allowlist: linted, pulled and pushed, tried on a history, proposed from one. */
@NullMarked
package dev.latchkey.allowlist;

import org.jspecify.annotations.NullMarked;
