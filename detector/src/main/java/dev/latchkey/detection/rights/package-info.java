/** What a policy document allows: how much, over whom, and what it passes on. */
@NullMarked
package dev.latchkey.detection.rights;

import org.jspecify.annotations.NullMarked;
