/** The front door on the command line: which commands there are. */
@NullMarked
package dev.latchkey.cli;

import org.jspecify.annotations.NullMarked;
