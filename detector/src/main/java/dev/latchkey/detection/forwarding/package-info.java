/** From where calls are forwarded, and which of those places have gone quiet. */
@NullMarked
package dev.latchkey.detection.forwarding;

import org.jspecify.annotations.NullMarked;
