/** Which steps belong together: chains, under the names that were borne at the time. */
@NullMarked
package dev.latchkey.detection.chain;

import org.jspecify.annotations.NullMarked;
