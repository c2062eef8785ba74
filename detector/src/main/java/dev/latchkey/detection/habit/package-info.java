/** What provisioners usually do, and the allowlist entries that would approve it. */
@NullMarked
package dev.latchkey.detection.habit;

import org.jspecify.annotations.NullMarked;
