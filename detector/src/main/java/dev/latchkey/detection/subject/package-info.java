/** Whom a call is about. */
@NullMarked
package dev.latchkey.detection.subject;

import org.jspecify.annotations.NullMarked;
