/** The command line's part for what is kept of identities. */
@NullMarked
package dev.latchkey.digest;

import org.jspecify.annotations.NullMarked;
