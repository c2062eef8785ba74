/** What goes out: OCSF. */
@NullMarked
package dev.latchkey.ocsf;

import org.jspecify.annotations.NullMarked;
