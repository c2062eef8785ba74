/** The front doors in the cloud. */
@NullMarked
package dev.latchkey.lambda;

import org.jspecify.annotations.NullMarked;
