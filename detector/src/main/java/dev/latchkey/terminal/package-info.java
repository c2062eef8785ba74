/** What all commands share: the terminal, words and values as people type them, files and complaints. */
@NullMarked
package dev.latchkey.terminal;

import org.jspecify.annotations.NullMarked;
