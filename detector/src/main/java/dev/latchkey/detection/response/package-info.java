/** What to check, whom to ask, and how to contain an identity. */
@NullMarked
package dev.latchkey.detection.response;

import org.jspecify.annotations.NullMarked;
