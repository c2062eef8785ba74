/** What all commands share: the terminal, words and values as people type them, and why a file cannot be read. */
@NullMarked
package dev.latchkey.terminal;

import org.jspecify.annotations.NullMarked;
