/** The deployed stack, on an emulator of AWS: started by {@code infra/e2e/run}. */
@NullMarked
package dev.latchkey.infra.e2e;

import org.jspecify.annotations.NullMarked;
