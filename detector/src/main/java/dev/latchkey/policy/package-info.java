/** Policy documents: JSON in, records out. */
@NullMarked
package dev.latchkey.policy;

import org.jspecify.annotations.NullMarked;
