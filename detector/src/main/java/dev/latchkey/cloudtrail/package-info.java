/** What comes in: CloudTrail's records. */
@NullMarked
package dev.latchkey.cloudtrail;

import org.jspecify.annotations.NullMarked;
