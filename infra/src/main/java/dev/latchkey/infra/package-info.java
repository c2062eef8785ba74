/** The deployment: a parts list of constructs. */
@NullMarked
package dev.latchkey.infra;

import org.jspecify.annotations.NullMarked;
