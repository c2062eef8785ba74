/** How a conclusion is told to people, once. */
@NullMarked
package dev.latchkey.detection.alert;

import org.jspecify.annotations.NullMarked;
