/** What was set aside is sent to the detector once more: the command line's part for queues of dead letters. */
@NullMarked
package dev.latchkey.redrive;

import org.jspecify.annotations.NullMarked;
