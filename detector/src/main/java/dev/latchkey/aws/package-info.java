/** What we rent: one adapter a file; the types of the SDK stop here. */
@NullMarked
package dev.latchkey.aws;

import org.jspecify.annotations.NullMarked;
