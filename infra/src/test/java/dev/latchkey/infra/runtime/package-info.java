/** The packaged function, run by AWS's own runtime client against local twins of what it rents. */
@NullMarked
package dev.latchkey.infra.runtime;

import org.jspecify.annotations.NullMarked;
