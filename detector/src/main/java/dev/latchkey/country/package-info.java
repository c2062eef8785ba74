/** Where addresses are: countries by a database in MaxMind's format; the types of its reader stop here. */
@NullMarked
package dev.latchkey.country;

import org.jspecify.annotations.NullMarked;
